import { useState } from 'react'
import { Button } from '@mantine/core'
import type { EndedProject } from '../../../../shared/ipc/projects.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'
import { Card } from '../../ui/card.tsx'
import { formatCount, formatMoment, formatPlural } from '../../ui/format.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { Tag } from '../../ui/tag.tsx'
import { startWithCapital, wipeCauseWords } from '../../ui/wipe-words.ts'
import { useRoute } from '../route.ts'
import { ReportDialog } from './report-dialog.tsx'

/** Projects whose copy here is gone: what is left of them is what proves it. Shows nothing while there is none. */
export const EndedProjects = ({ nowMs }: { readonly nowMs: number }) => {
  const station = useStation()
  const ended = useCall(() => station.projects.ended({}), [station], [station.projects.changed])
  const [reporting, setReporting] = useState<EndedProject | null>(null)
  const rows = ended.value ?? []
  if (ended.error) return <ErrorNote error={ended.error} onRetry={ended.reload} />
  if (rows.length === 0) return null
  return (
    <>
      <Card
        className="scroll ended-projects"
        title="Ended projects"
        aside={`${formatPlural(rows.length, 'project')}, your copy is destroyed`}
      >
        <table className="table">
          <thead>
            <tr>
              <th>Project</th>
              <th>Destroyed</th>
              <th>Why</th>
              <th className="n">Certificates</th>
              <th>Outstanding</th>
              <th aria-label="Actions" />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <EndedRow key={row.projectId} row={row} nowMs={nowMs} onReport={() => setReporting(row)} />
            ))}
          </tbody>
        </table>
      </Card>
      {reporting && <ReportDialog project={reporting} onClose={() => setReporting(null)} />}
    </>
  )
}

const EndedRow = (props: { readonly row: EndedProject; readonly nowMs: number; readonly onReport: () => void }) => {
  const { row, nowMs } = props
  const { go } = useRoute()
  return (
    <tr>
      <td>
        <b>{row.name}</b>
      </td>
      <td className="t2">{formatMoment(row.wipedAt, nowMs)}</td>
      <td className="t2">{startWithCapital(wipeCauseWords(row.cause))}</td>
      <td className="n num">{formatCount(row.certificates)}</td>
      <td>
        {row.outstanding > 0 ? (
          <Tag tone="warn">{formatPlural(row.outstanding, 'device')}</Tag>
        ) : (
          <Tag tone="ok">none</Tag>
        )}
      </td>
      <td className="n">
        <span className="row ended-actions">
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => go({ screen: 'certificates', certificateId: row.certificateId })}
          >
            View certificate
          </Button>
          <Button size="compact-xs" onClick={props.onReport}>
            Deletion report…
          </Button>
        </span>
      </td>
    </tr>
  )
}
