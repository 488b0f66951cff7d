import { z } from 'zod'
import { change } from '../changes/change.ts'
import { lease } from '../access/lease.ts'
import { refusal, refusalReason } from '../access/refusal.ts'
import { projectId, shardId } from '../ids.ts'
import { ontology } from '../labels/ontology.ts'
import { comment, commentTarget, commentText } from './comment.ts'
import { call, notice } from './define.ts'

export const itemState = z.enum(['todo', 'finished', 'skipped', 'returned', 'accepted', 'erased'])
export type ItemState = z.infer<typeof itemState>

/** One item in the list of an open shard. `index` is its place in the shard from 0. */
export const itemSummary = z.object({
  index: z.int().nonnegative(),
  key: z.string(),
  kind: z.enum(['image', 'text', 'image-text']),
  state: itemState,
  delivered: z.boolean(),
  labels: z.int().nonnegative(),
  comments: z.int().nonnegative(),
  /** Threads of comments that are not settled. */
  openThreads: z.int().nonnegative(),
  /** The annotator's own mark. It is personal: it stays on this device and is never delivered. */
  flagged: z.boolean(),
  /** Labels that lack a required answer, as they were last saved. */
  missing: z.int().nonnegative(),
  /** Labels that a model proposed and nobody took over yet. */
  suggested: z.int().nonnegative(),
  /** Seconds the item was in use, idle time left out. */
  activeSeconds: z.number().nonnegative(),
  /** Why it was skipped. */
  reason: z.string().nullable(),
})
export type ItemSummary = z.infer<typeof itemSummary>

/** A large picture in several sizes, cut into square tiles. Tile (column, row) of level n answers at `url/n/column/row`. */
export const pyramid = z.object({
  url: z.string(),
  tileSizePx: z.int().positive(),
  /** From the size of the picture down to one that fits into a tile; each half of the one before, rounded up. */
  levels: z.array(z.object({ widthPx: z.int().positive(), heightPx: z.int().positive() })).min(1),
})
export type Pyramid = z.infer<typeof pyramid>

/** One part of an item. `url` is relative to the window's origin; it answers only while the shard may be read. */
export const itemPart = z.object({
  part: z.string(),
  /** Type of the file that a person gave; where no browser shows it, what answers at `url` has another. */
  mediaType: z.string(),
  sizeBytes: z.int().nonnegative(),
  widthPx: z.int().nonnegative(),
  heightPx: z.int().nonnegative(),
  lengthCodePoints: z.int().nonnegative(),
  url: z.string(),
  /** Not null for an image that is too large to be decoded whole: show its tiles and leave `url` alone. */
  pyramid: pyramid.nullable(),
})
export type ItemPart = z.infer<typeof itemPart>

export const openedShard = z.object({
  projectId,
  projectName: z.string(),
  clientName: z.string(),
  colour: z.int().min(1).max(20),
  shardId,
  shardName: z.string(),
  ontology,
  items: z.array(itemSummary),
  /** Where the person was. */
  position: z.int().nonnegative(),
  lease,
  /** Text to draw over the content, or null when the policy asks for none. */
  watermark: z.string().nullable(),
  copyText: z.boolean(),
  /** How the person looks at this shard, by name: filter, picture, labels. Kept sealed, wiped with the shard. */
  choices: z.record(z.string(), z.string()),
})
export type OpenedShard = z.infer<typeof openedShard>

/** Everything needed to work on one item. The labels are what the changes give when replayed in order. */
export const openedItem = z.object({
  index: z.int().nonnegative(),
  key: z.string(),
  state: itemState,
  parts: z.array(itemPart),
  changes: z.array(change),
  comments: z.array(comment),
  /** Why suggestions that the lead provides are not laid on the item. Absent: they are, or there are none. */
  suggestionsFault: z.enum(['missing', 'damaged']).optional(),
})
export type OpenedItem = z.infer<typeof openedItem>

export const shardRow = z.object({
  shardId,
  /** Names of the other shards of the same assignment: they are given back together. */
  together: z.array(z.string()),
  name: z.string(),
  items: z.int().nonnegative(),
  finished: z.int().nonnegative(),
  returned: z.int().nonnegative(),
  lease,
  /** null when it can be opened now, else why not. */
  shut: refusalReason.nullable(),
  opensAt: z.iso.datetime().nullable(),
  lastOpenedAt: z.iso.datetime().nullable(),
})
export type ShardRow = z.infer<typeof shardRow>

