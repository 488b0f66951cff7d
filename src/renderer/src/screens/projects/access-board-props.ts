import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import type { BoardRow } from './board.ts'

/** What the week board is given. */
export interface AccessBoardProps {
  readonly project: ProjectDetail
  readonly nowMs: number
  /** Which line is chosen, and how many weeks the board is moved. Held by the page, so that its keys act on them. */
  readonly chosen: string | null
  readonly weekShift: number
  readonly onChoose: (row: BoardRow) => void
  readonly onShift: (weeks: number) => void
  readonly onAssign: (row: BoardRow) => void
  readonly onRevoke: (row: BoardRow) => void
}
