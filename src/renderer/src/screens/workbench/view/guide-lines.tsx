import { useSyncExternalStore, type KeyboardEvent, type PointerEvent } from 'react'
import type { ImageView, ImageViewState } from '../../../canvas/image-view.ts'
import type { Guide } from '../../../canvas/picture-look.ts'
import { toImage, toScreen } from '../../../canvas/viewport.ts'
import { guidesWith, guidesWithout } from './guides.ts'
import './view.css'

/** Whether a guide runs from top to bottom of the surface, as the picture lies now. */
const isUpright = (guide: Guide, { view }: ImageViewState): boolean =>
  (guide.axis === 'x') === ((view.turn ?? 0) % 180 === 0)

/** Where a guide lies on the surface, in CSS pixels from its left or its top. */
const placeOf = (guide: Guide, state: ImageViewState): number => {
  const [x, y] = toScreen(state.view, guide.axis === 'x' ? [guide.at, 0] : [0, guide.at])
  return isUpright(guide, state) ? x : y
}

/** The image pixel along the axis of a guide that lies at a spot of the surface. */
const pixelAt = (guide: Guide, { view }: ImageViewState, spot: readonly [number, number]): number =>
  Math.round(toImage(view, spot)[guide.axis === 'x' ? 0 : 1])

interface LineProps {
  readonly view: ImageView
  readonly guide: Guide
  readonly order: number
}

const Line = ({ view, guide, order }: LineProps) => {
  const state = useSyncExternalStore(view.subscribe, view.get)
  const upright = isUpright(guide, state)
  const place = placeOf(guide, state)
  const put = (at: number) => view.setGuides(guidesWith(view.get().guides, order, at))
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect()
    if (event.buttons === 1 && box) put(pixelAt(guide, state, [event.clientX - box.left, event.clientY - box.top]))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key]
    if (by !== undefined) put(guide.at + by * (event.shiftKey ? 10 : 1))
    else if (event.key === 'Delete' || event.key === 'Backspace')
      view.setGuides(guidesWithout(view.get().guides, order))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className="guide-line"
      role="slider"
      tabIndex={0}
      aria-label={`Guide at ${guide.axis} ${String(guide.at)}. Arrows move it, Delete takes it away`}
      aria-orientation={upright ? 'horizontal' : 'vertical'}
      aria-valuenow={guide.at}
      data-upright={upright || undefined}
      style={{ transform: upright ? `translateX(${String(place)}px)` : `translateY(${String(place)}px)` }}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.focus({ preventScroll: true })
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={drag}
      onDoubleClick={() => view.setGuides(guidesWithout(view.get().guides, order))}
      onKeyDown={onKeyDown}
    />
  )
}

const Ruler = ({ view, side }: { readonly view: ImageView; readonly side: 'top' | 'left' }) => {
  /** From the upper edge a level guide is pulled, from the left one an upright one, as the picture lies now. */
  const pull = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect()
    if (!box) return
    const state = view.get()
    const straight = (state.view.turn ?? 0) % 180 === 0
    const axis = (side === 'left') === straight ? 'x' : 'y'
    const at = pixelAt({ axis, at: 0 }, state, [event.clientX - box.left, event.clientY - box.top])
    const held = event.currentTarget.dataset['pulling'] !== undefined
    view.setGuides(held ? guidesWith(state.guides, state.guides.length - 1, at) : [...state.guides, { axis, at }])
    event.currentTarget.dataset['pulling'] = ''
  }
  return (
    <div
      className="guide-ruler"
      data-side={side}
      title="Drag a guide out of here"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        pull(event)
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) pull(event)
      }}
      onPointerUp={(event) => {
        delete event.currentTarget.dataset['pulling']
      }}
    />
  )
}

/** Guides to take hold of, and the edges that more of them are pulled out of. Nothing while there are no guides. */
export const GuideLines = ({ view }: { readonly view: ImageView }) => {
  const guides = useSyncExternalStore(view.subscribe, () => view.get().guides)
  const stage = useSyncExternalStore(view.subscribe, () => view.get().stage)
  if (stage !== 'ready' || guides.length === 0) return null
  return (
    <div className="guide-lines">
      <Ruler view={view} side="top" />
      <Ruler view={view} side="left" />
      {guides.map((guide, order) => (
        <Line key={order} {...{ view, guide, order }} />
      ))}
    </div>
  )
}
