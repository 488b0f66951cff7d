import { z } from 'zod'
import { projectPolicy } from '../access/policy.ts'
import { wipeCauses } from '../access/wipe.ts'
import { fileToken, folderToken, grantId, holdId, projectId, shardId, deviceId } from '../ids.ts'
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
  state: z.enum(['waiting', 'open', 'ended', 'revoked', 'returned', 'completed', 'wiped']),
  revokedAt: z.iso.datetime().nullable(),
})
export type Assignment = z.infer<typeof assignment>

export const certificateRow = z.object({
  deviceId,
  /** null while the certificate is outstanding. */
  cause: z.enum(wipeCauses).nullable(),
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

/** A demand about deletion: who made it and under which reference. */
const demand = z.object({ at: z.iso.datetime(), reason: z.string(), reference: z.string() })
const demandInput = { reason: z.string().trim().min(1).max(500), reference: z.string().trim().max(200) }

/** A project whose own copy at the lead's is gone. */
export const endedProject = z.object({
  projectId,
  name: z.string(),
  wipedAt: z.iso.datetime(),
  certificateId: z.string(),
  cause: z.enum(wipeCauses),
  certificates: z.int().nonnegative(),
  outstanding: z.int().nonnegative(),
})
export type EndedProject = z.infer<typeof endedProject>

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
      erased: z.int().nonnegative(),
      assignments: z.array(assignment),
    }),
  ),
  status: z.object({ issuedAt: z.iso.datetime(), validUntil: z.iso.datetime() }).nullable(),
  log: z.object({ entries: z.int().nonnegative(), whole: z.boolean() }),
  certificates: z.array(certificateRow),
  /** What forbids destruction now, oldest first. */
  holds: z.array(demand.extend({ holdId })),
  deletion: demand.nullable(),
  /** When the lead's own copy goes, once the project is complete. */
  retentionEndsAt: z.iso.datetime().nullable(),
})
export type ProjectDetail = z.infer<typeof projectDetail>

export const skippedFile = z.object({ name: z.string(), reason: z.string() })

/** A file that is taken, and what is to be known about how: of an animation only the first picture is labelled. */
export const notedFile = z.object({ name: z.string(), note: z.string() })

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
      noted: z.array(notedFile),
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
      noted: z.array(notedFile),
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
  /** Another policy from now on. Regions and grace of grants made before stay as they were. */
  setPolicy: call({
    requires: 'project:write',
    input: project.extend({ policy: projectPolicy }),
    output: z.object({ at: z.iso.datetime() }),
  }),
  /** The next version of the ontology. Classes may be added and renamed; those that labels may have stay. */
  setOntology: call({
    requires: 'project:write',
    input: project.extend({ ontology }),
    output: z.object({ version: z.int().positive() }),
  }),
  /** Reads an ontology from a file; nothing is kept. Null with what is wrong, by its place in the file. */
  readOntology: call({
    requires: 'project:write',
    input: z.object({ file: fileToken }),
    output: z.object({ ontology: ontology.nullable(), faults: z.array(z.string()) }),
  }),
  /** Writes an ontology into a folder, signed or not: a draft can be handed on too. */
  writeOntology: call({
    requires: 'project:write',
    input: z.object({ folder: folderToken, ontology }),
    output: z.object({ file: z.string() }),
  }),
  /** Forbids to destroy anything of the project at the lead's until released. */
  placeHold: call({ requires: 'project:write', input: project.extend(demandInput), output: z.object({ holdId }) }),
  releaseHold: call({
    requires: 'project:write',
    input: project.extend({ holdId }),
    output: z.object({ at: z.iso.datetime() }),
  }),
  /** Destroys items for good, everywhere: the shard goes on under a new key without them. */
  eraseItems: call({
    requires: 'project:write',
    input: project.extend({ shardId, indexes: z.array(z.int().nonnegative()).min(1).max(10_000) }),
    output: z.object({
      version: z.int().positive(),
      certificateId: z.string(),
      /** Assignments that go on under new keys. */
      renewed: z.int().nonnegative(),
      /** Assignments that ended because the device had no key ready: assign again. */
      ended: z.int().nonnegative(),
    }),
  }),
  /** A client asks for deletion: completes the project and destroys the lead's copy too, at once or when the holds end. */
  requestDeletion: call({
    requires: 'project:write',
    input: project.extend({ ...demandInput, typedName: z.string().max(200) }),
    output: z.object({ at: z.iso.datetime(), isHeld: z.boolean() }),
  }),
  /** Projects whose copy at the lead's is gone; their certificates are kept. */
  ended: call({ requires: 'project:read', input: z.object({}), output: z.array(endedProject) }),
  /** Writes everything that proves the deletion into a folder; checkable with the root public key alone. */
  deletionReport: call({
    requires: 'project:read',
    input: project.extend({ folder: folderToken }),
    output: z.object({ files: z.array(z.string()), ok: z.boolean(), outstanding: z.int().nonnegative() }),
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
