import { useState } from 'react'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { TaskDialog } from '../../ui/task-dialog.tsx'
import { ClassEditor } from './class-editor.tsx'
import { ontologyFrom, problemsOf, signedClasses } from './ontology-draft.ts'

/** Writes the next version of the classes. Those that labels may have stay; more may come, all may be renamed. */
export const OntologyDialog = (props: { readonly project: ProjectDetail; readonly onClose: () => void }) => {
  const { project } = props
  const station = useStation()
  const task = useTask()
  const hint = useHints()
  const [classes, setClasses] = useState(() => signedClasses(project.ontology))
  const [tried, setTried] = useState(false)
  const problems = problemsOf(classes)
  const next = ontologyFrom(classes, project.ontology)
  const isChanged =
    JSON.stringify(next.classes) !== JSON.stringify(ontologyFrom(signedClasses(project.ontology)).classes)
  const sign = async () => {
    setTried(true)
    if (problems.length > 0) return
    const { projectId } = project
    if (await task.run(() => station.projects.setOntology({ projectId, ontology: next }))) props.onClose()
  }
  return (
    <TaskDialog
      title={`Classes, version ${String(project.ontology.version + 1)}`}
      error={task.error}
      busy={task.busy}
      submit="Sign the new version"
      keys={hint('dialog.confirm')}
      canSubmit={isChanged}
      size={860}
      onSubmit={() => void sign()}
      onClose={props.onClose}
    >
      <p className="t2">
        Classes that exist stay, with the ways they are drawn: labels may have them. You may rename, recolour and
        reorder them, and add more. Workstations take the new version at their next contact.
      </p>
      <div className="ontology-editor">
        <ClassEditor classes={classes} problems={tried ? problems : []} onChange={setClasses} presets={false} />
      </div>
    </TaskDialog>
  )
}
