import type Database from 'better-sqlite3'
import type { ItemState } from '../../../shared/ipc/work.ts'
import { onDisk } from '../disk-failure.ts'
import { transact } from '../transaction.ts'
import type { ItemPlace } from './changes.ts'

/** Where one item stands at the annotator's side. Items never touched have no row. */
export interface StoredItemState extends ItemPlace {
  readonly state: ItemState
  /** Why it was skipped. */
  readonly reason: string | null
  readonly activeSeconds: number
  readonly finishedAt: string | null
  /** How often it was delivered; 0 before the first time. */
  readonly deliveredRound: number
  readonly deliveredAt: string | null
  /** Whether something changed since it was delivered. */
  readonly dirty: boolean
  readonly labels: number
  readonly comments: number
  /** Threads that are not settled. */
  readonly openThreads: number
  /** Labels that lack an answer. */
  readonly missing: number
  /** Labels that a model proposed and nobody took over yet. */
  readonly suggested: number
  /** The annotator's own mark; stays on this device. */
  readonly flagged: boolean
}

/** Where the items of a project stand. */
export interface ItemStates {
  /** Null when the item was never touched. */
  find(place: ItemPlace): StoredItemState | null
  /** Touched items of a shard, in order. */
  list(shardId: string): StoredItemState[]
  /**
   * Sets the state the annotator chose. `activeSeconds` is added to what the item already took.
   */
  set(
    change: ItemPlace & {
      readonly state: 'todo' | 'finished' | 'skipped'
      readonly reason: string | null
      readonly activeSeconds: number
      readonly at: string
    },
  ): void
  /** Adds time in use, without counting as an edit. */
  spend(place: ItemPlace, activeSeconds: number): void
  flag(place: ItemPlace, flagged: boolean): void
  /** Something that the lead does not have yet was said about the item. */
  touch(place: ItemPlace): void
  /** Takes the reviewer's decision on a delivered round in. A decision on an older round changes nothing. */
  decide(change: ItemPlace & { readonly decision: 'accepted' | 'returned'; readonly round: number }): void
  /** Finished and skipped items that were not delivered or changed since; all shards when none is named. */
  undelivered(shardId?: string): StoredItemState[]
  countUndelivered(): number
  /** Records that items were handed to the exchange as this round. */
  markDelivered(delivery: { readonly items: readonly ItemPlace[]; readonly round: number; readonly at: string }): void
  /** Items finished at or after a moment, oldest first. */
  finishedSince(at: string): { readonly finishedAt: string; readonly activeSeconds: number }[]
}

type Row = Omit<StoredItemState, 'dirty' | 'flagged'> & { readonly dirty: number; readonly flagged: number }

const select = `
  SELECT shard_id AS shardId, item_index AS "index", state, reason, active_seconds AS activeSeconds,
    finished_at AS finishedAt, delivered_round AS deliveredRound, delivered_at AS deliveredAt, dirty,
    label_count AS labels,
    (SELECT count(*) FROM comment c WHERE c.shard_id = i.shard_id AND c.item_index = i.item_index) AS comments,
    (SELECT count(*) FROM comment c LEFT JOIN thread_state t ON t.comment_id = c.comment_id
      WHERE c.shard_id = i.shard_id AND c.item_index = i.item_index AND c.answers IS NULL
        AND coalesce(t.resolved, 0) = 0) AS openThreads,
    missing_count AS missing, suggested_count AS suggested, flagged
  FROM item_state i`
const waiting = "state IN ('finished', 'skipped') AND (delivered_round = 0 OR dirty = 1)"

