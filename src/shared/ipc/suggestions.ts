import { z } from 'zod'
import { fileToken, projectId, setId, shardId } from '../ids.ts'
import { call, notice } from './define.ts'

/** Suggestions that a lead provides for a shard, as a lead sees them. */
export const suggestionSetRow = z.object({
  setId,
  shardId,
  shardName: z.string(),
  /** Where they come from, as annotators read it. */
  name: z.string(),
  labels: z.int().nonnegative(),
  /** How many items have any. */
  items: z.int().nonnegative(),
  sizeBytes: z.int().nonnegative(),
  addedAt: z.iso.datetime(),
})
export type SuggestionSetRow = z.infer<typeof suggestionSetRow>

/** What a file brings, or would bring. */
export const suggestionReport = z.object({
  shards: z.array(
    z.object({
      shardId,
      shardName: z.string(),
      labels: z.int().positive(),
      items: z.int().positive(),
      /** The suggestions that these take the place of, by name. */
      replaces: z.string().nullable(),
    }),
  ),
  labels: z.int().nonnegative(),
  leftOut: z.array(z.object({ reason: z.string(), count: z.int().positive(), examples: z.array(z.string()) })),
})
export type SuggestionReport = z.infer<typeof suggestionReport>

const source = {
  projectId,
  file: fileToken,
  /** Null: whichever shards have items that the file names. */
  shardIds: z.array(shardId).min(1).max(1_000).nullable(),
  /** How certain a prediction without a score counts, 0 to 1; null: it is left out. */
  scoreWhenMissing: z.number().min(0).max(1).nullable(),
}

/** Pre-annotations: a lead provides them from a file, whoever works on a shard accepts or rejects them. */
export const suggestions = {
  list: call({ requires: 'project:read', input: z.object({ projectId }), output: z.array(suggestionSetRow) }),
  /** Reads a file and says what it would bring. Nothing is taken. */
  inspect: call({ requires: 'project:write', input: z.object(source), output: suggestionReport }),
  /** Seals what fits beside its shards, in place of what was provided for them before. */
  add: call({
    requires: 'project:write',
    input: z.object({ ...source, name: z.string().trim().min(1).max(64) }),
    output: suggestionReport,
  }),
  /** Takes suggestions away wherever nobody has accepted them yet. */
  remove: call({
    requires: 'project:write',
    input: z.object({ projectId, setId }),
    output: z.object({ at: z.iso.datetime() }),
  }),
  changed: notice(z.object({})),
}
