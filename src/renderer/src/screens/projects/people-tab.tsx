import { Button } from '@mantine/core'
import type { Assignment } from '../../../../shared/ipc/projects.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatDay, formatMoment } from '../../ui/format.ts'
import { Tag } from '../../ui/tag.tsx'
import { formatHours } from './assignment-draft.ts'
import { isLive } from './board.ts'
import { peopleOf, type ProjectPerson } from './people.ts'
import type { TabProps } from './tab-props.ts'

/** Everyone who was given something in this project, by device. */
export const PeopleTab = ({ project, nowMs, open }: TabProps) => {
  const people = peopleOf(project)
  if (people.length === 0)
    return (
      <EmptyState
        title="Nobody has a shard yet"
        actions={<Button onClick={() => open({ kind: 'assign', shardIds: [] })}>Assign…</Button>}
      >
        Assign shards to a member on one of their devices. Nobody else can open them.
      </EmptyState>
    )
  return (
    <Card className="scroll">
      <table className="table">
        <thead>
          <tr>
            <th>Person</th>
            <th>Device</th>
            <th>Shard</th>
            <th>Does</th>
            <th>From</th>
            <th>Until</th>
            <th>Without the exchange</th>
            <th>State</th>
            <th aria-label="Actions" />
          </tr>
        </thead>
        <tbody>
          {people.map((person) =>
            person.assignments.map((entry, index) => (
              <AssignmentRow
                key={`${entry.grantId}:${entry.shardName}`}
                person={index === 0 ? person : null}
                entry={entry}
                nowMs={nowMs}
                isOpen={project.state === 'active'}
                onRevoke={() => open({ kind: 'revoke', assignment: entry })}
              />
            )),
          )}
        </tbody>
      </table>
    </Card>
  )
}

const tones: Readonly<Record<Assignment['state'], 'ok' | 'warn' | 'bad' | 'plain'>> = {
  open: 'ok',
  waiting: 'plain',
  ended: 'plain',
  revoked: 'bad',
  returned: 'plain',
  completed: 'warn',
  wiped: 'plain',
}

const AssignmentRow = (props: {
  /** null on the further rows of the same person. */
  readonly person: ProjectPerson | null
  readonly entry: ProjectPerson['assignments'][number]
  readonly nowMs: number
  readonly isOpen: boolean
  readonly onRevoke: () => void
}) => {
  const { person, entry, nowMs } = props
  return (
    <tr>
      <td>
        {person && (
          <span className="row">
            <Avatar name={person.memberName} small />
            <b>{person.memberName}</b>
          </span>
        )}
      </td>
      <td className="t2">{person?.deviceName}</td>
      <td>{entry.shardName}</td>
      <td className="t2">{entry.role === 'review' ? 'reviews' : 'annotates'}</td>
      <td className="t2">{formatDay(entry.notBefore, nowMs)}</td>
      <td className="t2">{formatMoment(entry.revokedAt ?? entry.expires, nowMs)}</td>
      <td className="t2">
        {entry.offlineLeaseHours === 0 ? 'online only' : `at most ${formatHours(entry.offlineLeaseHours)}`}
      </td>
      <td>
        <Tag tone={tones[entry.state]}>{entry.state === 'waiting' ? 'not yet open' : entry.state}</Tag>
      </td>
      <td className="n">
        {props.isOpen && isLive(entry) && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={props.onRevoke}>
            Revoke
          </Button>
        )}
      </td>
    </tr>
  )
}
