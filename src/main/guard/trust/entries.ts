import { z } from 'zod'
import { projectPolicy } from '../../../shared/access/policy.ts'
import { deviceId, grantId, holdId, memberId, modelId, projectId, setId, shardId } from '../../../shared/ids.ts'
import { commentsPerItem } from '../../../shared/ipc/comment.ts'
import { classId } from '../../../shared/labels/base.ts'
import { label } from '../../../shared/labels/index.ts'
import { ontology } from '../../../shared/labels/ontology.ts'
import { modelSpec } from '../../../shared/models/model-spec.ts'
import { publicKey } from './key-pairs.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const objectDigest = z.strictObject({ lengthBytes: z.int().positive(), sha256 })
const jwe = z.string().max(64 * 1024 * 1024)

/** What may stand in a log, by kind. Bodies hold ids and digests only; what a client would not publish is sealed. */
export const logBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('project.create'), projectId, workKey: publicKey, sealed: jwe }),
  z.strictObject({
    kind: z.literal('shard.add'),
    shardId,
    version: z.int().positive(),
    items: z.int().positive(),
    tar: objectDigest,
    index: objectDigest,
    /** Commits to the shard's data key, so that one shard cannot open under two keys. */
    keyCheck: z.string().max(64),
    sealed: jwe,
  }),
  z.strictObject({
    kind: z.literal('grant'),
    grantId,
    memberId,
    deviceId,
    role: z.enum(['annotate', 'review']),
    shardIds: z.array(shardId).min(1).max(1_000),
    notBefore: z.iso.datetime(),
    expires: z.iso.datetime(),
    offlineLeaseMs: z.int().nonnegative(),
    regions: z.array(z.string()).max(250),
    /** How long after its lease ended without a new status the device wipes; absent: it only shuts. */
    lapseGraceMs: z.int().nonnegative().optional(),
    /** The grants whose keys this one takes over after an item was erased: their own keys are destroyed. */
    replaces: z.array(grantId).min(1).max(1_000).optional(),
    /** The one-time key of the device that this grant's keys are sealed to. */
    prekeyId: z.string().max(64),
    keys: jwe,
  }),
  z.strictObject({
    kind: z.literal('revoke'),
    grantId,
    /** The device wiped it by itself: given back by the annotator, or the lease lapsed. Absent: the lead took it back. */
    cause: z.enum(['returned', 'lapsed']).optional(),
  }),
  /** Another policy from here on, sealed under the content key. */
  z.strictObject({ kind: z.literal('policy'), sealed: jwe }),
  /** The next version of the ontology, sealed under the content key. */
  z.strictObject({ kind: z.literal('ontology'), version: z.int().positive(), sealed: jwe }),
  /**
   * Items are gone for good: the shard goes on as a new version under a new key in which they are empty. Places of the other
   * items stay as they are. `indexes` names all erased items of the shard so far.
   */
  z.strictObject({
    kind: z.literal('erase'),
    shardId,
    version: z.int().min(2),
    indexes: z.array(z.int().nonnegative()).min(1).max(100_000),
    tar: objectDigest,
    index: objectDigest,
    keyCheck: z.string().max(64),
    /** The suggestions of the shard without those for the erased items. Absent: there are none any more. */
    suggestions: z.strictObject({ tar: objectDigest, index: objectDigest }).optional(),
  }),
  /** Suggestions that the lead provides for one version of a shard, under its key. They take the place of those before. */
  z.strictObject({
    kind: z.literal('suggestions.add'),
    setId,
    shardId,
    version: z.int().positive(),
    tar: objectDigest,
    index: objectDigest,
    sealed: jwe,
  }),
  z.strictObject({ kind: z.literal('suggestions.remove'), setId }),
  /** A model that helps: sealed as a shard is. Everything else about it, its data key included, is sealed under the content key. */
  z.strictObject({
    kind: z.literal('model.add'),
    modelId,
    tar: objectDigest,
    index: objectDigest,
    keyCheck: z.string().max(64),
    sealed: jwe,
  }),
  z.strictObject({ kind: z.literal('model.remove'), modelId }),
  /** Nothing of the project may be destroyed at the lead's until released; access closes all the same. */
  z.strictObject({ kind: z.literal('hold.place'), holdId, sealed: jwe }),
  z.strictObject({ kind: z.literal('hold.release'), holdId }),
  /** The client asked for deletion: carried out at once, or when the last hold is released. */
  z.strictObject({ kind: z.literal('deletion.request'), projectId, sealed: jwe }),
  z.strictObject({
    kind: z.literal('decision'),
    deviceId,
    grantId,
    shardId,
    prekeyId: z.string().max(64),
    sealed: jwe,
  }),
  z.strictObject({ kind: z.literal('complete'), projectId }),
  // A device's own log
  z.strictObject({ kind: z.literal('prekeys'), keys: z.array(publicKey).min(1).max(100) }),
  z.strictObject({
    kind: z.literal('work'),
    projectId,
    shardId,
    grantId,
    object: z.string().max(200),
    sha256,
    items: z.int().positive(),
  }),
  z.strictObject({
    kind: z.literal('audit.checkpoint'),
    seq: z.int().nonnegative(),
    hash: z.string().max(64),
    /** The device found its own trail broken since the checkpoint before. */
    fault: z.strictObject({ code: z.string().max(40), entry: z.int().positive() }).optional(),
  }),
  z.strictObject({ kind: z.literal('certificate'), projectId, certificate: z.string().max(1024 * 1024) }),
])
export type LogBody = z.infer<typeof logBody>
export type LogKind = LogBody['kind']
export type BodyOf<K extends LogKind> = Extract<LogBody, { kind: K }>