export const workList = z.object({
  returned: z.array(
    z.object({
      projectId,
      shardId,
      shardName: z.string(),
      index: z.int().nonnegative(),
      key: z.string(),
      kind: z.enum(['image', 'text', 'image-text']),
      reviewer: z.string(),
      comment: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  projects: z.array(
    z.object({
      projectId,
      name: z.string(),
      client: z.string(),
      kinds: z.array(z.enum(['image', 'text', 'image-text'])),
      colour: z.int().min(1).max(20),
      dueAt: z.iso.datetime().nullable(),
      shards: z.array(shardRow),
    }),
  ),
  undelivered: z.int().nonnegative(),
  today: z.object({
    finished: z.int().nonnegative(),
    since: z.iso.datetime().nullable(),
    /** Items finished per hour of the local day, 24 numbers. */
    perHour: z.array(z.int().nonnegative()).length(24),
    medianSecondsPerItem: z.number().nonnegative().nullable(),
  }),
  /** Facts for the empty page. */
  lastWipe: z
    .object({ certificateId: z.string(), projectName: z.string().nullable(), at: z.iso.datetime() })
    .nullable(),
  leadName: z.string().nullable(),
})
export type WorkList = z.infer<typeof workList>

const activeSeconds = z.number().nonnegative().max(86_400)
const item = z.object({ shardId, index: z.int().nonnegative() })

/** Why an item is read. What the app reads before anybody looks at it is told apart in the audit trail, and never left out. */
export const readPurposes = ['work', 'thumbnail', 'ahead'] as const
export type ReadPurpose = (typeof readPurposes)[number]

/** What an annotator does. Every call that reads content passes the decision of `mayOpenShard`. */
export const work = {
  list: call({ requires: 'work:read', input: z.object({}), output: workList }),
  /** Meets the exchange: takes signed documents in, delivers sealed work, carries out orders. */
  sync: call({
    requires: 'device:read',
    input: z.object({}),
    output: z.object({
      reachedAt: z.iso.datetime(),
      received: z.int().nonnegative(),
      sent: z.int().nonnegative(),
      wiped: z.array(z.object({ projectId: z.string(), certificateId: z.string() })),
      problems: z.array(z.object({ code: z.string(), message: z.string(), entry: z.string().nullable() })),
    }),
  }),
  open: call({
    requires: 'work:read',
    input: z.object({ shardId }),
    output: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('opened'), shard: openedShard }),
      z.object({ outcome: z.literal('refused'), refusal }),
    ]),
  }),
  item: call({
    requires: 'work:read',
    input: item.extend({ purpose: z.enum(readPurposes).default('work') }),
    output: openedItem,
  }),
  /** Durable before it answers: encrypted and fsynced. `after` names the last change the window knew, else STALE_EDIT. */
  save: call({
    requires: 'label:write',
    input: item.extend({ after: z.string().nullable(), changes: z.array(change).min(1).max(1_000) }),
    output: z.object({ savedAt: z.iso.datetime() }),
  }),
  setState: call({
    requires: 'label:write',
    input: item.extend({
      state: z.enum(['todo', 'finished', 'skipped']),
      reason: z.string().trim().max(500).nullable(),
      /** Seconds the item was in use since this was last told, idle time left out. */
      activeSeconds,
    }),
    output: z.object({ savedAt: z.iso.datetime(), item: itemSummary }),
  }),
  /** Adds time that an item was in use, when it is left unfinished and now and then before that. */
  spend: call({ requires: 'label:write', input: item.extend({ activeSeconds }), output: z.object({}) }),
  /** Sets or takes off the annotator's own mark. */
  flag: call({
    requires: 'label:write',
    input: item.extend({ flagged: z.boolean() }),
    output: z.object({ item: itemSummary }),
  }),
  /** Says something to the lead about an item. It is delivered with the item. */
  comment: call({
    requires: 'label:write',
    input: item.extend({ text: commentText, ...commentTarget }),
    output: z.object({ comments: z.array(comment), item: itemSummary }),
  }),
  /** Takes an own comment back that was not delivered yet. */
  uncomment: call({
    requires: 'label:write',
    input: item.extend({ commentId: z.string().max(64) }),
    output: z.object({ comments: z.array(comment), item: itemSummary }),
  }),
  /** Settles a thread, or opens it again. */
  resolve: call({
    requires: 'label:write',
    input: item.extend({ commentId: z.string().max(64), resolved: z.boolean() }),
    output: z.object({ comments: z.array(comment), item: itemSummary }),
  }),
  /** Keeps one of the shard's `choices`. */
  choose: call({
    requires: 'work:read',
    input: z.object({ shardId, name: z.string().regex(/^[a-z][a-z.-]{0,60}$/), value: z.string().max(4_000) }),
    output: z.object({}),
  }),
  /** Remembers where the person is. */
  visit: call({ requires: 'work:read', input: item, output: z.object({}) }),
  close: call({ requires: 'work:read', input: z.object({ shardId }), output: z.object({}) }),
  /** Seals finished items to the lead and hands them to the exchange. */
  deliver: call({
    requires: 'work:deliver',
    input: z.object({}),
    output: z.object({ items: z.int().nonnegative(), receipt: z.string() }),
  }),
  /**
   * Gives the assignment of a shard back, with every shard that came with it: unsent work is sealed to the lead, everything of
   * these shards leaves this device, and a certificate goes to the lead.
   */
  returnShard: call({
    requires: 'work:deliver',
    input: z.object({ shardId }),
    output: z.object({ certificateId: z.string(), shards: z.array(z.string()), items: z.int().nonnegative() }),
  }),
  /** Something in the list changed: a grant came, a lease ended, a project was wiped. */
  changed: notice(z.object({})),
}
