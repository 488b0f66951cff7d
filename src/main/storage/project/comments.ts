import type Database from 'better-sqlite3'
import { onDisk } from '../disk-failure.ts'
import { transact } from '../transaction.ts'
import type { ItemPlace } from './changes.ts'

/** What was said about an item, a label on it or a place in its picture. */
export interface StoredComment {
  /** Given by who wrote it, so that the same comment read twice is one comment. */
  readonly commentId: string
  /** RFC 3339. */
  readonly at: string
  readonly author: string
  readonly text: string
  readonly labelId: string | null
  /** Image pixels of the item's picture. */
  readonly point: readonly [x: number, y: number] | null
  /** The comment that begins the thread; null for that one itself. */
  readonly answers: string | null
  readonly side: 'annotator' | 'reviewer'
}

/** Whether nothing is left to be done about a thread, and since when that is so. */
export interface ThreadState {
  readonly commentId: string
  readonly resolved: boolean
  readonly at: string
}

/** The comments of a project's items. */
export interface Comments {
  /** Adds comments; those already there are kept as they were. */
  add(place: ItemPlace, comments: readonly StoredComment[]): void
  /** Takes one comment out. */
  remove(commentId: string): void
  /** Oldest first. */
  list(place: ItemPlace): StoredComment[]
  /** Settles threads or opens them again; an older word than the one that is there changes nothing. */
  settle(place: ItemPlace, threads: readonly ThreadState[]): void
  threads(place: ItemPlace): ThreadState[]
  /** How many comments the items of a shard have, and threads that are not settled. Items without any are left out. */
  counts(shardId: string): { readonly index: number; readonly comments: number; readonly openThreads: number }[]
  /** What a person wrote, oldest first. */
  by(author: string): StoredComment[]
  /** Puts another name under what a person wrote. @returns How many comments. */
  rename(author: string, name: string): number
}

type Row = Omit<StoredComment, 'point'> & { readonly x: number | null; readonly y: number | null }

const select = 'SELECT comment_id AS commentId, at, author, text, label_id AS labelId, x, y, answers, side FROM comment'

const fromRow = ({ x, y, ...row }: Row): StoredComment => ({ ...row, point: x === null || y === null ? null : [x, y] })

const prepare = (db: Database.Database) => ({
  add: db.prepare(
    `INSERT INTO comment (comment_id, shard_id, item_index, at, author, text, label_id, x, y, answers, side)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (comment_id) DO NOTHING`,
  ),
  remove: db.prepare('DELETE FROM comment WHERE comment_id = ?'),
  list: db.prepare<[string, number], Row>(`${select} WHERE shard_id = ? AND item_index = ? ORDER BY at, comment_id`),
  settle: db.prepare(
    `INSERT INTO thread_state (comment_id, shard_id, item_index, resolved, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (comment_id) DO UPDATE SET resolved = excluded.resolved, at = excluded.at
     WHERE excluded.at > at AND shard_id = excluded.shard_id AND item_index = excluded.item_index`,
  ),
  threads: db.prepare<[string, number], Omit<ThreadState, 'resolved'> & { readonly resolved: number }>(
    `SELECT comment_id AS commentId, resolved, at FROM thread_state
     WHERE shard_id = ? AND item_index = ? ORDER BY comment_id`,
  ),
  counts: db.prepare<[string], ReturnType<Comments['counts']>[number]>(
    `SELECT c.item_index AS "index", count(*) AS comments,
       sum(c.answers IS NULL AND coalesce(t.resolved, 0) = 0) AS openThreads
     FROM comment c LEFT JOIN thread_state t ON t.comment_id = c.comment_id
     WHERE c.shard_id = ? GROUP BY c.item_index`,
  ),
  by: db.prepare<[string], Row>(`${select} WHERE author = ? ORDER BY at`),
  rename: db.prepare('UPDATE comment SET author = ? WHERE author = ?'),
})

/** Opens the tables `comment` and `thread_state`. */
export const createComments = (db: Database.Database): Comments => {
  const statements = prepare(db)
  return {
    counts: (shardId) => onDisk(() => statements.counts.all(shardId)),
    by: (author) => onDisk(() => statements.by.all(author).map(fromRow)),
    rename: (author, name) => onDisk(() => statements.rename.run(name, author).changes),
    add: ({ shardId, index }, comments) => {
      transact(db, () => {
        for (const { commentId, at, author, text, labelId, point, answers, side } of comments) {
          const [x, y] = point ?? [null, null]
          statements.add.run(commentId, shardId, index, at, author, text, labelId, x, y, answers, side)
        }
      })
    },
    remove: (commentId) => {
      onDisk(() => statements.remove.run(commentId))
    },
    list: ({ shardId, index }) => onDisk(() => statements.list.all(shardId, index).map(fromRow)),
    settle: ({ shardId, index }, threads) => {
      transact(db, () => {
        for (const { commentId, resolved, at } of threads)
          statements.settle.run(commentId, shardId, index, resolved ? 1 : 0, at)
      })
    },
    threads: ({ shardId, index }) =>
      onDisk(() => statements.threads.all(shardId, index).map((row) => ({ ...row, resolved: row.resolved === 1 }))),
  }
}
