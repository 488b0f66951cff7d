import type { RefObject } from 'react'
import { Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { eventGroups, type EventGroup } from '../../../../shared/audit/event-groups.ts'
import { ActionKey } from '../shell/action-key.tsx'
import { outcomes, spans, type Outcome, type Span } from './audit-filter.ts'
import type { Audit } from './use-audit.ts'

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

const groups = [{ value: 'any', label: 'Everything' }, ...optionsOf(eventGroups)]

/** Time, kind, result and text: what is shown fits all of them. */
export const AuditFilters = ({
  audit,
  search,
}: {
  readonly audit: Audit
  readonly search: RefObject<HTMLInputElement | null>
}) => {
  const { filter, setFilter } = audit
  const common = { size: 'xs', allowDeselect: false, checkIconPosition: 'right' } as const
  return (
    <div className="row audit-filters" role="search" aria-label="Filter the audit trail">
      <Select
        {...common}
        aria-label="When"
        data={optionsOf(spans)}
        value={filter.span}
        onChange={(span) => setFilter({ span: (span ?? 'any') as Span })}
      />
      <Select
        {...common}
        aria-label="What"
        data={groups}
        value={filter.group ?? 'any'}
        onChange={(group) => setFilter({ group: group === 'any' ? null : (group as EventGroup | null) })}
      />
      <Select
        {...common}
        aria-label="Result"
        data={optionsOf(outcomes)}
        value={filter.outcome}
        onChange={(outcome) => setFilter({ outcome: (outcome ?? 'any') as Outcome })}
      />
      <TextInput
        ref={search}
        size="xs"
        className="grow"
        aria-label="Which: part of a name, an id or a reason"
        placeholder="Name, id or reason"
        spellCheck={false}
        autoComplete="off"
        leftSection={<IconSearch size={14} stroke={1.6} />}
        rightSection={filter.text === '' ? <ActionKey id="device.search" /> : null}
        value={filter.text}
        onChange={(event) => setFilter({ text: event.currentTarget.value })}
      />
    </div>
  )
}
