import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { Card } from '../../ui/card.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatPlural } from '../../ui/format.ts'
import { Swatch } from '../../ui/swatch.tsx'
import { digitProp, kindWords } from './ontology-draft.ts'

const yesNo = (value: boolean, yes: string, no: string): string => (value ? yes : no)

const policyRows = ({ policy }: ProjectDetail): readonly (readonly [string, string])[] => [
  ['Regions', policy.regions.length === 0 ? 'anywhere' : policy.regions.join(', ')],
  ['Watermark over the content', yesNo(policy.watermark, 'person, device and time', 'none')],
  ['Copying text out', yesNo(policy.copyText, 'allowed', 'blocked')],
  ['Screen capture', yesNo(policy.contentProtection, 'blocked where the system can', 'allowed')],
  ['Kept after completion', formatPlural(policy.retentionDays, 'day')],
  ['Locks when nobody is there', `after ${formatPlural(policy.idleLockMinutes, 'minute')}`],
]

/** What people may label in this project, and what it demands of devices. */
export const LabelsTab = ({ project }: { readonly project: ProjectDetail }) => (
  <div className="labels-tab">
    <Card className="scroll" title="Classes" aside={`Ontology v${project.ontology.version}, signed`}>
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
    <Card title="Rules for devices" aside="set when the project was created">
      <div className="card-body">
        <Facts entries={policyRows(project)} />
      </div>
    </Card>
  </div>
)
