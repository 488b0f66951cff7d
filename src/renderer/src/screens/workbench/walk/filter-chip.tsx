import { ActionIcon } from '@mantine/core'
import { IconFilter, IconX } from '@tabler/icons-react'
import { filterWords, isFiltering, noFilter, type ItemFilter } from './item-filter.ts'
import './walk.css'

/** Says which items are walked through, so that nobody takes them for all; a press shows all again. */
export const FilterChip = ({
  filter,
  onFilter,
}: {
  readonly filter: ItemFilter
  readonly onFilter: (filter: ItemFilter) => void
}) =>
  isFiltering(filter) ? (
    <span className="filter-chip">
      <IconFilter size={12} stroke={1.8} className="acc" aria-hidden="true" />
      <span className="ell" title={filterWords(filter)}>
        {filterWords(filter)}
      </span>
      <ActionIcon size={20} aria-label="Show all items again" onClick={() => onFilter(noFilter)}>
        <IconX size={12} stroke={1.8} />
      </ActionIcon>
    </span>
  ) : null
