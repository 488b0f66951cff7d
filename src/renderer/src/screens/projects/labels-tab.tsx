import { Button } from '@mantine/core'
import { permits } from '../../../../shared/access/permissions.ts'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { useSession } from '../../station/station-provider.tsx'
import { Card } from '../../ui/card.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatPlural } from '../../ui/format.ts'
import { Swatch } from '../../ui/swatch.tsx'
import { digitProp, kindWords } from './ontology/kinds.ts'
import type { TabProps } from './tab-props.ts'

const yesNo = (value: boolean, yes: string, no: string): string => (value ? yes : no)

const policyRows = ({ policy }: ProjectDetail): readonly (readonly [string, string])[] => [
  ['Regions', policy.regions.length === 0 ? 'anywhere' : policy.regions.join(', ')],
  ['Watermark over the content', yesNo(policy.watermark, 'person, device and time', 'none')],
  ['Copying text out', yesNo(policy.copyText, 'allowed', 'blocked')],
  ['Screen capture', yesNo(policy.contentProtection, 'blocked where the system can', 'allowed')],
  ['Kept after completion', formatPlural(policy.retentionDays, 'day')],
  [
    'After a lapsed lease',
    policy.lapseGraceDays === null ? 'only shut' : `wiped after ${formatPlural(policy.lapseGraceDays, 'day')}`,
  ],
  ['Weak key store', policy.degradedKeyStore === 'deny' ? 'does not open' : 'opens with a warning'],
  ['Locks when nobody is there', `after ${formatPlural(policy.idleLockMinutes, 'minute')}`],
]

/** What people may label in this project, and what it demands of devices. */
export const LabelsTab = ({ project, open }: TabProps) => {
  const { stage, member } = useSession()
  const mayChange =
    project.state === 'active' &&
    permits({ unlocked: stage === 'unlocked', roles: member?.roles ?? [] }, 'project:write')
  return (
    <div className="labels-tab">
      <ClassesCard project={project} onNext={mayChange ? () => open({ kind: 'ontology' }) : null} />
      <Card
        title="Rules for devices"
        aside={
          mayChange && (
            <Button size="compact-xs" onClick={() => open({ kind: 'policy' })}>
              Change…
            </Button>
          )
        }
      >
        <div className="card-body">
          <Facts entries={policyRows(project)} />
        </div>
      </Card>
    </div>
  )
}

const ClassesCard = ({
  project,
  onNext,
}: {
  readonly project: ProjectDetail
  readonly onNext: (() => void) | null
}) => (
  <Card
    className="scroll"
    title="Classes"
    aside={
      <>
        <span>Ontology v{project.ontology.version}, signed</span>
        {onNext && (
          <Button size="compact-xs" onClick={onNext}>
            Next version…
          </Button>
        )}
      </>
    }
  >
    <table className="table">
      <thead>
        <tr>
          <th>Class</th>
          <th>Drawn as</th>
          <th>Id</th>
        </tr>
      </thead>
      <tbody>
        {project.ontology.classes.map((entry, index) => (
          <tr key={entry.id}>
            <td>
              <span className="row">
                <Swatch colour={entry.colour} {...digitProp(index)} />
                {entry.name}
              </span>
            </td>
            <td className="t2">{entry.kinds.map((kind) => kindWords[kind]).join(', ')}</td>
            <td className="mono t3 selectable">{entry.id}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Card>
)
