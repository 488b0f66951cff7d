import type { Change } from '../../../../../shared/changes/change.ts'
import type { History } from '../../../../../shared/changes/history.ts'

/** One line of the history: an edit of the person, or how the item was before the first of them. */
export interface Step {
  /** Null: before the first edit. */
  readonly change: Change | null
  /** How many edits are done when the item stands here. */
  readonly done: number
  readonly place: 'past' | 'here' | 'undone'
}

/** The lines of a history without making them: any is found by its number, the newest first. */
export interface Steps {
  readonly count: number
  readonly at: (line: number) => Step | null
  /** The line of where the item stands. */
  readonly here: number
}

/** Lays out a history: what can be done again above, then where the item stands, then what led there. */
export const stepsOf = ({ undoable, redoable }: History): Steps => {
  const all = undoable.length + redoable.length
  const here = redoable.length
  return {
    count: all + 1,
    here,
    at: (line) => {
      if (line < 0 || line > all) return null
      const change = (line < here ? redoable[line] : undoable[all - line - 1]) ?? null
      return { change, done: all - line, place: line < here ? 'undone' : line === here ? 'here' : 'past' }
    },
  }
}
