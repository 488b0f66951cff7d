import { z } from 'zod'
import { grantKeys } from '../guard/trust/entries.ts'

/** What the home database keeps of a project besides its log. Keys of a grantee are not here: they come from the grants. */
export const projectRecord = z.strictObject({
  role: z.enum(['owner', 'grantee']),
  log: z.string(),
  /** Owner only: the content key and every shard's data key. */
  keys: grantKeys.nullable(),
  /** Owner only: key id of the private half of the project's work key. */
  workKeyId: z.string().nullable(),
  /** How far decisions (grantee) were applied: a sequence number of the project log. */
  appliedSeq: z.int().nonnegative(),
  wipedAt: z.iso.datetime().nullable(),
  /** Kept after a wipe so that the person recognises the certificate. */
  wipedName: z.string().nullable(),
  certificateId: z.string().nullable(),
})
export type ProjectRecord = z.infer<typeof projectRecord>

/** A record with nothing done yet. */
export const freshRecord = (role: ProjectRecord['role'], log: string): ProjectRecord => ({
  role,
  log,
  keys: null,
  workKeyId: null,
  appliedSeq: 0,
  wipedAt: null,
  wipedName: null,
  certificateId: null,
})
