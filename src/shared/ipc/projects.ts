import { z } from 'zod'
import { projectPolicy } from '../access/policy.ts'
import { folderToken, grantId, projectId, shardId, deviceId } from '../ids.ts'
import { ontology } from '../labels/ontology.ts'
import { labelKinds } from '../labels/index.ts'
import { call, notice } from './define.ts'

export const itemKinds = z.array(z.enum(['image', 'text', 'image-text']))

export const projectSummary = z.object({
  projectId,
  name: z.string(),
  client: z.string(),
  colour: z.int().min(1).max(20),
  state: z.enum(['active', 'wiping', 'completed']),
  kinds: itemKinds,
  items: z.int().nonnegative(),
  delivered: z.int().nonnegative(),
  accepted: z.int().nonnegative(),
  returned: z.int().nonnegative(),
  waitingReview: z.int().nonnegative(),
  dueAt: z.iso.datetime().nullable(),
})
export type ProjectSummary = z.infer<typeof projectSummary>

export const assignment = z.object({
  grantId,
  deviceId,
  memberName: z.string(),
  deviceName: z.string(),
  role: z.enum(['annotate', 'review']),
  grantedAt: z.iso.datetime(),
  notBefore: z.iso.datetime(),
  expires: z.iso.datetime(),
  offlineLeaseHours: z.number().nonnegative(),
  state: z.enum(['waiting', 'open', 'ended', 'revoked', 'completed', 'wiped']),
  revokedAt: z.iso.datetime().nullable(),
})
export type Assignment = z.infer<typeof assignment>

export const certificateRow = z.object({
  deviceId,
  deviceName: z.string(),
  memberName: z.string(),
  shardNames: z.array(z.string()),
  /** `outstanding`: the order stands, no certificate yet. */
  state: z.enum(['outstanding', 'received']),
  certificateId: z.string().nullable(),
  orderedAt: z.iso.datetime().nullable(),
  at: z.iso.datetime().nullable(),
})
export type CertificateRow = z.infer<typeof certificateRow>

export const projectDetail = projectSummary.extend({
  policy: projectPolicy,
  ontology,
  shards: z.array(
    z.object({
      shardId,
      name: z.string(),
      items: z.int().nonnegative(),
      sizeBytes: z.int().nonnegative(),
      delivered: z.int().nonnegative(),
      accepted: z.int().nonnegative(),
      returned: z.int().nonnegative(),
      assignments: z.array(assignment),
    }),
  ),
  status: z.object({ issuedAt: z.iso.datetime(), validUntil: z.iso.datetime() }).nullable(),
  log: z.object({ entries: z.int().nonnegative(), whole: z.boolean() }),
  certificates: z.array(certificateRow),
})
export type ProjectDetail = z.infer<typeof projectDetail>

export const skippedFile = z.object({ name: z.string(), reason: z.string() })

export const exportFormat = z.object({
  id: z.string(),
  title: z.string(),
  extension: z.string(),
  supports: z.record(z.enum(labelKinds), z.enum(['exact', 'lossy', 'no'])),
})

const project = z.object({ projectId })

/** What a lead does with projects. */
export const projects = {
  list: call({ requires: 'project:read', input: z.object({}), output: z.array(projectSummary) }),
  show: call({ requires: 'project:read', input: project, output: projectDetail }),
  create: call({
    requires: 'project:write',
    input: z.object({
      name: z.string().trim().min(1).max(80),
      client: z.string().trim().min(1).max(80),
      dueAt: z.iso.datetime().nullable(),
      ontology,
      policy: projectPolicy,
    }),
    output: projectSummary,
  }),
  /** Looks at a folder without taking anything: what would become items, what is left out and why. */
  inspectFolder: call({
    requires: 'project:write',
    input: z.object({ folder: folderToken }),
    output: z.object({
      images: z.int().nonnegative(),
      texts: z.int().nonnegative(),
      imageTexts: z.int().nonnegative(),
      sizeBytes: z.int().nonnegative(),
      skipped: z.array(skippedFile),
    }),
  }),
  /** Builds encrypted shards from a folder and hands them to the exchange. Progress comes as notices. */
  importFolder: call({
    requires: 'project:write',
    input: project.extend({
      folder: folderToken,
      shardName: z.string().trim().min(1).max(60),
      itemsPerShard: z.int().min(1).max(100_000),
    }),
    output: z.object({
      shards: z.array(z.object({ shardId, name: z.string(), items: z.int(), sizeBytes: z.int() })),
      skipped: z.array(skippedFile),
    }),
  }),
  assign: call({
    requires: 'project:write',
    input: project.extend({
      shardIds: z.array(shardId).min(1).max(1_000),
      deviceId,
      role: z.enum(['annotate', 'review']),
      notBefore: z.iso.datetime().nullable(),
      expires: z.iso.datetime(),
      offlineLeaseHours: z
        .number()
        .min(0)
        .max(24 * 366),
    }),
    output: z.object({ grantId }),
  }),
  revoke: call({
    requires: 'project:write',
    input: project.extend({ grantId }),
    output: z.object({ at: z.iso.datetime() }),
  }),
  /** Signs a fresh status so that leases run on. */
  renewStatus: call({
    requires: 'project:write',
    input: project.extend({ validMinutes: z.int().min(0).max(525_600).nullable() }),
    output: z.object({ issuedAt: z.iso.datetime(), validUntil: z.iso.datetime() }),
  }),
  formats: call({ requires: 'project:read', input: z.object({}), output: z.array(exportFormat) }),
  export: call({
    requires: 'export:write',
    input: project.extend({ format: z.string().max(40), folder: folderToken, onlyAccepted: z.boolean() }),
    output: z.object({
      files: z.array(z.string()),
      items: z.int().nonnegative(),
      labels: z.int().nonnegative(),
      losses: z.array(z.object({ what: z.string(), count: z.int().positive() })),
    }),
  }),
  /** Orders every device to wipe the project. Cannot be undone; the project's name has to be typed. */
  complete: call({
    requires: 'project:write',
    input: project.extend({ typedName: z.string().max(200) }),
    output: z.object({ at: z.iso.datetime(), devices: z.int().nonnegative() }),
  }),
  /** Checks the project's log, shards, device logs and certificates with the organisation's root key alone. */
  verify: call({
    requires: 'project:read',
    input: project,
    output: z.object({
      ok: z.boolean(),
      checks: z.array(z.object({ what: z.string(), ok: z.boolean(), found: z.string() })),
    }),
  }),
  progress: notice(
    z.object({
      task: z.enum(['import', 'export', 'verify']),
      done: z.number(),
      total: z.number(),
      unit: z.enum(['items', 'bytes', 'objects']),
    }),
  ),
  changed: notice(z.object({})),
}
