import { z } from 'zod'
import { lease } from '../access/lease.ts'
import { refusalReason } from '../access/refusal.ts'
import { call } from './define.ts'

export const auditEntry = z.object({
  entry: z.int().positive(),
  at: z.iso.datetime(),
  /** Dotted event name, for example `shard.open`. */
  event: z.string(),
  result: z.enum(['allowed', 'refused', 'done', 'failed']),
  reason: z.string().nullable(),
  /** Ids only; resolved to names for the person when this device may know them. */
  subject: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof auditEntry>

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
  cause: z.string(),
  grantIds: z.array(z.string()),
  shards: z.array(z.object({ shardId: z.string(), sha256: z.string() })),
  keyIds: z.array(z.string()),
  keyStore: z.string(),
  steps: z.array(z.object({ step: z.string(), ok: z.boolean(), ms: z.number(), found: z.string() })),
  verification: z.string(),
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
  keyStore: z.object({ backend: z.string(), usable: z.boolean(), reason: z.string().nullable() }),
  clock: z.object({ inStep: z.boolean(), behindSeconds: z.number().nonnegative() }),
  delivery: z.object({ waiting: z.int().nonnegative(), lastAt: z.iso.datetime().nullable() }),
  exchange: z.object({ reachedAt: z.iso.datetime().nullable(), reachable: z.boolean().nullable(), kind: z.string() }),
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
  audit: z.object({ entries: z.int().nonnegative(), whole: z.boolean(), brokenAt: z.int().nullable() }),
})
export type DeviceOverview = z.infer<typeof deviceOverview>

/** The device and its proofs. */
export const device = {
  overview: call({ requires: 'device:read', input: z.object({}), output: deviceOverview }),
  audit: call({
    requires: 'device:read',
    input: z.object({
      before: z.int().positive().nullable(),
      limit: z.int().min(1).max(500),
      refusedOnly: z.boolean(),
    }),
    output: z.object({ total: z.int().nonnegative(), entries: z.array(auditEntry) }),
  }),
  /** Walks the whole audit chain and its signed checkpoints. */
  verifyAudit: call({
    requires: 'device:read',
    input: z.object({}),
    output: z.object({ whole: z.boolean(), entries: z.int().nonnegative(), brokenAt: z.int().nullable() }),
  }),
  certificate: call({
    requires: 'device:read',
    input: z.object({ certificateId: z.string().max(64) }),
    output: certificate,
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
