import { ActionIcon, Tooltip } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useSyncExternalStore, type PointerEvent, type ReactNode } from 'react'
import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import type { ImageView, ImageViewState } from '../../canvas/image-view.ts'
import { layPicture } from '../../canvas/painting/picture.ts'
import {
  fitWhole,
  rectToScreen,
  shownRect,
  toImage,
  type PixelSize,
  type Turn,
  type Viewport,
} from '../../canvas/viewport.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { calmly } from './view/use-calm-view.ts'
import { ZoomField } from './view/zoom-field.tsx'
import './navigator.css'

const widthPx = 120
const heightPx = 60

/** How the picture lies in the navigator, turned as on the surface. */
const overviewOf = (picture: PixelSize, turn: Turn): Viewport => fitWhole(picture, { widthPx, heightPx }, turn)

/** The part of the picture that is seen, on the navigator; what lies beyond its edges is left out. */
const seenPart = ({ view, surface, picture }: ImageViewState): ImageRect => {
  const overview = overviewOf(picture, view.turn ?? 0)
  const whole = rectToScreen(overview, { x: 0, y: 0, width: picture.widthPx, height: picture.heightPx })
  const seen = rectToScreen(overview, shownRect(view, surface))
  const [left, top] = [Math.max(seen.x, whole.x), Math.max(seen.y, whole.y)]
  const width = Math.max(Math.min(seen.x + seen.width, whole.x + whole.width) - left, 0)
  const height = Math.max(Math.min(seen.y + seen.height, whole.y + whole.height) - top, 0)
  return { x: left, y: top, width, height }
}

type Small = OffscreenCanvas | null

/** The picture as small as the navigator. Null until there is one. */
const smallOf = ({ source, picture, view }: ImageViewState): Small => {
  const canvas = new OffscreenCanvas(widthPx * 2, heightPx * 2)
  const brush = source && canvas.getContext('2d')
  if (!brush) return null
  brush.scale(2, 2)
  brush.imageSmoothingQuality = 'high'
  layPicture(brush, overviewOf(picture, view.turn ?? 0), () => {
    brush.drawImage(source.source, 0, 0, picture.widthPx, picture.heightPx)
  })
  return canvas
}

/** Darkens what is not seen, and frames what is. */
const paintSeen = (brush: CanvasRenderingContext2D, { x, y, width, height }: ImageRect): void => {
  brush.beginPath()
  brush.rect(0, 0, widthPx, heightPx)
  brush.rect(x, y, width, height)
  brush.fillStyle = 'rgba(0, 0, 0, 0.42)'
  brush.fill('evenodd')
  brush.lineWidth = 3
  brush.strokeStyle = 'rgba(0, 0, 0, 0.7)'
  brush.strokeRect(x + 0.25, y + 0.25, width - 0.5, height - 0.5)
  brush.lineWidth = 1.5
  brush.strokeStyle = '#ffffff'
  brush.strokeRect(x + 0.75, y + 0.75, width - 1.5, height - 1.5)
}

/**
 * Paints the overview whenever the view has changed. On the canvas itself: an element that moves over it would make the
 * browser put the layers of the window in order for each step.
 */
const useOverview = (view: ImageView) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let small: Small = null
    let madeOf: readonly unknown[] = []
    const paint = () => {
      const brush = canvas.current?.getContext('2d')
      if (!brush) return
      const state = view.get()
      const of = [state.source, state.picture, state.view.turn]
      if (of.some((value, at) => value !== madeOf[at]) || madeOf.length === 0) small = smallOf(state)
      madeOf = of
      brush.clearRect(0, 0, widthPx * 2, heightPx * 2)
      if (!small) return
      brush.drawImage(small, 0, 0)
      brush.save()
      brush.scale(2, 2)
      paintSeen(brush, seenPart(state))
      brush.restore()
    }
    paint()
    return calmly(view.subscribe)(paint)
  }, [view])
  return canvas
}

/** The whole picture with the part that is seen. Drag moves the view, the wheel zooms, a double click fits. */
const Overview = ({ view }: { readonly view: ImageView }) => {
  const canvas = useOverview(view)
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    event.currentTarget.setPointerCapture(event.pointerId)
    const { picture, view: viewport } = view.get()
    const overview = overviewOf(picture, viewport.turn ?? 0)
    view.centreOn(toImage(overview, [event.clientX - box.left, event.clientY - box.top]))
  }
  return (
    <div
      className="navigator-picture"
      title="Drag moves the view, the wheel zooms, a double click fits"
      onPointerDown={move}
      onPointerMove={move}
      onDoubleClick={view.fit}
      onWheel={(event) => view.zoomBy(event.deltaY < 0 ? 1.25 : 1 / 1.25)}
    >
      <canvas ref={canvas} width={widthPx * 2} height={heightPx * 2} />
    </div>
  )
}

const ZoomButton = ({ words, onClick, children }: { words: string; onClick: () => void; children: ReactNode }) => (
  <Tooltip label={words}>
    <ActionIcon size={24} aria-label={words} onMouseDown={(event) => event.preventDefault()} onClick={onClick}>
      {children}
    </ActionIcon>
  </Tooltip>
)

/** Overview and zoom at the end of the film strip. */
export const Navigator = ({ view }: { readonly view: ImageView }) => {
  const hint = useHints()
  const stage = useSyncExternalStore(view.subscribe, () => view.get().stage)
  const isFlat = useSyncExternalStore(view.subscribe, () => view.get().view.scale === 0)
  if (stage === 'failed' || isFlat) return null
  return (
    <div className="navigator" data-stage={stage}>
      <Overview view={view} />
      <div className="navigator-zoom">
        <ZoomField view={view} />
        <ZoomButton words={`Zoom out  ${hint('view.zoom-out')}`} onClick={() => view.zoomBy(1 / 1.25)}>
          <IconMinus size={14} stroke={1.6} />
        </ZoomButton>
        <ZoomButton words={`Zoom in  ${hint('view.zoom-in')}`} onClick={() => view.zoomBy(1.25)}>
          <IconPlus size={14} stroke={1.6} />
        </ZoomButton>
      </div>
    </div>
  )
}
