import {
  IconAlertTriangle,
  IconChevronDown,
  IconChevronRight,
  IconCircle,
  IconCube,
  IconLine,
  IconLock,
  IconPolygon,
  IconRectangle,
  IconSparkles,
  IconSquare,
  IconSquareRotated,
  IconTextWrap,
  IconBrush,
  IconTag,
} from '@tabler/icons-react'
import { memo, type MouseEvent } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import { isSuggestion } from '../../../../../shared/labels/finish-rules.ts'
import type { LabelKind } from '../../../../../shared/labels/index.ts'
import { formatCount } from '../../../ui/format.ts'
import { Swatch } from '../../../ui/swatch.tsx'
import type { ObjectGroup } from './object-groups.ts'
import type { Slot } from './object-slots.ts'
import { rowDetail } from './row-words.ts'

const kindIcons: Readonly<Record<LabelKind, typeof IconSquare>> = {
  box: IconSquare,
  'rotated-box': IconSquareRotated,
  polygon: IconPolygon,
  polyline: IconLine,
  keypoints: IconRectangle,
  ellipse: IconCircle,
  mask: IconBrush,
  cuboid: IconCube,
  'item-class': IconTag,
  span: IconTextWrap,
}

const icon = { size: 14, stroke: 1.6, 'aria-hidden': true } as const

export interface ObjectRowProps {
  readonly id: string
  readonly slot: Slot
  readonly name: string
  readonly selected: boolean
  readonly hovered: boolean
  readonly active: boolean
  readonly topPx: number
  readonly onPress: (event: MouseEvent, id: LabelId) => void
  readonly onMenu: (event: MouseEvent, id: LabelId) => void
  readonly onHover: (id: LabelId | null) => void
}

/** One object: colour, name, what it answers or covers, and what is particular about it. */
export const ObjectRow = memo((props: ObjectRowProps) => {
  const { slot, name, selected, onPress, onMenu, onHover } = props
  const { label, entry } = slot
  const KindIcon = kindIcons[label.kind]
  const detail = rowDetail(label, entry)
  return (
    <div
      id={props.id}
      className="object-row"
      role="option"
      aria-selected={selected}
      aria-label={`${name}${detail === '' ? '' : `, ${detail}`}${slot.gaps > 0 ? ', something is missing' : ''}`}
      data-hovered={props.hovered || undefined}
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
      {label.locked && <IconLock {...icon} />}
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
}

/** The head of a group; a press folds it. */
export const GroupHead = memo(({ id, group, folded, active, topPx, onFold }: GroupHeadProps) => {
  const Chevron = folded ? IconChevronRight : IconChevronDown
  return (
    <div
      id={id}
      className="object-group"
      role="option"
      aria-selected={false}
      aria-expanded={!folded}
      aria-label={`${group.words}, ${formatCount(group.count)}`}
      data-active={active || undefined}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => onFold(group.key)}
    >
      <Chevron {...icon} />
      {group.entry && <Swatch colour={group.entry.colour} />}
      <span className="ell" title={group.words}>
        {group.words}
      </span>
      <span className="end num">{formatCount(group.count)}</span>
    </div>
  )
})
