import { Button } from '@mantine/core'
import { IconGavel, IconTrash } from '@tabler/icons-react'
import { permits } from '../../../../shared/access/permissions.ts'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { useSession } from '../../station/station-provider.tsx'
import { Card } from '../../ui/card.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatCount, formatMoment, formatPlural } from '../../ui/format.ts'
import { Note } from '../../ui/note.tsx'
import { referenceWords, retentionWords } from './demand-words.tsx'
import type { TabProps } from './tab-props.ts'

type PartProps = Pick<TabProps, 'project' | 'nowMs' | 'open'> & {
  /** False for people who may look only: then no button is shown. */
  readonly mayChange: boolean
}

/** What goes when, what forbids it, and what went already. */
export const DeletionTab = (props: TabProps) => {
  const { stage, member } = useSession()
  const mayChange = permits({ unlocked: stage === 'unlocked', roles: member?.roles ?? [] }, 'project:write')
  const parts = { ...props, mayChange }
  return (
    <div className="deletion-tab">
      <div className="col">
        <HoldsCard {...parts} />
        <ErasedCard {...parts} />
      </div>
      <div className="col">
        <KeptCard {...parts} />
        <ClientCard {...parts} />
      </div>
    </div>
  )
}

const HoldsCard = ({ project, nowMs, open, mayChange }: PartProps) => (
  <Card
    title="Holds"
    aside={
      mayChange && (
        <Button size="compact-xs" onClick={() => open({ kind: 'hold' })}>
          Place a hold…
        </Button>
      )
    }
  >
    {project.holds.length === 0 ? (
      <p className="card-body t2 sm">
        None stands. A hold forbids to destroy anything of your copy until you release it, for example during a dispute.
      </p>
    ) : (
      project.holds.map((hold) => (
        <div key={hold.holdId} className="card-row hold-row">
          <IconGavel size={16} stroke={1.6} className="warn" aria-hidden />
          <span className="grow sm">
            <span className="selectable demand-words">{hold.reason}</span>
            <span className="t3 xs selectable">
              {[referenceWords(hold), `placed ${formatMoment(hold.at, nowMs)}`].filter(Boolean).join(', ')}
            </span>
          </span>
          {mayChange && (
            <Button size="compact-xs" onClick={() => open({ kind: 'release', hold })}>
              Release…
            </Button>
          )}
        </div>
      ))
    )}
  </Card>
)

const ErasedCard = ({ project, open, mayChange }: PartProps) => {
  const shards = project.shards.filter((shard) => shard.erased > 0)
  const mayErase = mayChange && project.state === 'active' && project.shards.length > 0
  return (
    <Card
      title="Erased items"
      aside={
        mayErase && (
          <Button size="compact-xs" onClick={() => open({ kind: 'erase', shardId: null })}>
            Erase items…
          </Button>
        )
      }
    >
      {shards.length === 0 ? (
        <p className="card-body t2 sm">
          None yet. An item that has to go, for example because a person asks for it, is erased everywhere; the rest of
          its shard goes on.
        </p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>Shard</th>
              <th className="n">Erased</th>
              <th className="n">Items left</th>
            </tr>
          </thead>
          <tbody>
            {shards.map((shard) => (
              <tr key={shard.shardId}>
                <td>
                  <b>{shard.name}</b>
                </td>
                <td className="n num">{formatCount(shard.erased)}</td>
                <td className="n num">{formatCount(shard.items - shard.erased)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

const outstandingOf = (project: ProjectDetail): string => {
  const out = project.certificates.filter((row) => row.state === 'outstanding').length
  const came = project.certificates.length - out
  if (project.certificates.length === 0) return 'none was asked for yet'
  return out === 0
    ? `${formatPlural(came, 'certificate')}, none outstanding`
    : `${formatPlural(came, 'certificate')}, ${formatCount(out)} outstanding`
}

const KeptCard = ({ project, nowMs, open, mayChange }: PartProps) => (
  <Card
    title="Your own copy"
    aside={
      mayChange &&
      project.state === 'active' && (
        <Button size="compact-xs" onClick={() => open({ kind: 'policy' })}>
          Change…
        </Button>
      )
    }
  >
    <div className="card-body">
      <Facts
        entries={[
          ['Destroyed', retentionWords(project, nowMs)],
          ['What it is', 'Every shard, delivered labels and reviews, encrypted here and on the exchange.'],
          ['Proof', outstandingOf(project)],
        ]}
      />
    </div>
  </Card>
)

const ClientCard = ({ project, nowMs, open, mayChange }: PartProps) => {
  const { deletion } = project
  return (
    <Card title="A client’s request to delete">
      <div className="card-body col deletion-request">
        {deletion === null ? (
          <p className="t2 sm">
            When the client asks for it, every workstation wipes the project and your own copy is destroyed without
            waiting for the days above.
          </p>
        ) : (
          <>
            <Facts
              entries={[
                ['Requested', formatMoment(deletion.at, nowMs)],
                ['Reason', deletion.reason],
                ['Reference', referenceWords(deletion)],
              ]}
            />
            {project.holds.length > 0 && (
              <Note tone="warn">
                {project.holds.length === 1 ? 'A hold keeps' : `${formatPlural(project.holds.length, 'hold')} keep`}{' '}
                your copy until {project.holds.length === 1 ? 'it is' : 'they are'} released.
              </Note>
            )}
          </>
        )}
        <div className="row">
          {mayChange && deletion === null && (
            <Button
              size="compact-sm"
              leftSection={<IconTrash size={14} stroke={1.6} />}
              onClick={() => open({ kind: 'delete' })}
            >
              Delete for the client…
            </Button>
          )}
          {project.state !== 'active' && (
            <Button size="compact-sm" onClick={() => open({ kind: 'report' })}>
              Deletion report…
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}