const prepare = (db: Database.Database) => ({
  find: db.prepare<[string, number], Row>(`${select} WHERE shard_id = ? AND item_index = ?`),
  list: db.prepare<[string], Row>(`${select} WHERE shard_id = ? ORDER BY item_index`),
  undelivered: db.prepare<[], Row>(`${select} WHERE ${waiting} ORDER BY shard_id, item_index`),
  undeliveredOf: db.prepare<[string], Row>(`${select} WHERE shard_id = ? AND ${waiting} ORDER BY item_index`),
  countUndelivered: db.prepare<[], { items: number }>(`SELECT count(*) AS items FROM item_state WHERE ${waiting}`),
  set: db.prepare(`
    INSERT INTO item_state (shard_id, item_index, state, reason, active_seconds, finished_at, dirty)
    VALUES (?, ?, ?, ?, ?, ?, 1)
    ON CONFLICT (shard_id, item_index) DO UPDATE SET state = excluded.state, reason = excluded.reason,
      active_seconds = active_seconds + excluded.active_seconds, finished_at = excluded.finished_at, dirty = 1`),
  spend: db.prepare(`
    INSERT INTO item_state (shard_id, item_index, active_seconds) VALUES (?, ?, ?)
    ON CONFLICT (shard_id, item_index) DO UPDATE SET active_seconds = active_seconds + excluded.active_seconds`),
  flag: db.prepare(`
    INSERT INTO item_state (shard_id, item_index, flagged) VALUES (?, ?, ?)
    ON CONFLICT (shard_id, item_index) DO UPDATE SET flagged = excluded.flagged`),
  touch: db.prepare(`
    INSERT INTO item_state (shard_id, item_index, dirty) VALUES (?, ?, 1)
    ON CONFLICT (shard_id, item_index) DO UPDATE SET dirty = 1`),
  decide: db.prepare(`
    UPDATE item_state SET state = ?, dirty = 0
    WHERE shard_id = ? AND item_index = ? AND delivered_round = ? AND (dirty = 0 OR state NOT IN ('finished', 'skipped'))`),
  deliver: db.prepare(`
    UPDATE item_state SET delivered_round = ?, delivered_at = ?, dirty = 0 WHERE shard_id = ? AND item_index = ?`),
  finishedSince: db.prepare<[string], { finishedAt: string; activeSeconds: number }>(`
    SELECT finished_at AS finishedAt, active_seconds AS activeSeconds FROM item_state
    WHERE finished_at >= ? ORDER BY finished_at`),
})

const fromRow = (row: Row): StoredItemState => ({
  ...row,
  dirty: row.dirty === 1,
  flagged: row.flagged === 1,
})

/** Opens the table `item_state`. */
export const createItemStates = (db: Database.Database): ItemStates => {
  const statements = prepare(db)
  return {
    find: ({ shardId, index }) =>
      onDisk(() => {
        const row = statements.find.get(shardId, index)
        return row ? fromRow(row) : null
      }),
    list: (shardId) => onDisk(() => statements.list.all(shardId).map(fromRow)),
    set: ({ shardId, index, state, reason, activeSeconds, at }) => {
      const finishedAt = state === 'finished' ? at : null
      onDisk(() => statements.set.run(shardId, index, state, reason, activeSeconds, finishedAt))
    },
    spend: ({ shardId, index }, activeSeconds) => {
      onDisk(() => statements.spend.run(shardId, index, activeSeconds))
    },
    flag: ({ shardId, index }, flagged) => {
      onDisk(() => statements.flag.run(shardId, index, flagged ? 1 : 0))
    },
    touch: ({ shardId, index }) => {
      onDisk(() => statements.touch.run(shardId, index))
    },
    decide: ({ shardId, index, decision, round }) => {
      onDisk(() => statements.decide.run(decision, shardId, index, round))
    },
    undelivered: (shardId) =>
      onDisk(() =>
        (shardId === undefined ? statements.undelivered.all() : statements.undeliveredOf.all(shardId)).map(fromRow),
      ),
    countUndelivered: () => onDisk(() => statements.countUndelivered.get()?.items ?? 0),
    markDelivered: ({ items, round, at }) => {
      transact(db, () => {
        for (const { shardId, index } of items) statements.deliver.run(round, at, shardId, index)
      })
    },
    finishedSince: (at) => onDisk(() => statements.finishedSince.all(at)),
  }
}
