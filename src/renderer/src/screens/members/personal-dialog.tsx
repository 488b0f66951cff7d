import { Button } from '@mantine/core'
import { useState } from 'react'
import type { MemberRow } from '../../../../shared/ipc/members.ts'
import type { PersonalReport } from '../../../../shared/ipc/person.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useCall } from '../../station/use-call.ts'
import { useTask } from '../../station/use-task.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { CorrectDialog } from './correct-dialog.tsx'
import { ForgetDialog } from './forget-dialog.tsx'
import { PersonalParts } from './personal-parts.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import './personal.css'

type View = 'report' | 'correct' | 'forget'

/** Writes the report into a folder and says which files there are. */
const useSaving = (memberId: PersonalReport['memberId']) => {
  const station = useStation()
  const task = useTask()
  const [saved, setSaved] = useState<{ readonly files: readonly string[]; readonly folder: string } | null>(null)
  const save = () =>
    void task.run(async () => {
      const picked = await station.dialogs.pickFolder({ purpose: 'export' })
      if (!picked) return
      const { files } = await station.members.saveReport({ memberId, folder: picked.folder })
      setSaved({ files, folder: picked.name })
    })
  return { task, saved, save }
}

const Foot = (props: { readonly report: PersonalReport; readonly onView: (view: View) => void }) => {
  const { report, onView } = props
  const { task, saved, save } = useSaving(report.memberId)
  const belongs = report.devices.some((device) => device.revokedAt === null)
  return (
    <>
      {saved && (
        <Note tone="ok">
          Written to {saved.folder}, readable by whoever opens it:{' '}
          <span className="mono selectable">{saved.files.join(', ')}</span>
        </Note>
      )}
      {task.error && <ErrorNote error={task.error} />}
      {belongs && (
        <p className="xs t3">Names can be deleted when the membership of every device of this person has ended.</p>
      )}
      <div className="row task-dialog-foot">
        <Button color="red" variant="subtle" disabled={belongs} onClick={() => onView('forget')}>
          Delete names…
        </Button>
        <Button className="end" onClick={() => onView('correct')}>
          Correct names…
        </Button>
        <Button variant="filled" loading={task.busy} onClick={save} data-autofocus>
          Save as files…
        </Button>
      </div>
    </>
  )
}

/** What is held about a member: to read, to hand over, to correct, to delete. */
export const PersonalDialog = (props: {
  readonly row: MemberRow
  readonly nowMs: number
  readonly onClose: () => void
}) => {
  const { row, nowMs, onClose } = props
  const station = useStation()
  const [view, setView] = useState<View>('report')
  const report = useCall(() => station.members.report({ memberId: row.memberId }), [station, row.memberId])
  if (view === 'correct' && report.value) return <CorrectDialog report={report.value} onClose={onClose} />
  if (view === 'forget' && report.value) return <ForgetDialog report={report.value} onClose={onClose} />
  return (
    <Dialog
      opened
      onClose={onClose}
      title={`What is held about ${row.memberName}`}
      size={760}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="col personal">
        {report.error && <ErrorNote error={report.error} onRetry={report.reload} />}
        {report.value === null && !report.error && <p className="t2">Gathering…</p>}
        {report.value && (
          <>
            <div className="col personal personal-body">
              <PersonalParts report={report.value} nowMs={nowMs} />
            </div>
            <Foot report={report.value} onView={setView} />
          </>
        )}
      </div>
    </Dialog>
  )
}
