import { UnstyledButton } from '@mantine/core'
import {
  IconArrowBackUp,
  IconChecks,
  IconCircleCheck,
  IconEraser,
  IconFlagFilled,
  IconMessageCircle,
  IconPencil,
  IconPlayerTrackNext,
} from '@tabler/icons-react'
import { memo, useEffect, useRef } from 'react'
import type { ItemState, ItemSummary } from '../../../../shared/ipc/work.ts'
import { formatPlural } from '../../ui/format.ts'
import { lastStep, plateWords, shownKey } from './next-item.ts'
import type { Thumbnails } from './thumbnails.ts'

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
  useEffect(
    () =>
      thumbnails.want(index, (picture) => {
        place.current?.replaceChildren(picture)
      }),
    [index, thumbnails],
  )
  return <span ref={place} className="film-picture" aria-hidden="true" />
}

/** All that is known of an item, for whoever does not see the marks. */
const wordsOf = (item: ItemSummary): string =>
  [
    shownKey(item),
    stateWords[item.state],
    ...(item.flagged ? ['flagged'] : []),
    ...(item.comments > 0 ? [formatPlural(item.comments, 'comment')] : []),
    ...(item.missing > 0 ? [`${formatPlural(item.missing, 'label')} to fill in`] : []),
  ].join(', ')

/** What the person and the reviewer left on the item, at its upper edge. */
const Marks = ({ item }: { readonly item: ItemSummary }) =>
  item.flagged || item.comments > 0 ? (
    <span className="film-marks" aria-hidden="true">
      {item.flagged && <IconFlagFilled size={11} className="film-flag" />}
      {item.comments > 0 && (
        <span className="film-said" data-open={(item.openThreads > 0 && item.state !== 'accepted') || undefined}>
          <IconMessageCircle size={11} stroke={2} />
          {item.comments}
        </span>
      )}
    </span>
  ) : null

export interface FilmFrameProps {
  readonly item: ItemSummary
  /** The part of its key that tells it from the others. */
  readonly name: string
  readonly current: boolean
  /** Where it lies in the strip, in pixels. */
  readonly left: number
  readonly thumbnails: Thumbnails
  readonly onGo: (index: number) => void
}

/** One item in the film strip: its picture or name, its state, and what was left on it. */
export const FilmFrame = memo(({ item, name, current, left, thumbnails, onGo }: FilmFrameProps) => {
  const isErased = item.state === 'erased'
  const Icon = current && item.state === 'todo' ? IconPencil : stateIcons[item.state]
  return (
    <UnstyledButton
      className="film-frame"
      role="option"
      aria-selected={current}
      aria-label={wordsOf(item)}
      title={shownKey(item)}
      tabIndex={-1}
      style={{ transform: `translateX(${String(left)}px)` }}
      data-kind={item.kind}
      data-state={item.state}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onGo(item.index)}
    >
      {isErased ? (
        <IconEraser size={18} stroke={1.4} className="film-erased" aria-hidden="true" />
      ) : item.kind === 'text' ? (
        <span className="film-key ell">{lastStep(name)}</span>
      ) : (
        <Picture index={item.index} thumbnails={thumbnails} />
      )}
      <Marks item={item} />
      <span className="film-plate">
        <span className="film-name">
          {item.kind === 'text' || isErased ? stateWords[item.state] : plateWords(name)}
        </span>
        {Icon && !isErased && <Icon size={11} stroke={2.2} aria-hidden="true" />}
      </span>
    </UnstyledButton>
  )
})
