import { z } from 'zod'
import { eventGroups, type EventGroup } from '../audit/event-groups.ts'
import { auditFaults, type AuditFault } from '../audit/faults.ts'
import { deviceId, folderToken } from '../ids.ts'
import { call } from './define.ts'

const results = ['allowed', 'refused', 'done', 'failed'] as const

export const auditEntry = z.object({
  entry: z.int().positive(),
  at: z.iso.datetime(),
  /** Dotted event name, for example `shard.open`. */
  event: z.string(),
  result: z.enum(results),
  reason: z.string().nullable(),
  /** Ids only; `names` of a page says what this device may know about them. */
  subject: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof auditEntry>

const fault = z.enum(Object.keys(auditFaults) as [AuditFault, ...AuditFault[]])

/** Whether a trail is whole. A fault is named with the entry where it shows. */
export const auditVerdict = z.object({
  whole: z.boolean(),
  entries: z.int().nonnegative(),
  brokenAt: z.int().nullable(),
  fault: fault.nullable(),
  /** The last checkpoint that holds: what comes after it is not signed yet. */
  heldUpTo: z.int().nullable(),
})
export type AuditVerdict = z.infer<typeof auditVerdict>

/** What a lead's device knows of the trail of another one: only where it stood, never what is in it. */
const foreignTrail = z.object({
  deviceId,
  deviceName: z.string(),
  memberName: z.string(),
  checkpoints: z.int().nonnegative(),
  lastSeq: z.int().nonnegative(),
  lastAt: z.iso.datetime(),
  fault: fault.nullable(),
  /** The entry that the fault names. */
  faultAt: z.int().nullable(),
})
export type ForeignTrail = z.infer<typeof foreignTrail>

/** The calls about audit trails; part of the group `device`. */
export const auditCalls = {
  audit: call({
    requires: 'device:read',
    input: z.object({
      /** Go on before this place: `next` of the page before. */
      before: z.int().positive().nullable(),
      limit: z.int().min(1).max(500),
      refusedOnly: z.boolean().default(false),
      since: z.iso.datetime().nullable().default(null),
      until: z.iso.datetime().nullable().default(null),
      group: z
        .enum(Object.keys(eventGroups) as [EventGroup, ...EventGroup[]])
        .nullable()
        .default(null),
      results: z.array(z.enum(results)).max(4).default([]),
      /** Part of an event, a reason, an id, or of a name that this device knows. */
      text: z.string().max(200).default(''),
    }),
    output: z.object({
      /** Entries in the whole trail. */
      total: z.int().nonnegative(),
      entries: z.array(auditEntry),
      next: z.int().positive().nullable(),
      /** Ids of these entries to names, as far as this device may know them. */
      names: z.record(z.string(), z.string()),
    }),
  }),
  /** Walks the whole audit chain and holds it against every checkpoint this device signed. */
  verifyAudit: call({ requires: 'device:read', input: z.object({}), output: auditVerdict }),
  /** Writes the trail of this device into a folder; itself an entry. */
  exportAudit: call({
    requires: 'device:read',
    input: z.object({ folder: folderToken, format: z.enum(['jsonl', 'cef']) }),
    output: z.object({ file: z.string(), entries: z.int().nonnegative() }),
  }),
  /** The trails of other devices, as far as their checkpoints reached this one. */
  trails: call({ requires: 'device:read', input: z.object({}), output: z.array(foreignTrail) }),
}
