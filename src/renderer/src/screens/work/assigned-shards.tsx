import { useEffect, useRef } from 'react'
import type { ShardRow, WorkList } from '../../../../shared/ipc/work.ts'
import { Card } from '../../ui/card.tsx'
import { daysBetween, formatDue, formatPlural } from '../../ui/format.ts'
import { Swatch } from '../../ui/swatch.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { OpenShard } from '../shell/open-shard.ts'
import { canGiveBack } from './give-back.ts'
import { ShardLine } from './shard-line.tsx'

const kindWords = { image: 'Image', text: 'Text', 'image-text': 'Image + text' } as const

/** From how many days before the end a due date asks for attention. */
const soonDays = 3

interface AssignedProps {
  readonly list: WorkList
  readonly nowMs: number
  readonly opening: OpenShard
  readonly onGiveBack: (shard: ShardRow) => void
  /** Brought into view when it is named in the route. */
  readonly projectId: string | null
}

const Project = (props: AssignedProps & { readonly project: WorkList['projects'][number] }) => {
  const { project, nowMs, opening } = props
  const place = useRef<HTMLDivElement>(null)
  const wanted = props.projectId === project.projectId
  useEffect(() => {
    if (!wanted) return
    place.current?.scrollIntoView({ block: 'nearest' })
    place.current?.querySelector<HTMLElement>('[data-listed]')?.focus()
  }, [wanted])
  const soon = project.dueAt !== null && daysBetween(nowMs, Date.parse(project.dueAt)) <= soonDays
  return (
    <div ref={place}>
      <Card
        className="work-project"
        title={
          <>
            <Swatch colour={project.colour} small />
            <h2 className="nw">{project.name}</h2>
            <span className="sm t3 ell">{project.client}</span>
            {project.kinds.map((kind) => (
              <Tag key={kind}>{kindWords[kind]}</Tag>
            ))}
          </>
        }
        aside={project.dueAt && <span className={`nw ${soon ? 'warn' : 't2'}`}>{formatDue(project.dueAt, nowMs)}</span>}
      >
        {project.shards.map((shard) => (
          <ShardLine
            key={shard.shardId}
            shard={shard}
            nowMs={nowMs}
            opening={opening}
            onGiveBack={canGiveBack(shard) ? () => props.onGiveBack(shard) : null}
          />
        ))}
      </Card>
    </div>
  )
}

const Legend = () => (
  <span className="end row t3 sm legend">
    <i data-tone="ok" /> finished <i data-tone="warn" /> returned <i /> to do
  </span>
)

/** Every shard assigned here under its project; those that stay shut keep their place and say why. */
export const AssignedShards = (props: AssignedProps) => {
  const count = props.list.projects.reduce((sum, project) => sum + project.shards.length, 0)
  return (
    <section>
      <header className="section-head">
        <h2 className="nw">Assigned to you on this device</h2>
        <span className="sm t3 nw">
          {formatPlural(count, 'shard')} in {formatPlural(props.list.projects.length, 'project')}
        </span>
        <Legend />
      </header>
      <div className="work-projects">
        {props.list.projects.map((project) => (
          <Project key={project.projectId} {...props} project={project} />
        ))}
      </div>
    </section>
  )
}
