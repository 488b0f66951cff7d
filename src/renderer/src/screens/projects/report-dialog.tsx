import { useState } from 'react'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import type { StationClient } from '../../station/client.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { formatPlural } from '../../ui/format.ts'
import { Note } from '../../ui/note.tsx'
import { TaskDialog } from '../../ui/task-dialog.tsx'

type Report = Awaited<ReturnType<StationClient['projects']['deletionReport']>>

/** Writes what proves the deletion of a project into a folder. */
export const ReportDialog = (props: {
  readonly project: Pick<ProjectDetail, 'projectId' | 'name'>
  readonly onClose: () => void
}) => {
  const { project } = props
  const station = useStation()
  const task = useTask()
  const hint = useHints()
  const [written, setWritten] = useState<{ readonly report: Report; readonly folder: string } | null>(null)
  const write = () =>
    task.run(async () => {
      const picked = await station.dialogs.pickFolder({ purpose: 'export' })
      if (!picked) return
      const { projectId } = project
      const report = await station.projects.deletionReport({ projectId, folder: picked.folder })
      setWritten({ report, folder: picked.name })
    })
  return (
    <TaskDialog
      title={written ? 'Deletion report written' : `Deletion report of “${project.name}”`}
      error={task.error}
      busy={task.busy}
      submit={written ? null : 'Choose folder and write…'}
      keys={hint('dialog.confirm')}
      canSubmit
      size={520}
      onSubmit={() => void write()}
      onClose={props.onClose}
    >
      {written ? (
        <Written {...written} />
      ) : (
        <div className="t2">
          <p>
            Two files for the client: every signed order and certificate in one, and a page to read and to print. The
            root public key of your organisation is enough to check them, without this app’s data.
          </p>
          <p>They hold ids and digests, no name of the project, the client or a person.</p>
        </div>
      )}
    </TaskDialog>
  )
}

const Written = ({ report, folder }: { readonly report: Report; readonly folder: string }) => (
  <>
    <p>
      In the folder <b>{folder}</b>:
    </p>
    <ul className="plain-list">
      {report.files.map((file) => (
        <li key={file} className="mono selectable">
          {file}
        </li>
      ))}
    </ul>
    {report.ok && report.outstanding === 0 ? (
      <Note tone="ok">Everything in it holds. Nothing is outstanding.</Note>
    ) : report.outstanding > 0 ? (
      <Note tone="warn">
        {formatPlural(report.outstanding, 'certificate')} outstanding. The report says so; write it again once{' '}
        {report.outstanding === 1 ? 'it has' : 'they have'} come.
      </Note>
    ) : (
      <Note tone="bad">Something in it does not hold. The page names it. Tell IT before you hand it on.</Note>
    )}
  </>
)
