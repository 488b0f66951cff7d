import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import type { OpenDialog } from './project-dialog.tsx'

/** What every tab of a project is given. */
export interface TabProps {
  readonly project: ProjectDetail
  readonly nowMs: number
  readonly open: (dialog: OpenDialog) => void
  /** Names the shards that the next assignment begins with. */
  readonly onShards: (shardIds: readonly string[]) => void
}
