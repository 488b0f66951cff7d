import { ActionIcon, Checkbox, Indicator, Popover, Stack, TextInput, Tooltip, UnstyledButton } from '@mantine/core'
import { IconFilter, IconHash } from '@tabler/icons-react'
import type { ItemSummary } from '../../../../../shared/ipc/work.ts'
import { useHints } from '../../../actions/actions-provider.tsx'
import { formatCount } from '../../../ui/format.ts'
import {
  countTraits,
  filterNames,
  isFiltering,
  itemMarks,
  itemStates,
  noFilter,
  type ItemFilter,
} from './item-filter.ts'
import './walk.css'

export interface FilmControlsProps {
  readonly items: readonly ItemSummary[]
  /** How many items the filter finds. */
  readonly found: number
  readonly filter: ItemFilter
  readonly onFilter: (filter: ItemFilter) => void
  readonly opened: boolean
  readonly onOpen: (opened: boolean) => void
  readonly onJump: () => void
}

const toggled = <T,>(list: readonly T[], entry: T): readonly T[] =>
  list.includes(entry) ? list.filter((other) => other !== entry) : [...list, entry]

interface TraitProps {
  readonly words: string
  readonly count: number
  readonly checked: boolean
  readonly onToggle: () => void
}

const Trait = ({ words, count, checked, onToggle }: TraitProps) => (
  <div className="filter-trait">
    <Checkbox size="xs" label={words} checked={checked} onChange={onToggle} />
    <span className="t3 xs num">{formatCount(count)}</span>
  </div>
)

const FilterForm = ({ items, found, filter, onFilter }: FilmControlsProps) => {
  const counts = countTraits(items)
  return (
    <Stack gap="sm" className="filter-form">
      <TextInput
        data-autofocus
        aria-label="Part of the key"
        placeholder="Part of the key"
        value={filter.words}
        maxLength={200}
        onChange={(event) => onFilter({ ...filter, words: event.currentTarget.value })}
      />
      <div>
        {itemStates.map((state) => (
          <Trait
            key={state}
            words={filterNames[state]}
            count={counts[state]}
            checked={filter.states.includes(state)}
            onToggle={() => onFilter({ ...filter, states: toggled(filter.states, state) })}
          />
        ))}
      </div>
      <div className="filter-marks">
        {itemMarks.map((mark) => (
          <Trait
            key={mark}
            words={filterNames[mark]}
            count={counts[mark]}
            checked={filter.marks.includes(mark)}
            onToggle={() => onFilter({ ...filter, marks: toggled(filter.marks, mark) })}
          />
        ))}
      </div>
      <div className="row xs t3">
        <span className="num">
          {formatCount(found)} of {formatCount(items.length)} items
        </span>
        {isFiltering(filter) && (
          <UnstyledButton className="end acc xs" onClick={() => onFilter(noFilter)}>
            Show all
          </UnstyledButton>
        )}
      </div>
    </Stack>
  )
}

/** At the left end of the film strip: go to one item, and which items are walked through. */
export const FilmControls = (props: FilmControlsProps) => {
  const { filter, opened, onOpen, onJump } = props
  const hint = useHints()
  const filtering = isFiltering(filter)
  return (
    <div className="film-controls">
      <Tooltip label={`Go to an item  ${hint('item.jump')}`} position="right">
        <ActionIcon size={26} aria-label="Go to an item" onClick={onJump}>
          <IconHash size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Popover opened={opened} onChange={onOpen} position="top-start" trapFocus returnFocus withinPortal shadow="md">
        <Popover.Target>
          <Tooltip label={`Filter the items  ${hint('item.filter')}`} position="right">
            <Indicator disabled={!filtering} size={6} offset={5} color="accent">
              <ActionIcon
                size={26}
                aria-label="Filter the items"
                aria-pressed={filtering}
                onClick={() => onOpen(!opened)}
              >
                <IconFilter size={16} stroke={1.6} />
              </ActionIcon>
            </Indicator>
          </Tooltip>
        </Popover.Target>
        <Popover.Dropdown aria-label="Filter the items">
          <FilterForm {...props} />
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}
