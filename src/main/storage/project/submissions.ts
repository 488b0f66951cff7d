import type Database from 'better-sqlite3'
import type { z } from 'zod'
import { Failure } from '../../../shared/failures.ts'
import { onDisk } from '../disk-failure.ts'
import { parseStored } from '../stored-json.ts'
import type { ItemPlace } from './changes.ts'
import { transact } from '../transaction.ts'

/** One delivered item at the lead's side. `content` is what the annotator sealed: labels, state, seconds. */
export interface Submission<T> extends ItemPlace {
  /** How often this device delivered the item, from 1. */
  readonly round: number
  readonly deviceId: string
  readonly memberId: string
  readonly content: T
  readonly labels: number
  readonly deliveredAt: string
  readonly decision: 'waiting' | 'accepted' | 'returned'
  readonly decidedAt: string | null
  readonly decidedBy: string | null
}

/** How the newest rounds of a shard stand. */
export interface SubmissionCounts {
  readonly shardId: string
  readonly deviceId: string
  readonly memberId: string
  readonly waiting: number
  readonly accepted: number
  readonly returned: number
  readonly lastDeliveredAt: string
}

/** What devices delivered. Every round is kept; the newest of an item is the one that counts. */
export interface Submissions<T> {
  /** Takes a delivered item in; the same round of the same device again is kept as it was. @returns Whether it was new. */
  add(submission: Omit<Submission<T>, 'decision' | 'decidedAt' | 'decidedBy'>): boolean
  /** The newest round of an item. */
  find(place: ItemPlace): Submission<T> | null
  /** The newest round of every delivered item of a shard, in order; of all shards when none is named. */
  list(shardId?: string): Submission<T>[]
  /** Every round that a member delivered, oldest first. */
  of(memberId: string): Submission<T>[]
  /** Every decision that was made on these devices. */
  decidedOn(deviceIds: readonly string[]): number
  /** Takes the working times out of what a member delivered. @returns How many rounds had any. */
  forgetTimes(memberId: string): number
  /** How things stand per shard and device, without reading any content. */
  counts(): SubmissionCounts[]
  /**
   * Decides on the newest round of an item. Deciding the same again changes nothing; deciding anew replaces it.
   *
   * @returns The submission that was decided on.
   * @throws {@link Failure} `NOT_FOUND`, `STALE_EDIT` when `round` is given and no longer the newest
   */
  decide(
    decision: ItemPlace & {
      readonly decision: 'accepted' | 'returned'
      readonly at: string
      readonly by: string
      readonly round?: number | undefined
    },
  ): Submission<T>
}

type Row = Omit<Submission<never>, 'content'> & { readonly json: string }

const select = `
  SELECT shard_id AS shardId, item_index AS "index", round, device_id AS deviceId, member_id AS memberId, json,
    label_count AS labels, delivered_at AS deliveredAt, decision, decided_at AS decidedAt, decided_by AS decidedBy
  FROM submission s`
/** Two devices may have delivered the same item one after the other: the later delivery counts. */
const newest = `NOT EXISTS (SELECT 1 FROM submission o WHERE o.shard_id = s.shard_id AND o.item_index = s.item_index
  AND (o.delivered_at, o.round, o.device_id) > (s.delivered_at, s.round, s.device_id))`

const prepare = (db: Database.Database) => ({
  add: db.prepare(
    `INSERT INTO submission
       (shard_id, item_index, round, device_id, member_id, json, label_count, delivered_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  ),
  find: db.prepare<[string, number], Row>(`${select} WHERE shard_id = ? AND item_index = ? AND ${newest}`),
  list: db.prepare<[], Row>(`${select} WHERE ${newest} ORDER BY shard_id, item_index`),
  listOf: db.prepare<[string], Row>(`${select} WHERE shard_id = ? AND ${newest} ORDER BY item_index`),
  of: db.prepare<[string], Row>(`${select} WHERE member_id = ? ORDER BY delivered_at, shard_id, item_index`),
  decidedOn: db.prepare<[string], { count: number }>(
    'SELECT count(*) AS count FROM submission WHERE decided_by IN (SELECT value FROM json_each(?))',
  ),
  forgetTimes: db.prepare(
    `UPDATE submission SET json = json_set(json, '$.activeSeconds', 0)
     WHERE member_id = ? AND json_extract(json, '$.activeSeconds') <> 0`,
  ),
  counts: db.prepare<[], SubmissionCounts>(`
    SELECT shard_id AS shardId, device_id AS deviceId, member_id AS memberId,
      sum(decision = 'waiting') AS waiting, sum(decision = 'accepted') AS accepted,
      sum(decision = 'returned') AS returned, max(delivered_at) AS lastDeliveredAt
    FROM submission s WHERE ${newest} GROUP BY shard_id, device_id, member_id ORDER BY shard_id, device_id`),
  decide: db.prepare(
    `UPDATE submission SET decision = ?, decided_at = ?, decided_by = ?
     WHERE shard_id = ? AND item_index = ? AND device_id = ? AND round = ?`,
  ),
})

/** Opens the table `submission`; `schema` is what the caller keeps in `content`. */
export const createSubmissions = <T>(db: Database.Database, schema: z.ZodType<T>): Submissions<T> => {
  const statements = prepare(db)
  const fromRow = ({ json, ...row }: Row): Submission<T> => ({ ...row, content: parseStored(json, schema) })
  const find = ({ shardId, index }: ItemPlace): Submission<T> | null => {
    const row = statements.find.get(shardId, index)
    return row ? fromRow(row) : null
  }
  return {
    add: ({ shardId, index, round, deviceId, memberId, content, labels, deliveredAt }) =>
      onDisk(
        () =>
          statements.add.run(shardId, index, round, deviceId, memberId, JSON.stringify(content), labels, deliveredAt)
            .changes > 0,
      ),
    find: (place) => onDisk(() => find(place)),
    list: (shardId) =>
      onDisk(() => (shardId === undefined ? statements.list.all() : statements.listOf.all(shardId)).map(fromRow)),
    of: (memberId) => onDisk(() => statements.of.all(memberId).map(fromRow)),
    decidedOn: (deviceIds) => onDisk(() => statements.decidedOn.get(JSON.stringify(deviceIds))?.count ?? 0),
    forgetTimes: (memberId) => onDisk(() => statements.forgetTimes.run(memberId).changes),
    counts: () => onDisk(() => statements.counts.all()),
    decide: ({ shardId, index, decision, at, by, round }) =>
      transact(db, () => {
        const known = find({ shardId, index })
        if (!known) throw new Failure('NOT_FOUND')
        if (round !== undefined && round !== known.round) throw new Failure('STALE_EDIT')
        if (known.decision === decision) return known
        statements.decide.run(decision, at, by, shardId, index, known.deviceId, known.round)
        return { ...known, decision, decidedAt: at, decidedBy: by }
      }),
  }
}
