import { useState } from 'react'
import { Button, Checkbox } from '@mantine/core'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { Card } from '../../ui/card.tsx'
import { formatCount, formatPlural, formatSize } from '../../ui/format.ts'
import { isLive } from './board.ts'
import type { TabProps } from './tab-props.ts'
import { DecisionBar } from './decision-bar.tsx'

type Shard = ProjectDetail['shards'][number]

const holders = (shard: Shard): string =>
  shard.assignments
    .filter(isLive)
    .map((entry) => `${entry.memberName}${entry.role === 'review' ? ', reviews' : ''}`)
    .join('; ')

/** Every shard; those that are ticked are the ones that Assign begins with. */
export const ShardsTab = ({ project, open, onShards }: TabProps) => {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const choose = (shardIds: readonly string[]) => {
    setChosen(shardIds)
    onShards(shardIds)
  }
  const toggle = (shardId: string) =>
    choose(chosen.includes(shardId) ? chosen.filter((id) => id !== shardId) : [...chosen, shardId])
  const all = chosen.length === project.shards.length
  return (
    <Card className="scroll">
      <table className="table">
        <thead>
          <tr>
            <th className="tick-column">
              <Checkbox
                aria-label="All shards"
                checked={all}
                indeterminate={!all && chosen.length > 0}
                onChange={() => choose(all ? [] : project.shards.map((shard) => shard.shardId))}
              />
            </th>
            <th>Shard</th>
            <th>Who can open it</th>
            <th className="progress-column">Progress</th>
            <th className="n">Items</th>
            <th className="n">Delivered</th>
            <th className="n">Accepted</th>
            <th className="n">Returned</th>
            <th className="n">Size</th>
            <th aria-label="Actions" />
          </tr>
        </thead>
        <tbody>
          {project.shards.map((shard) => (
            <ShardRow
              key={shard.shardId}
              shard={shard}
              isChosen={chosen.includes(shard.shardId)}
              onToggle={() => toggle(shard.shardId)}
              onAssign={project.state === 'active' ? () => open({ kind: 'assign', shardIds: [shard.shardId] }) : null}
              onErase={project.state === 'active' ? () => open({ kind: 'erase', shardId: shard.shardId }) : null}
            />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

const ShardRow = (props: {
  readonly shard: Shard
  readonly isChosen: boolean
  readonly onToggle: () => void
  readonly onAssign: (() => void) | null
  readonly onErase: (() => void) | null
}) => {
  const { shard } = props
  return (
    <tr aria-selected={props.isChosen}>
      <td className="tick-column">
        <Checkbox aria-label={`Choose ${shard.name}`} checked={props.isChosen} onChange={props.onToggle} />
      </td>
      <td>
        <b>{shard.name}</b>
        {shard.erased > 0 && <span className="t3"> {formatPlural(shard.erased, 'item')} erased</span>}
      </td>
      <td className="ell shard-names">{holders(shard) || <span className="t3">nobody</span>}</td>
      <td className="progress-column">
        <DecisionBar {...shard} />
      </td>
      <td className="n num">{formatCount(shard.items - shard.erased)}</td>
      <td className="n num">{formatCount(shard.delivered)}</td>
      <td className="n num">{formatCount(shard.accepted)}</td>
      <td className={shard.returned > 0 ? 'n num warn' : 'n num'}>{formatCount(shard.returned)}</td>
      <td className="n num t2">{formatSize(shard.sizeBytes)}</td>
      <td className="n">
        {props.onAssign && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={props.onAssign}>
            Assign
          </Button>
        )}
        {props.onErase && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={props.onErase}>
            Erase items…
          </Button>
        )}
      </td>
    </tr>
  )
}
