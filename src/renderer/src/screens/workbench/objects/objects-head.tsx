import { ActionIcon, Menu, TextInput } from '@mantine/core'
import { IconArrowsSort, IconCheck, IconFilter, IconFolders } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { formatCount } from '../../../ui/format.ts'
import { ActionKey } from '../../shell/action-key.tsx'
import { FilterHelp } from './filter-help.tsx'
import { groupingWords } from './object-groups.ts'
import type { ObjectsAsked } from './object-index.ts'
import { sortWords } from './object-order.ts'

export interface ObjectsHeadProps {
  /** How many there are, and how many match while a filter is on. */
  readonly count: number
  readonly listed: number
  readonly asked: ObjectsAsked
  readonly onAsk: (asked: Partial<ObjectsAsked>) => void
  readonly filterRef: RefObject<HTMLInputElement | null>
  /** Goes from the filter into the list. */
  readonly onEnter: () => void
}

const icon = { size: 16, stroke: 1.6 } as const

const ChoiceMenu = <Choice extends string>(props: {
  readonly label: string
  readonly icon: typeof IconFolders
  readonly words: Readonly<Record<Choice, string>>
  readonly chosen: Choice
  readonly onChoose: (choice: Choice) => void
}) => (
  <Menu position="bottom-end" withinPortal>
    <Menu.Target>
      <ActionIcon size={24} aria-label={`${props.label}: ${props.words[props.chosen]}`} title={props.label}>
        <props.icon {...icon} />
      </ActionIcon>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Label>{props.label}</Menu.Label>
      {(Object.keys(props.words) as Choice[]).map((choice) => (
        <Menu.Item
          key={choice}
          role="menuitemradio"
          aria-checked={choice === props.chosen}
          rightSection={choice === props.chosen ? <IconCheck size={14} /> : undefined}
          onClick={() => props.onChoose(choice)}
        >
          {props.words[choice]}
        </Menu.Item>
      ))}
    </Menu.Dropdown>
  </Menu>
)

/** How many objects there are, and what is asked of the list: a filter, an order, groups. */
export const ObjectsHead = ({ count, listed, asked, onAsk, filterRef, onEnter }: ObjectsHeadProps) => (
  <>
    <div className="panel-head">
      <b>Objects</b>
      <span className="t3 xs num" role="status">
        {asked.filter === '' ? formatCount(count) : `${formatCount(listed)} of ${formatCount(count)}`}
      </span>
      <span className="end">
        <ChoiceMenu
          label="Groups"
          icon={IconFolders}
          words={groupingWords}
          chosen={asked.grouping}
          onChoose={(grouping) => onAsk({ grouping })}
        />
        <ChoiceMenu
          label="Order"
          icon={IconArrowsSort}
          words={sortWords}
          chosen={asked.sort}
          onChoose={(sort) => onAsk({ sort })}
        />
        <FilterHelp />
      </span>
    </div>
    <div className="object-filter">
      <TextInput
        ref={filterRef}
        value={asked.filter}
        onChange={(event) => onAsk({ filter: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            onAsk({ filter: '' })
            event.currentTarget.blur()
          } else if (event.key === 'ArrowDown' || event.key === 'Enter') onEnter()
          else return
          event.preventDefault()
        }}
        spellCheck={false}
        placeholder="Filter: label, words, missing…"
        aria-label="Filter objects"
        leftSection={<IconFilter size={14} stroke={1.6} />}
        rightSection={<ActionKey id="objects.filter" />}
      />
    </div>
  </>
)
