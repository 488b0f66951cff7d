import { z } from 'zod'
import { certificateId, deviceId, memberId, organisationId, projectId, shardId } from '../../../shared/ids.ts'

/** What the steps of a wipe are, in their order. A certificate holds each of them once. */
export const wipeSteps = [
  'unsent-work-sealed',
  'readers-stopped',
  'memory-dropped',
  'keys-destroyed',
  'files-deleted',
  'residue-scanned',
] as const
export type WipeStep = (typeof wipeSteps)[number]

/** How a step went. `found` counts things, it names none. */
export const wipeStepResult = z.strictObject({
  step: z.enum(wipeSteps),
  ok: z.boolean(),
  ms: z.number().nonnegative(),
  found: z.string().max(200),
})

/**
 * A certificate of sanitisation: the fields of NIST SP 800-88 Rev. 1 Appendix G and what makes this erase checkable. Signed
 * by the device. Holds ids and digests only, so that it may be shown to anybody.
 */
export const certificateDocument = z.strictObject({
  certificateId,
  organisationId,
  projectId,
  memberId,
  deviceId,
  hardware: z.strictObject({ manufacturer: z.string(), model: z.string(), serial: z.string(), media: z.string() }),
  /** NIST SP 800-88 category. */
  method: z.literal('Purge'),
  technique: z.literal('Cryptographic erase: keys destroyed, ciphertext deleted'),
  tool: z.literal('Auxerta Workstation'),
  toolVersion: z.string().max(100),
  cause: z.enum(['project-completed', 'grant-revoked', 'lease-lapsed', 'returned']),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** The last time signed by a lead that this device had seen. */
  trustedTime: z.iso.datetime().nullable(),
  grantIds: z.array(z.string().max(64)).max(10_000),
  shards: z.array(z.strictObject({ shardId, sha256: z.string().length(64) })).max(100_000),
  /** Ids of the one-time keys that were destroyed; without them the grants on the exchange open nothing. */
  keyIds: z.array(z.string().max(64)).max(10_000),
  keyStore: z.string().max(60),
  steps: z.array(wipeStepResult).max(wipeSteps.length),
  verification: z.string().max(400),
  residuals: z.array(z.string().max(400)).max(20),
  auditEntry: z.int().nonnegative(),
})
export type CertificateDocument = z.infer<typeof certificateDocument>
