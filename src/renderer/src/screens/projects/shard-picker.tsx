import { useState } from 'react'
import { Checkbox, TextInput } from '@mantine/core'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { formatCount } from '../../ui/format.ts'
import { isLive } from './board.ts'

type Shard = ProjectDetail['shards'][number]

const holders = (shard: Shard): string =>
  shard.assignments
    .filter(isLive)
    .map((entry) => (entry.role === 'review' ? `${entry.memberName}, reviews` : entry.memberName))
    .join(', ')

/** Chooses shards from a list with a filter; says who has each already. */
export const ShardPicker = (props: {
  readonly shards: readonly Shard[]
  readonly chosen: readonly string[]
  readonly problem: string | undefined
  readonly onChange: (shardIds: readonly string[]) => void
}) => {
  const [filter, setFilter] = useState('')
  const shown = props.shards.filter((shard) => shard.name.toLowerCase().includes(filter.trim().toLowerCase()))
  const toggle = (shardId: string) =>
    props.onChange(
      props.chosen.includes(shardId) ? props.chosen.filter((id) => id !== shardId) : [...props.chosen, shardId],
    )
  const allShown = shown.length > 0 && shown.every((shard) => props.chosen.includes(shard.shardId))
  const toggleAll = () => {
    const ids: readonly string[] = shown.map((shard) => shard.shardId)
    const rest = props.chosen.filter((id) => !ids.includes(id))
    props.onChange(allShown ? rest : [...rest, ...ids])
  }
  return (
    <div className="col shard-picker" role="group" aria-label="Shards">
      <TextInput
        aria-label="Filter shards"
        placeholder="Filter shards"
        value={filter}
        onChange={(event) => setFilter(event.currentTarget.value)}
      />
      <div className="row sm shard-picker-head">
        <Checkbox label={`${formatCount(props.chosen.length)} chosen`} checked={allShown} onChange={toggleAll} />
        {props.problem && <span className="end bad">{props.problem}</span>}
      </div>
      <ul className="scroll shard-picker-list">
        {shown.map((shard) => (
          <li key={shard.shardId}>
            <Checkbox
              checked={props.chosen.includes(shard.shardId)}
              onChange={() => toggle(shard.shardId)}
              label={
                <span className="shard-picker-row">
                  <b className="ell">{shard.name}</b>
                  <span className="t3 ell">{holders(shard) || 'nobody'}</span>
                  <span className="t3 num">{formatCount(shard.items)}</span>
                </span>
              }
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
