import { z } from 'zod'
import { lease } from '../access/lease.ts'
import { refusalReason } from '../access/refusal.ts'
import { wipeCauses, wipeScopes } from '../access/wipe.ts'
import { folderToken } from '../ids.ts'
import { postureGuards, postureStates } from '../posture.ts'
import { call } from './define.ts'
import { keyStoreState } from './session.ts'
import { auditCalls, auditVerdict } from './device-audit.ts'

const performer = z.object({
  memberId: z.string(),
  title: z.string(),
  location: z.string(),
  at: z.iso.datetime(),
  method: z.string(),
})

/** A certificate of sanitisation with the fields of NIST SP 800-88. */
export const certificate = z.object({
  certificateId: z.string(),
  organisation: z.string().nullable(),
  projectId: z.string(),
  projectName: z.string().nullable(),
  deviceId: z.string(),
  deviceName: z.string().nullable(),
  memberName: z.string().nullable(),
  hardware: z.object({ manufacturer: z.string(), model: z.string(), serial: z.string(), media: z.string() }),
  method: z.string(),
  technique: z.string(),
  tool: z.string(),
  toolVersion: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  trustedTime: z.iso.datetime().nullable(),
  cause: z.enum(wipeCauses),
  scope: z.enum(wipeScopes),
  grantIds: z.array(z.string()),
  shards: z.array(z.object({ shardId: z.string(), version: z.number(), sha256: z.string() })),
  erasedItems: z.array(z.object({ shardId: z.string(), index: z.int().nonnegative() })),
  keyIds: z.array(z.string()),
  holdIds: z.array(z.string()),
  keyStore: z.string(),
  steps: z.array(z.object({ step: z.string(), ok: z.boolean(), ms: z.number(), found: z.string() })),
  assetId: z.string(),
  mediaSource: z.string(),
  confidentiality: z.object({ before: z.string(), after: z.string() }),
  destination: z.string(),
  performedBy: performer,
  verifiedBy: performer,
  residuals: z.array(z.string()),
  signedBy: z.string(),
  fingerprint: z.string(),
  signatureValid: z.boolean(),
})
export type Certificate = z.infer<typeof certificate>

export const holding = z.object({
  shardId: z.string(),
  name: z.string(),
  client: z.string(),
  lease,
  shut: refusalReason.nullable(),
  sizeBytes: z.int().nonnegative(),
  undelivered: z.int().nonnegative(),
})

export const deviceOverview = z.object({
  name: z.string(),
  since: z.iso.datetime().nullable(),
  system: z.string(),
  keyStore: keyStoreState,
  clock: z.object({ inStep: z.boolean(), behindSeconds: z.number().nonnegative() }),
  delivery: z.object({ waiting: z.int().nonnegative(), lastAt: z.iso.datetime().nullable() }),
  exchange: z.object({ reachedAt: z.iso.datetime().nullable(), reachable: z.boolean().nullable(), kind: z.string() }),
  /** How the system around the app stands; what it does not tell is `unknown`. */
  posture: z.array(z.object({ guard: z.enum(postureGuards), state: z.enum(postureStates) })),
  holdings: z.array(holding),
  policy: z.array(
    z.object({
      setting: z.string(),
      value: z.string(),
      setBy: z.enum(['default', 'project', 'client-contract', 'it-policy']),
      who: z.string().nullable(),
      at: z.iso.datetime().nullable(),
    }),
  ),
  lastCertificate: certificate.nullable(),
  audit: auditVerdict,
})
export type DeviceOverview = z.infer<typeof deviceOverview>

/** The device and its proofs. */
export const device = {
  overview: call({ requires: 'device:read', input: z.object({}), output: deviceOverview }),
  ...auditCalls,
  certificate: call({
    requires: 'device:read',
    input: z.object({ certificateId: z.string().max(64) }),
    output: certificate,
  }),
  /** Writes a certificate into a folder: the signed bytes, and a page to read and to print. */
  saveCertificate: call({
    requires: 'device:read',
    input: z.object({ certificateId: z.string().max(64), folder: folderToken }),
    output: z.object({ files: z.array(z.string()) }),
  }),
  certificates: call({ requires: 'device:read', input: z.object({}), output: z.array(certificate) }),
  /** Small choices of the person: theme, panel sizes. Kept encrypted with the home. */
  preferences: call({ requires: 'device:read', input: z.object({}), output: z.record(z.string(), z.string()) }),
  prefer: call({
    requires: 'device:write',
    input: z.object({ name: z.string().regex(/^[a-z][a-z.-]{0,60}$/), value: z.string().max(2_000) }),
    output: z.object({}),
  }),
}
