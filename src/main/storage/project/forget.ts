import type Database from 'better-sqlite3'
import { transact } from '../transaction.ts'

/** Every table that holds something of an item. */
const tables = ['change', 'label_present', 'item_state', 'comment', 'submission'] as const

/** Removes what was made out of items: labels, states, comments, deliveries. */
export interface Forget {
  /** @returns How many rows went. They are overwritten on the disk after the next checkpoint. */
  shard(shardId: string): number
  /** As {@link Forget.shard}, of one item alone. */
  item(place: { readonly shardId: string; readonly index: number }): number
}

/** Prepares the removal over all tables at once. */
export const createForget = (db: Database.Database): Forget => {
  const ofShard = [...tables, 'position'].map((table) => db.prepare(`DELETE FROM ${table} WHERE shard_id = ?`))
  const ofItem = tables.map((table) => db.prepare(`DELETE FROM ${table} WHERE shard_id = ? AND item_index = ?`))
  return {
    shard: (shardId) =>
      transact(db, () => ofShard.reduce((rows, statement) => rows + statement.run(shardId).changes, 0)),
    item: ({ shardId, index }) =>
      transact(db, () => ofItem.reduce((rows, statement) => rows + statement.run(shardId, index).changes, 0)),
  }
}
