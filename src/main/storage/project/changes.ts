import type Database from 'better-sqlite3'
import type { Change } from '../../../shared/changes/change.ts'
import { change } from '../../../shared/changes/change.ts'
import { Failure } from '../../../shared/failures.ts'
import type { Label } from '../../../shared/labels/index.ts'
import { onDisk } from '../disk-failure.ts'
import { parseStored } from '../stored-json.ts'
import { transact } from '../transaction.ts'
import { createPresentLabels, type Growth } from './present-labels.ts'

/** One item of one shard. */
export interface ItemPlace {
  readonly shardId: string
  /** Place in the shard, from 0. */
  readonly index: number
}

/** What is still to be done about one label. */
export interface OpenOn {
  /** An answer is missing. */
  readonly missing: boolean
  /** A model proposed it, and nobody took it over. */
  readonly suggested: boolean
}

/** Every edit of every item, in order, as it was made. Nothing is ever changed or taken out. */
export interface Changes {
  /**
   * Saves edits whole and durably, counts the item's labels and marks it as not delivered.
   *
   * Sending the same edits again after a lost answer changes nothing and succeeds.
   *
   * @param edit - `after` names the last change the sender knew, null for none; `openOn` tells what is open on a label.
   * @returns How many labels the item now has.
   * @throws {@link Failure} `STALE_EDIT` when the item has moved on, `INPUT_INVALID` for a change id used elsewhere or
   * a patch of a mask that is not there or would be left without a pixel, `DISK_FULL`, `DISK_FAILED`
   */
  append(
    edit: ItemPlace & {
      readonly after: string | null
      readonly changes: readonly Change[]
      readonly openOn?: ((label: Label) => OpenOn) | undefined
    },
  ): number
  /** All edits of an item, oldest first. @throws {@link Failure} `HOME_DAMAGED` */
  list(place: ItemPlace): Change[]
  lastId(place: ItemPlace): string | null
  /** Whether an edit of this id was saved. */
  has(changeId: string): boolean
}

interface Last {
  readonly seq: number
  readonly change_id: string
}

const prepare = (db: Database.Database) => ({
  last: db.prepare<[string, number], Last>(
    'SELECT seq, change_id FROM change WHERE shard_id = ? AND item_index = ? ORDER BY seq DESC LIMIT 1',
  ),
  place: db.prepare<[string], Last & { shard_id: string; item_index: number }>(
    'SELECT seq, change_id, shard_id, item_index FROM change WHERE change_id = ?',
  ),
  list: db.prepare<[string, number], { json: string }>(
    'SELECT json FROM change WHERE shard_id = ? AND item_index = ? ORDER BY seq',
  ),
  add: db.prepare('INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)'),
  labels: createPresentLabels(db),
  countLabels: db.prepare<[string, number], { labels: number }>(
    'SELECT label_count AS labels FROM item_state WHERE shard_id = ? AND item_index = ?',
  ),
  addCount: db.prepare<[string, number, number, number, number], { labels: number }>(
    'INSERT INTO item_state (shard_id, item_index, label_count, missing_count, suggested_count, dirty) ' +
      'VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT (shard_id, item_index) DO UPDATE SET ' +
      'label_count = label_count + excluded.label_count, missing_count = missing_count + excluded.missing_count, ' +
      'suggested_count = suggested_count + excluded.suggested_count, dirty = 1 RETURNING label_count AS labels',
  ),
})
type Statements = ReturnType<typeof prepare>

/** Whether exactly these edits already stand at the end of the item, right after the one the sender knew. */
const isRetry = (statements: Statements, edit: Parameters<Changes['append']>[0], last: Last | undefined): boolean => {
  if (!last || last.change_id !== edit.changes.at(-1)?.id) return false
  const known = edit.after === null ? 0 : statements.place.get(edit.after)?.seq
  return (
    known !== undefined &&
    last.seq === known + edit.changes.length &&
    edit.changes.every((entry, offset) => {
      const stored = statements.place.get(entry.id)
      return stored?.shard_id === edit.shardId && stored.item_index === edit.index && stored.seq === known + offset + 1
    })
  )
}

const insert = (statements: Statements, edit: Parameters<Changes['append']>[0], from: number): Growth => {
  const growth: Growth = { labels: 0, missing: 0, suggested: 0 }
  let seq = from
  for (const entry of edit.changes) {
    seq += 1
    if (statements.place.get(entry.id)) throw new Failure('INPUT_INVALID')
    statements.add.run(edit.shardId, edit.index, seq, entry.id, JSON.stringify(entry), entry.at)
    statements.labels.follow(edit, entry, growth)
  }
  return growth
}

/** Opens the table `change`. */
export const createChanges = (db: Database.Database): Changes => {
  const statements = prepare(db)
  const count = ({ shardId, index }: ItemPlace): number => statements.countLabels.get(shardId, index)?.labels ?? 0
  return {
    append: (edit) =>
      transact(db, () => {
        const last = statements.last.get(edit.shardId, edit.index)
        if (isRetry(statements, edit, last)) return count(edit)
        if ((last?.change_id ?? null) !== edit.after) throw new Failure('STALE_EDIT')
        const { labels, missing, suggested } = insert(statements, edit, last?.seq ?? 0)
        return statements.addCount.get(edit.shardId, edit.index, labels, missing, suggested)?.labels ?? 0
      }),
    list: ({ shardId, index }) =>
      onDisk(() => statements.list.all(shardId, index).map((row) => parseStored(row.json, change))),
    has: (changeId) => onDisk(() => statements.place.get(changeId) !== undefined),
    lastId: ({ shardId, index }) => onDisk(() => statements.last.get(shardId, index)?.change_id ?? null),
  }
}
