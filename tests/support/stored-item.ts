import type { Change } from '../../src/shared/changes/change.ts'
import { Failure, type FailureCode } from '../../src/shared/failures.ts'

/** Stands for the durable side of one item: takes changes as `work.save` does, and may be told to fail. */
export interface StoredItem {
  readonly changes: () => readonly Change[]
  readonly save: (after: string | null, changes: readonly Change[]) => Promise<{ savedAt: string }>
  readonly reload: () => Promise<{ changes: Change[] }>
  /** How many calls were running at once at most. */
  readonly mostAtOnce: () => number
  readonly calls: () => number
  /** The next calls fail with these codes; `lost` keeps the changes but loses the answer. */
  readonly fail: (...outcomes: (FailureCode | 'lost')[]) => void
  /** Another window changes the item. */
  readonly edit: (change: Change) => void
}

/** Makes a stored item that holds these changes. */
export const createStoredItem = (initial: readonly Change[] = []): StoredItem => {
  let stored = [...initial]
  let outcomes: (FailureCode | 'lost')[] = []
  let [running, most, calls] = [0, 0, 0]
  return {
    changes: () => stored,
    mostAtOnce: () => most,
    calls: () => calls,
    fail: (...next) => {
      outcomes = [...outcomes, ...next]
    },
    edit: (change) => {
      stored = [...stored, change]
    },
    reload: () => Promise.resolve({ changes: [...stored] }),
    save: async (after, changes) => {
      calls++
      most = Math.max(most, ++running)
      await Promise.resolve()
      running--
      const outcome = outcomes.shift()
      if (outcome && outcome !== 'lost') throw new Failure(outcome)
      if ((stored.at(-1)?.id ?? null) !== after) throw new Failure('STALE_EDIT')
      stored = [...stored, ...changes]
      if (outcome === 'lost') throw new Failure('INTERNAL')
      return { savedAt: new Date(Date.UTC(2026, 10, 24, 10, 42, calls % 60)).toISOString() }
    },
  }
}