/** One entry of a hash-chained log. `prev` is the hash of the entry before it, null only in the first. */
export const logEntry = z.strictObject({
  log: z.string().max(200),
  seq: z.int().positive(),
  prev: z.string().max(64).nullable(),
  at: z.iso.datetime(),
  body: logBody,
})
export type LogEntry = z.infer<typeof logEntry>

/** Sealed inside `project.create`. */
export const projectTerms = z.strictObject({
  name: z.string().max(80),
  client: z.string().max(80),
  /** Binds every shard of the project: a shard of one client cannot be opened as another's. */
  clientId: z.string().max(64),
  colour: z.int().min(1).max(20),
  dueAt: z.iso.datetime().nullable(),
  ontology,
  policy: projectPolicy,
  leadName: z.string().max(80),
})
export type ProjectTerms = z.infer<typeof projectTerms>

/** Sealed inside `shard.add`. */
export const shardTerms = z.strictObject({
  name: z.string().max(80),
  kinds: z.array(z.enum(['image', 'text', 'image-text'])).max(3),
})
export type ShardTerms = z.infer<typeof shardTerms>

/** Sealed inside `model.add`. The data key is here, so that whoever may work in the project may use its models. */
export const modelTerms = z.strictObject({
  key: z.string().length(43),
  spec: modelSpec,
  /** The class of the project for each class of a detector, in its order; null for what nobody wants. */
  classIds: z.array(classId.nullable()).max(1_000),
})
export type ModelTerms = z.infer<typeof modelTerms>

/** Sealed inside `suggestions.add`. */
export const suggestionTerms = z.strictObject({
  /** Where they come from, as annotators read it. */
  name: z.string().min(1).max(64),
  labels: z.int().nonnegative(),
  /** How many items have any. */
  items: z.int().nonnegative(),
})
export type SuggestionTerms = z.infer<typeof suggestionTerms>

/** Sealed inside `hold.place` and `deletion.request`: who demands it and under which reference. */
export const demandTerms = z.strictObject({ reason: z.string().max(500), reference: z.string().max(200) })
export type DemandTerms = z.infer<typeof demandTerms>

/** Sealed inside `grant` to the device's one-time key. Keys are 32 bytes, base64url. */
export const grantKeys = z.strictObject({
  contentKey: z.string().length(43),
  shards: z.array(z.strictObject({ shardId, key: z.string().length(43) })),
})
export type GrantKeys = z.infer<typeof grantKeys>

const commentId = z.string().regex(/^[0-9a-z]{4,64}$/)
const pinned = {
  labelId: z.string().max(64).nullable(),
  /** Image pixels of the item's picture. Absent in documents from before places could be pinned. */
  point: z.tuple([z.number(), z.number()]).nullable().optional(),
  /** The first comment of the thread it answers. Absent in documents from before there were answers. */
  answers: z.string().max(64).nullable().optional(),
}
const threads = z
  .array(z.strictObject({ commentId: z.string().max(64), resolved: z.boolean(), at: z.iso.datetime() }))
  .max(1_000)
  .optional()

/** Sealed inside `decision` to the one-time key of the grant under which the work was done. */
export const decisionTerms = z.strictObject({
  index: z.int().nonnegative(),
  round: z.int().positive(),
  decision: z.enum(['accepted', 'returned']),
  reviewer: z.string().max(80),
  comments: z.array(z.strictObject({ text: z.string().max(2_000), ...pinned })).max(200),
  threads,
})
export type DecisionTerms = z.infer<typeof decisionTerms>

/** One delivered item. `unfinished` is work that was sealed because it would have been wiped. */
export const workItem = z.strictObject({
  index: z.int().nonnegative(),
  round: z.int().positive(),
  state: z.enum(['finished', 'skipped', 'unfinished']),
  reason: z.string().max(500).nullable(),
  activeSeconds: z.number().nonnegative(),
  labels: z.array(label).max(1_000_000),
  /** Everything the annotator said about the item so far. Absent where nothing was said. */
  comments: z
    .array(z.strictObject({ commentId, at: z.iso.datetime(), text: z.string().max(2_000), ...pinned }))
    .max(commentsPerItem)
    .optional(),
  threads,
})
export type WorkItem = z.infer<typeof workItem>

/** What an annotator delivers: signed by the device, sealed to the project's work key. */
export const workDocument = z.strictObject({
  projectId,
  shardId,
  grantId,
  memberId,
  deviceId,
  ontologyVersion: z.int().positive(),
  at: z.iso.datetime(),
  items: z.array(workItem).min(1),
})
export type WorkDocument = z.infer<typeof workDocument>
