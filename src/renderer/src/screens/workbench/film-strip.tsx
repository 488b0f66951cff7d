import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { ItemSummary } from '../../../../shared/ipc/work.ts'
import { FilmFrame } from './film-frame.tsx'
import { distinctKeys } from './next-item.ts'
import type { Thumbnails } from './thumbnails.ts'
import './film-strip.css'

/** A frame and the gap after it. */
const stepPx = 86

export interface FilmStripProps {
  /** Every item of the shard: names are cut by what they have in common. */
  readonly items: readonly ItemSummary[]
  /** What the filter leaves, with the current item in any case. */
  readonly shown: readonly ItemSummary[]
  readonly index: number
  readonly thumbnails: Thumbnails
  readonly onGo: (index: number) => void
  readonly onStep: (step: -1 | 1) => void
  readonly onEnd: (end: 'first' | 'last') => void
  /** Stands at the left end. */
  readonly controls: ReactNode
  /** The navigator, at the right end. */
  readonly children?: ReactNode
}

/** Arrow keys on the strip itself walk, as in any list. */
const stepKeys =
  ({ onStep, onEnd }: Pick<FilmStripProps, 'onStep' | 'onEnd'>) =>
  (event: KeyboardEvent) => {
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => onStep(-1),
      ArrowRight: () => onStep(1),
      Home: () => onEnd('first'),
      End: () => onEnd('last'),
    }
    const act = acts[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

/** The items of the shard in a row; only what is seen is in the page. The wheel moves it sideways. */
export const FilmStrip = (props: FilmStripProps) => {
  const { items, shown, index, thumbnails, onGo, controls, children } = props
  const strip = useRef<HTMLDivElement>(null)
  const names = useMemo(() => distinctKeys(items), [items])
  const virtualizer = useVirtualizer({
    horizontal: true,
    count: shown.length,
    getScrollElement: () => strip.current,
    estimateSize: () => stepPx,
    overscan: 8,
  })
  const place = shown.findIndex((item) => item.index === index)
  useEffect(() => {
    thumbnails.near(index)
    if (place >= 0) virtualizer.scrollToIndex(place, { align: 'center' })
  }, [index, place, thumbnails, virtualizer])
  return (
    <section className="film" aria-label="Film strip" data-region>
      {controls}
      <div
        ref={strip}
        className="film-strip"
        role="listbox"
        aria-label="Items of this shard"
        aria-orientation="horizontal"
        tabIndex={0}
        onKeyDown={stepKeys(props)}
        onWheel={(event) => {
          strip.current?.scrollBy({ left: event.deltaY + event.deltaX })
        }}
      >
        <div className="film-row" style={{ width: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index: at, start }) => {
            const item = shown[at]
            if (!item) return null
            const name = names[item.index] ?? item.key
            const current = item.index === index
            return <FilmFrame key={item.index} left={start} {...{ item, name, current, thumbnails, onGo }} />
          })}
        </div>
      </div>
      {children}
    </section>
  )
}
