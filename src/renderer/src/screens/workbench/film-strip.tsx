import { UnstyledButton } from '@mantine/core'
import {
  IconArrowBackUp,
  IconChecks,
  IconCircleCheck,
  IconEraser,
  IconPencil,
  IconPlayerTrackNext,
} from '@tabler/icons-react'
import { memo, useEffect, useMemo, useRef, type ReactNode } from 'react'
import type { ItemState, ItemSummary } from '../../../../shared/ipc/work.ts'
import { distinctKeys, lastStep, plateWords, shownKey, stripRange } from './next-item.ts'
import type { Thumbnails } from './thumbnails.ts'
import './film-strip.css'

/** How many items on each side of the current one are in the page. */
const reach = 30

const stateIcons: Readonly<Record<ItemState, typeof IconPencil | null>> = {
  todo: null,
  finished: IconCircleCheck,
  skipped: IconPlayerTrackNext,
  returned: IconArrowBackUp,
  accepted: IconChecks,
  erased: IconEraser,
}

const stateWords: Readonly<Record<ItemState, string>> = {
  todo: 'to do',
  finished: 'finished',
  skipped: 'skipped',
  returned: 'returned',
  accepted: 'accepted',
  erased: 'erased',
}

const Picture = ({ index, thumbnails }: { readonly index: number; readonly thumbnails: Thumbnails }) => {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const host = place.current
    if (!host) return
    let cancel = () => {}
    const watch = new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting !== true) {
        cancel()
        return
      }
      cancel = thumbnails.want(index, (picture) => {
        host.replaceChildren(picture)
      })
    })
    watch.observe(host)
    return () => {
      watch.disconnect()
      cancel()
    }
  }, [index, thumbnails])
  return <span ref={place} className="film-picture" aria-hidden="true" />
}

interface FrameProps {
  readonly item: ItemSummary
  /** The part of its key that tells it from the others. */
  readonly name: string
  readonly current: boolean
  readonly thumbnails: Thumbnails
  readonly onGo: (index: number) => void
}

const Frame = memo(({ item, name, current, thumbnails, onGo }: FrameProps) => {
  const isErased = item.state === 'erased'
  const Icon = current && item.state === 'todo' ? IconPencil : stateIcons[item.state]
  return (
    <UnstyledButton
      className="film-frame"
      role="option"
      aria-selected={current}
      aria-label={`${shownKey(item)}, ${stateWords[item.state]}`}
      title={shownKey(item)}
      tabIndex={-1}
      data-kind={item.kind}
      data-state={item.state}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onGo(item.index)}
    >
      {item.state === 'erased' ? (
        <IconEraser size={18} stroke={1.4} className="film-erased" aria-hidden="true" />
      ) : item.kind === 'text' ? (
        <span className="film-key ell">{lastStep(name)}</span>
      ) : (
        <Picture index={item.index} thumbnails={thumbnails} />
      )}
      <span className="film-plate">
        {item.kind === 'text' || isErased ? stateWords[item.state] : plateWords(name)}
        {Icon && !isErased && <Icon size={11} stroke={2.2} aria-hidden="true" />}
      </span>
    </UnstyledButton>
  )
})

export interface FilmStripProps {
  readonly items: readonly ItemSummary[]
  readonly index: number
  readonly thumbnails: Thumbnails
  readonly onGo: (index: number) => void
  /** The navigator, at the right end. */
  readonly children?: ReactNode
}

/** The items of the shard around the current one. The wheel moves it sideways. */
export const FilmStrip = ({ items, index, thumbnails, onGo, children }: FilmStripProps) => {
  const strip = useRef<HTMLDivElement>(null)
  const names = useMemo(() => distinctKeys(items), [items])
  const [from, to] = stripRange(items.length, index, reach)
  useEffect(() => {
    thumbnails.near(index)
    strip.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [index, thumbnails])
  return (
    <div className="film">
      <div
        ref={strip}
        className="film-strip"
        role="listbox"
        aria-label="Items of this shard"
        aria-orientation="horizontal"
        onWheel={(event) => {
          strip.current?.scrollBy({ left: event.deltaY + event.deltaX })
        }}
      >
        {items.slice(from, to).map((item) => (
          <Frame
            key={item.index}
            item={item}
            name={names[item.index] ?? item.key}
            current={item.index === index}
            thumbnails={thumbnails}
            onGo={onGo}
          />
        ))}
      </div>
      {children}
    </div>
  )
}
