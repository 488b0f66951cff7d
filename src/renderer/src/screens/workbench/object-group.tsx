import { IconChevronDown, IconChevronRight, IconPolygon, IconSquare, IconTextWrap } from '@tabler/icons-react'
import { memo } from 'react'
import type { LabelId } from '../../../../shared/ids.ts'
import type { LabelKind } from '../../../../shared/labels/index.ts'
import { formatCount } from '../../ui/format.ts'
import { Swatch } from '../../ui/swatch.tsx'
import type { ObjectGroup, ObjectRow } from './object-groups.ts'
import type { Bench } from './use-bench.ts'

const kindIcons: Readonly<Partial<Record<LabelKind, typeof IconSquare>>> = {
  box: IconSquare,
  polygon: IconPolygon,
  span: IconTextWrap,
}

interface RowProps {
  readonly row: ObjectRow
  readonly colour: number
  readonly selected: boolean
  readonly hovered: boolean
  readonly onPress: (id: LabelId, adds: boolean) => void
  readonly onHover: (id: LabelId | null) => void
}

const Row = memo(({ row, colour, selected, hovered, onPress, onHover }: RowProps) => {
  const Icon = kindIcons[row.label.kind]
  return (
    <div
      className="object-row"
      role="option"
      aria-selected={selected}
      data-hovered={hovered || undefined}
      data-label={row.label.id}
      onClick={(event) => onPress(row.label.id, event.shiftKey || event.ctrlKey || event.metaKey)}
      onPointerEnter={() => onHover(row.label.id)}
      onPointerLeave={() => onHover(null)}
    >
      <Swatch colour={colour} small />
      <span className="object-name ell">{row.name}</span>
      <span className="object-detail ell grow">{row.detail}</span>
      {Icon && <Icon size={14} stroke={1.6} aria-hidden="true" />}
    </div>
  )
})

export interface GroupProps {
  readonly group: ObjectGroup
  readonly bench: Bench
  readonly folded: boolean
  readonly onFold: () => void
  readonly onPress: RowProps['onPress']
}

/** One class with its objects; it folds. */
export const Group = ({ group: { entry, rows }, bench, folded, onFold, onPress }: GroupProps) => {
  const Chevron = folded ? IconChevronRight : IconChevronDown
  return (
    <div role="group" aria-label={entry.name}>
      <button type="button" className="object-group" aria-expanded={!folded} tabIndex={-1} onClick={onFold}>
        <Chevron size={14} stroke={1.6} aria-hidden="true" />
        <Swatch colour={entry.colour} />
        <span className="ell">{entry.name}</span>
        <span className="end num">{formatCount(rows.length)}</span>
      </button>
      {!folded &&
        rows.map((row) => (
          <Row
            key={row.label.id}
            row={row}
            colour={entry.colour}
            selected={bench.selection.has(row.label.id)}
            hovered={bench.hovered === row.label.id}
            onPress={onPress}
            onHover={bench.hover}
          />
        ))}
    </div>
  )
}
