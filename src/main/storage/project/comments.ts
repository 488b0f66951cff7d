import type Database from 'better-sqlite3'
import { onDisk } from '../disk-failure.ts'
import { transact } from '../transaction.ts'
import type { ItemPlace } from './changes.ts'

/** What a reviewer said about an item, or about one label on it. */
export interface StoredComment {
  /** Given by who wrote it, so that the same comment read twice from a log is one comment. */
  readonly commentId: string
  /** RFC 3339. */
  readonly at: string
  readonly author: string
  readonly text: string
  readonly labelId: string | null
}

/** The comments of a project's items. */
export interface Comments {
  /** Adds comments; those already there are kept as they were. */
  add(place: ItemPlace, comments: readonly StoredComment[]): void
  /** Oldest first. */
  list(place: ItemPlace): StoredComment[]
  /** What a person wrote, oldest first. */
  by(author: string): StoredComment[]
  /** Puts another name under what a person wrote. @returns How many comments. */
  rename(author: string, name: string): number
}

/** Opens the table `comment`. */
export const createComments = (db: Database.Database): Comments => {
  const add = db.prepare('INSERT INTO comment VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (comment_id) DO NOTHING')
  const list = db.prepare<[string, number], StoredComment>(
    'SELECT comment_id AS commentId, at, author, text, label_id AS labelId FROM comment ' +
      'WHERE shard_id = ? AND item_index = ? ORDER BY at, comment_id',
  )
  const by = db.prepare<[string], StoredComment>(
    'SELECT comment_id AS commentId, at, author, text, label_id AS labelId FROM comment WHERE author = ? ORDER BY at',
  )
  const rename = db.prepare('UPDATE comment SET author = ? WHERE author = ?')
  return {
    by: (author) => onDisk(() => by.all(author)),
    rename: (author, name) => onDisk(() => rename.run(name, author).changes),
    add: ({ shardId, index }, comments) => {
      transact(db, () => {
        for (const { commentId, at, author, text, labelId } of comments)
          add.run(commentId, shardId, index, at, author, text, labelId)
      })
    },
    list: ({ shardId, index }) => onDisk(() => list.all(shardId, index)),
  }
}
