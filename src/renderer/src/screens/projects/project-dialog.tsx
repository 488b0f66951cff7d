import type { Assignment, ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { CompleteDialog } from './complete-dialog.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'

/** Which dialog is open over a project, and what it is about. */
export type OpenDialog =
  | { readonly kind: 'import' }
  | { readonly kind: 'assign'; readonly shardIds: readonly string[] }
  | { readonly kind: 'export' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'revoke'; readonly assignment: Assignment }

/** The names of all shards that one grant gave. */
const shardsOfGrant = (project: ProjectDetail, assignment: Assignment): readonly string[] =>
  project.shards
    .filter((shard) => shard.assignments.some((entry) => entry.grantId === assignment.grantId))
    .map((shard) => shard.name)

/** Shows the dialog that is open. */
export const ProjectDialog = (props: {
  readonly project: ProjectDetail
  readonly nowMs: number
  readonly dialog: OpenDialog
  readonly onClose: () => void
}) => {
  const { project, dialog, nowMs, onClose } = props
  switch (dialog.kind) {
    case 'import':
      return <ImportDialog project={project} onClose={onClose} />
    case 'assign':
      return <AssignDialog project={project} nowMs={nowMs} shardIds={dialog.shardIds} onClose={onClose} />
    case 'export':
      return <ExportDialog project={project} onClose={onClose} />
    case 'complete':
      return <CompleteDialog project={project} onClose={onClose} />
    case 'revoke': {
      const { assignment } = dialog
      const shardNames = shardsOfGrant(project, assignment)
      const { projectId } = project
      return <RevokeDialog projectId={projectId} shardNames={shardNames} assignment={assignment} onClose={onClose} />
    }
  }
}
