import { z } from 'zod'
import type { WorkItem } from '../guard/trust/entries.ts'
import type { StoredItemState } from '../storage/project/item-states.ts'
import type { ProjectStore } from '../storage/project/project-store.ts'
import { commentsMark } from './item-comments.ts'
import type { Unlocked } from './unlocked.ts'

/**
 * Items that were sealed, noted in the home database in the same transaction as the sealed work, because the project's
 * own database is another file: whatever ends the process between the two, the note is settled before anybody edits on.
 */
const sealedItems = z.strictObject({
  shardId: z.string(),
  at: z.iso.datetime(),
  items: z.array(z.strictObject({ index: z.int(), round: z.int(), mark: z.string() })),
})
export type SealedItems = z.infer<typeof sealedItems>

type Store = ProjectStore<WorkItem>

const prefixOf = (projectId: string): string => `sealed:${projectId}:`

/** What an item was when it was sealed: another mark later means that it was edited since. */
export const markOf = (store: Store, row: StoredItemState): string =>
  JSON.stringify([row.state, row.reason, store.changes.lastId(row), commentsMark(store, row)])

/** Notes what is about to be sealed. Call inside the transaction that lays it into the outbox. */
export const noteSealed = (at: Pick<Unlocked, 'home'>, projectId: string, sealed: SealedItems): void => {
  at.home.settings.write(`${prefixOf(projectId)}${sealed.shardId}`, sealed)
}

/** Marks what was sealed as delivered. An item that was edited since stays undelivered, for the next round. */
export const settleSealed = (at: Pick<Unlocked, 'home'>, projectId: string, store: Store): void => {
  for (const name of at.home.settings.names(prefixOf(projectId))) {
    const sealed = at.home.settings.read(name, sealedItems)
    if (sealed) store.transaction(() => markSealed(store, sealed))
    at.home.settings.remove(name)
  }
}

const markSealed = (store: Store, { shardId, at, items }: SealedItems): void => {
  for (const { index, round, mark } of items) {
    const row = store.itemStates.find({ shardId, index })
    if (!row || row.deliveredRound >= round) continue
    const isSame = markOf(store, row) === mark
    store.itemStates.markDelivered({ items: [{ shardId, index }], round, at })
    if (isSame) continue
    const state = row.state === 'finished' || row.state === 'skipped' ? row.state : 'todo'
    store.itemStates.set({ shardId, index, state, reason: row.reason, activeSeconds: 0, at: row.finishedAt ?? at })
  }
}
