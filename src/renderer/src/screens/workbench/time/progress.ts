import type { ItemSummary } from '../../../../../shared/ipc/work.ts'

export interface Progress {
  /** Items that need no work now. */
  readonly done: number
  /** Items that count: erased ones do not. */
  readonly of: number
  readonly returned: number
}

/** How far the work on a shard is. */
export const progressOf = (items: readonly Pick<ItemSummary, 'state'>[]): Progress => {
  let [done, of, returned] = [0, 0, 0]
  for (const { state } of items) {
    if (state === 'erased') continue
    of += 1
    if (state === 'returned') returned += 1
    else if (state !== 'todo') done += 1
  }
  return { done, of, returned }
}
