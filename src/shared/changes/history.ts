import type { Change } from './change.ts'

/** What can be undone and done again, oldest first. A pure value: it can be rebuilt from the saved changes at any time. */
export interface History {
  readonly undoable: readonly Change[]
  readonly redoable: readonly Change[]
}

/**
 * Takes one saved change into the history. User edits clear what could be done again; a history change moves the edit
 * it names across. Imported and reviewed edits are not undoable: they are not the person's own.
 */
export const recordChange = (history: History, edit: Change): History => {
  if (edit.origin === 'user') return { undoable: [...history.undoable, edit], redoable: [] }
  if (edit.origin !== 'history') return history
  const last = history.undoable.at(-1)
  if (edit.cause === 'history.undo' && last && last.id === edit.reverts)
    return { undoable: history.undoable.slice(0, -1), redoable: [...history.redoable, last] }
  const next = history.redoable.at(-1)
  if (edit.cause === 'history.redo' && next && next.id === edit.reverts)
    return { undoable: [...history.undoable, next], redoable: history.redoable.slice(0, -1) }
  return history
}

const travels: ReadonlySet<string> = new Set(['history.undo', 'history.redo'])

/** Rebuilds the history of an item from its saved changes, so that undo survives a restart. Costs one step per change. */
export const historyOf = (changes: Iterable<Change>): History => {
  const undoable: Change[] = []
  let redoable: Change[] = []
  for (const edit of changes) {
    if (edit.origin === 'user') {
      undoable.push(edit)
      redoable = []
    }
    if (edit.origin !== 'history') continue
    const [from, to] = edit.cause === 'history.undo' ? [undoable, redoable] : [redoable, undoable]
    const moved = from.at(-1)
    if (!moved || moved.id !== edit.reverts || !travels.has(edit.cause)) continue
    from.pop()
    to.push(moved)
  }
  return { undoable, redoable }
}
