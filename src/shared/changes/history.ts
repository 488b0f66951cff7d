import type { Change } from './change.ts'

/** What can be undone and done again, oldest first. A pure value: it can be rebuilt from the saved changes at any time. */
export interface History {
  readonly undoable: readonly Change[]
  readonly redoable: readonly Change[]
}

interface Growing {
  readonly undoable: Change[]
  readonly redoable: Change[]
}

/**
 * Takes one saved change into a history that nobody else holds. User edits clear what could be done again; a history change
 * moves the edit it names across. Imported and reviewed edits are not undoable: they are not the person's own.
 */
const take = ({ undoable, redoable }: Growing, edit: Change): void => {
  if (edit.origin === 'user') {
    undoable.push(edit)
    redoable.length = 0
  }
  if (edit.origin !== 'history' || !travels.has(edit.cause)) return
  const [from, to] = edit.cause === 'history.undo' ? [undoable, redoable] : [redoable, undoable]
  const moved = from.at(-1)
  if (!moved || moved.id !== edit.reverts) return
  from.pop()
  to.push(moved)
}

const travels: ReadonlySet<string> = new Set(['history.undo', 'history.redo'])

/** The history with more saved changes. */
export const recordChanges = ({ undoable, redoable }: History, edits: readonly Change[]): History => {
  const next = { undoable: [...undoable], redoable: [...redoable] }
  for (const edit of edits) take(next, edit)
  return next
}

/** Rebuilds the history of an item from its saved changes, so that undo survives a restart. Costs one step per change. */
export const historyOf = (changes: Iterable<Change>): History => {
  const history: Growing = { undoable: [], redoable: [] }
  for (const edit of changes) take(history, edit)
  return history
}
