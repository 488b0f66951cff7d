import { z } from 'zod'
import { wipeCauses, wipeScopes } from '../../../shared/access/wipe.ts'
import {
  certificateId,
  deviceId,
  holdId,
  memberId,
  modelId,
  organisationId,
  projectId,
  shardId,
} from '../../../shared/ids.ts'

/** What the steps of a wipe are, in their order. A certificate holds each of them once. */
export const wipeSteps = [
  'unsent-work-sealed',
  'readers-stopped',
  'memory-dropped',
  'keys-destroyed',
  'home-key-replaced',
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

/** What exactly is gone: ids, places and digests. The journal notes the same before anything is destroyed. */
export const wipedThings = {
  projectId,
  scope: z.enum(wipeScopes),
  cause: z.enum(wipeCauses),
  startedAt: z.iso.datetime(),
  /** The last time signed by a lead that this device had seen. */
  trustedTime: z.iso.datetime().nullable(),
  grantIds: z.array(z.string().max(64)).max(10_000),
  shards: z
    .array(z.strictObject({ shardId, version: z.int().positive(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
    .max(100_000),
  /** Models that lay beside the shards; absent where there was none. */
  models: z
    .array(z.strictObject({ modelId, sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
    .max(10_000)
    .optional(),
  /** Items that were erased out of shards that go on. */
  erasedItems: z.array(z.strictObject({ shardId, index: z.int().nonnegative() })).max(100_000),
  /** Ids of the private keys that were destroyed; without them the grants on the exchange open nothing. */
  keyIds: z.array(z.string().max(64)).max(10_000),
  /** Holds that stood at the lead's meanwhile: there the ciphertext and the sealed work are kept. */
  holdIds: z.array(holdId).max(1_000),
  steps: z.array(wipeStepResult).max(wipeSteps.length),
}

/** Who did it, in the words of NIST SP 800-88: an unattended program on behalf of the member who works on the device. */
const performer = z.strictObject({
  memberId,
  title: z.string().max(100),
  /** The country signed into the membership, ISO 3166-1 alpha-2. */
  location: z.string().max(60),
  at: z.iso.datetime(),
  method: z.string().max(400),
})

/**
 * A certificate of sanitisation: the fields of NIST SP 800-88 Rev. 1 Appendix G and what makes this erase checkable. Signed
 * by the device. Holds ids and digests only, so that it may be shown to anybody.
 *
 * @see docs/formats/certificate-v1.md
 */
export const certificateDocument = z.strictObject({
  certificateId,
  organisationId,
  memberId,
  deviceId,
  ...wipedThings,
  hardware: z.strictObject({ manufacturer: z.string(), model: z.string(), serial: z.string(), media: z.string() }),
  /** The organisation's own number of the medium's computer: here the device's id. */
  assetId: z.string().max(64),
  mediaSource: z.string().max(100),
  confidentiality: z.strictObject({ before: z.string().max(100), after: z.string().max(100) }),
  destination: z.string().max(100),
  /** NIST SP 800-88 category. */
  method: z.literal('Purge'),
  technique: z.literal('Cryptographic erase: keys destroyed, ciphertext deleted'),
  tool: z.literal('Auxerta Workstation'),
  toolVersion: z.string().max(100),
  finishedAt: z.iso.datetime(),
  keyStore: z.string().max(60),
  performedBy: performer,
  verifiedBy: performer,
  residuals: z.array(z.string().max(400)).max(20),
  auditEntry: z.int().nonnegative(),
})
export type CertificateDocument = z.infer<typeof certificateDocument>
