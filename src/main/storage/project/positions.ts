import type Database from 'better-sqlite3'
import { onDisk } from '../disk-failure.ts'

/** Where a person was in a shard, and when. */
export interface Position {
  readonly shardId: string
  readonly index: number
  readonly at: string
}

/** Remembers where the person was, so that opening a shard goes on there. */
export interface Positions {
  visit(position: Position): void
  find(shardId: string): Position | null
  /** Most recent first. */
  list(): Position[]
}

/** Opens the table `position`. */
export const createPositions = (db: Database.Database): Positions => {
  const select = 'SELECT shard_id AS shardId, item_index AS "index", at FROM position'
  const visit = db.prepare(
    'INSERT INTO position VALUES (?, ?, ?) ' +
      'ON CONFLICT (shard_id) DO UPDATE SET item_index = excluded.item_index, at = excluded.at',
  )
  const find = db.prepare<[string], Position>(`${select} WHERE shard_id = ?`)
  const list = db.prepare<[], Position>(`${select} ORDER BY at DESC`)
  return {
    visit: ({ shardId, index, at }) => {
      onDisk(() => visit.run(shardId, index, at))
    },
    find: (shardId) => onDisk(() => find.get(shardId) ?? null),
    list: () => onDisk(() => list.all()),
  }
}
