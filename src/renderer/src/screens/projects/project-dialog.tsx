import type { Assignment, ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { CompleteDialog } from './complete-dialog.tsx'
import { DeletionDialog } from './deletion-dialog.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { PlaceHoldDialog, ReleaseHoldDialog } from './hold-dialogs.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { OntologyDialog } from './ontology/ontology-dialog.tsx'
import { PolicyDialog } from './policy-dialog.tsx'
import { ReportDialog } from './report-dialog.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'

/** Which dialog is open over a project, and what it is about. */
export type OpenDialog =
  | { readonly kind: 'import' }
  | { readonly kind: 'assign'; readonly shardIds: readonly string[] }
  | { readonly kind: 'export' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'revoke'; readonly assignment: Assignment }
  | { readonly kind: 'hold' }
  | { readonly kind: 'release'; readonly hold: ProjectDetail['holds'][number] }
  | { readonly kind: 'erase'; readonly shardId: string | null }
  | { readonly kind: 'policy' }
  | { readonly kind: 'ontology' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'report' }

interface DialogProps {
  readonly project: ProjectDetail
  readonly nowMs: number
  readonly dialog: OpenDialog
  readonly onClose: () => void
}

/** The names of all shards that one grant gave. */
const shardsOfGrant = (project: ProjectDetail, assignment: Assignment): readonly string[] =>
  project.shards
    .filter((shard) => shard.assignments.some((entry) => entry.grantId === assignment.grantId))
    .map((shard) => shard.name)

/** Shows the dialog that is open. */
export const ProjectDialog = (props: DialogProps) => {
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
    default:
      return <TermsDialog project={project} dialog={dialog} nowMs={nowMs} onClose={onClose} />
  }
}

/** The dialogs about terms that change, and about what is destroyed when. */
const TermsDialog = ({ project, dialog, nowMs, onClose }: DialogProps) => {
  switch (dialog.kind) {
    case 'hold':
      return <PlaceHoldDialog project={project} onClose={onClose} />
    case 'release':
      return <ReleaseHoldDialog project={project} hold={dialog.hold} nowMs={nowMs} onClose={onClose} />
    case 'erase':
      return <EraseDialog project={project} shardId={dialog.shardId} onClose={onClose} />
    case 'policy':
      return <PolicyDialog project={project} onClose={onClose} />
    case 'ontology':
      return <OntologyDialog project={project} onClose={onClose} />
    case 'delete':
      return <DeletionDialog project={project} onClose={onClose} />
    case 'report':
      return <ReportDialog project={project} onClose={onClose} />
    default:
      return null
  }
}
