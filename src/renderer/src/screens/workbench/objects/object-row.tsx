import { IconAlertTriangle, IconChevronDown, IconChevronRight, IconSparkles } from '@tabler/icons-react'
import { memo, type MouseEvent } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import { isSuggestion } from '../../../../../shared/labels/finish-rules.ts'
import type { Label } from '../../../../../shared/labels/index.ts'
import { formatCount } from '../../../ui/format.ts'
import { Swatch } from '../../../ui/swatch.tsx'
import { kindIcons } from '../kind-icons.ts'
import type { ObjectGroup } from './object-groups.ts'
import type { Slot } from './object-slots.ts'
import { RowActs } from './row-acts.tsx'
import { rowDetail } from './row-words.ts'

const icon = { size: 14, stroke: 1.6, 'aria-hidden': true } as const

export interface ObjectRowProps {
  readonly id: string
  readonly slot: Slot
  readonly name: string
  readonly selected: boolean
  readonly hovered: boolean
  readonly active: boolean
  readonly topPx: number
  readonly hidden: boolean
  /** Whether it can be hidden and locked at all: a shape can. */
  readonly canAct: boolean
  readonly onEye: (label: Label, solo: boolean) => void
  /** Null where nothing may be changed. */
  readonly onLock: ((label: Label) => void) | null
  readonly onPress: (event: MouseEvent, id: LabelId) => void
  readonly onMenu: (event: MouseEvent, id: LabelId) => void
  readonly onHover: (id: LabelId | null) => void
}

const stateWords = ({ slot: { label, gaps }, hidden }: ObjectRowProps): string =>
  [gaps > 0 && 'something is missing', hidden && 'hidden', label.locked && 'locked']
    .flatMap((words) => (words ? `, ${words}` : []))
    .join('')

/** One object: colour, name, what it answers or covers, and what is particular about it. */
export const ObjectRow = memo((props: ObjectRowProps) => {
  const { slot, name, selected, hidden, canAct, onPress, onMenu, onHover, onEye, onLock } = props
  const { label, entry } = slot
  const KindIcon = kindIcons[label.kind]
  const detail = rowDetail(label, entry)
  return (
    <div
      id={props.id}
      className="object-row"
      role="option"
      aria-selected={selected}
      aria-label={`${name}${detail === '' ? '' : `, ${detail}`}${stateWords(props)}`}
      data-hovered={props.hovered || undefined}
      data-hidden={hidden || undefined}
      data-active={props.active || undefined}
      data-label={label.id}
      style={{ transform: `translateY(${props.topPx}px)` }}
      title={`${name}${detail === '' ? '' : `  ${detail}`}`}
      onClick={(event) => onPress(event, label.id)}
      onContextMenu={(event) => onMenu(event, label.id)}
      onPointerEnter={() => onHover(label.id)}
      onPointerLeave={() => onHover(null)}
    >
      <Swatch colour={entry?.colour ?? 10} small />
      <span className="object-name ell">{name}</span>
      <span className="object-detail ell grow">{detail}</span>
      {slot.gaps > 0 && <IconAlertTriangle {...icon} className="warn" />}
      {isSuggestion(label) && <IconSparkles {...icon} className="acc" />}
      {canAct && (
        <RowActs
          about="this"
          hidden={hidden}
          locked={label.locked === true}
          onEye={(solo) => onEye(label, solo)}
          onLock={onLock && (() => onLock(label))}
        />
      )}
      <KindIcon {...icon} />
    </div>
  )
})

export interface GroupHeadProps {
  readonly id: string
  readonly group: ObjectGroup
  readonly folded: boolean
  readonly active: boolean
  readonly topPx: number
  readonly onFold: (key: string) => void
  readonly hidden: boolean
  readonly locked: boolean
  readonly canAct: boolean
  readonly onEye: (group: ObjectGroup, solo: boolean) => void
  readonly onLock: ((group: ObjectGroup) => void) | null
}

/** The head of a group; a press folds it. */
export const GroupHead = memo((props: GroupHeadProps) => {
  const { id, group, folded, active, topPx, hidden, locked, onFold, onEye, onLock } = props
  const Chevron = folded ? IconChevronRight : IconChevronDown
  return (
    <div
      id={id}
      className="object-group"
      role="option"
      aria-selected={false}
      aria-expanded={!folded}
      aria-label={`${group.words}, ${formatCount(group.count)}${hidden ? ', hidden' : ''}${locked ? ', locked' : ''}`}
      data-active={active || undefined}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => onFold(group.key)}
    >
      <Chevron {...icon} />
      {group.entry && <Swatch colour={group.entry.colour} />}
      <span className="ell" title={group.words}>
        {group.words}
      </span>
      <span className="end row">
        {props.canAct && (
          <RowActs
            about="all of these"
            {...{ hidden, locked }}
            onEye={(solo) => onEye(group, solo)}
            onLock={onLock && (() => onLock(group))}
          />
        )}
        <span className="num object-count">{formatCount(group.count)}</span>
      </span>
    </div>
  )
})
