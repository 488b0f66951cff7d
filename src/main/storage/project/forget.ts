import type Database from 'better-sqlite3'
import { transact } from '../transaction.ts'
import { choicesPrefix } from './bench-choices.ts'

/** Every table that holds something of an item. */
const tables = ['change', 'label_present', 'item_state', 'comment', 'thread_state', 'submission'] as const

/** Removes what was made out of items: labels, states, comments, deliveries, and how a shard was looked at. */
export interface Forget {
  /** @returns How many rows went. They are overwritten on the disk after the next checkpoint. */
  shard(shardId: string): number
  /** As {@link Forget.shard}, of one item alone. */
  item(place: { readonly shardId: string; readonly index: number }): number
}

/** Prepares the removal over all tables at once. */
export const createForget = (db: Database.Database): Forget => {
  const ofShard = [...tables, 'position'].map((table) => db.prepare(`DELETE FROM ${table} WHERE shard_id = ?`))
  const choices = db.prepare('DELETE FROM setting WHERE substr(name, 1, length(?)) = ?')
  const ofItem = tables.map((table) => db.prepare(`DELETE FROM ${table} WHERE shard_id = ? AND item_index = ?`))
  return {
    shard: (shardId) =>
      transact(db, () => {
        const rows = ofShard.reduce((sum, statement) => sum + statement.run(shardId).changes, 0)
        return rows + choices.run(choicesPrefix(shardId), choicesPrefix(shardId)).changes
      }),
    item: ({ shardId, index }) =>
      transact(db, () => ofItem.reduce((rows, statement) => rows + statement.run(shardId, index).changes, 0)),
  }
}
