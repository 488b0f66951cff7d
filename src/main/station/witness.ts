import { z } from 'zod'
import { auditFaults, type AuditFault } from '../../shared/audit/faults.ts'
import type { MemberEntry } from '../guard/trust/documents.ts'
import type { BodyOf, LogEntry } from '../guard/trust/entries.ts'
import type { Unlocked } from './unlocked.ts'

/** What is wrong with the checkpoints of a device, and at which entry of its trail. */
export interface CheckpointFault {
  readonly fault: AuditFault
  readonly entry: number
}

export type CheckpointBody = BodyOf<'audit.checkpoint'>

const known = z.enum(Object.keys(auditFaults) as [AuditFault, ...AuditFault[]])

/** What a device says of itself counts even when its word is not one of ours. */
const ownWord = (fault: NonNullable<CheckpointBody['fault']>): CheckpointFault => {
  const read = known.safeParse(fault.code)
  return { fault: read.success ? read.data : 'AUDIT_REPLACED', entry: fault.entry }
}

/**
 * Compares each checkpoint of a device with the one before: a trail only grows, so a checkpoint never goes back and never has
 * another hash for the same entry. A fault that the device itself declares is one too.
 *
 * @param bodies - In the order of the device's log.
 * @returns The first fault, or null.
 */
export const checkpointFault = (bodies: readonly CheckpointBody[]): CheckpointFault | null => {
  let last: CheckpointBody | null = null
  for (const body of bodies) {
    const found = body.fault ? ownWord(body.fault) : contradiction(last, body)
    if (found) return found
    last = body
  }
  return null
}

const contradiction = (last: CheckpointBody | null, body: CheckpointBody): CheckpointFault | null => {
  if (last === null || body.seq > last.seq) return null
  if (body.seq < last.seq) return { fault: 'AUDIT_CHECKPOINT_BACK', entry: body.seq }
  return body.hash === last.hash ? null : { fault: 'AUDIT_CHECKPOINT_CONTRADICTS', entry: body.seq }
}

/** The checkpoints in a log, with when they were signed. */
export const checkpointsIn = (entries: readonly LogEntry[]): { at: string; body: CheckpointBody }[] =>
  entries.flatMap(({ at, body }) => (body.kind === 'audit.checkpoint' ? [{ at, body }] : []))

const witnessed = z.strictObject({
  /** The entry of the device's log that was looked at last: none is looked at twice. */
  logSeq: z.int().positive(),
  checkpoints: z.int().positive(),
  lastSeq: z.int().nonnegative(),
  lastHash: z.string(),
  lastAt: z.string(),
  /** The first fault ever found; it stays. */
  fault: z.strictObject({ fault: known, entry: z.int().nonnegative() }).nullable(),
})

/** Where the trail of another device stood, as far as this one has seen its log. */
export type WitnessedTrail = z.infer<typeof witnessed>

const setting = (deviceId: string): string => `witness:${deviceId}`

/** What this device witnessed of a member's device, or null when no checkpoint of it came yet. */
export const witnessedTrail = (
  at: Pick<Unlocked, 'home'>,
  member: Pick<MemberEntry, 'deviceId'>,
): WitnessedTrail | null => at.home.settings.read(setting(member.deviceId), witnessed)

/** Takes notice of a checkpoint that came just now: one that contradicts what was seen before is an audit event. */
export const witnessCheckpoint = (
  at: Unlocked,
  member: MemberEntry,
  entry: LogEntry & { body: CheckpointBody },
): void => {
  const before = witnessedTrail(at, member)
  if (before && entry.seq <= before.logSeq) return
  const { body } = entry
  const last: CheckpointBody[] = before
    ? [{ kind: 'audit.checkpoint', seq: before.lastSeq, hash: before.lastHash }]
    : []
  const found = checkpointFault([...last, body])
  if (found) {
    const subject = `${member.deviceId} entry:${String(found.entry)}`
    at.audit.append({ event: 'audit.witness', result: 'failed', reason: found.fault, subject })
  }
  const after: WitnessedTrail = {
    logSeq: entry.seq,
    checkpoints: (before?.checkpoints ?? 0) + 1,
    lastSeq: body.seq,
    lastHash: body.hash,
    lastAt: entry.at,
    fault: before?.fault ?? found,
  }
  at.home.settings.write(setting(member.deviceId), after)
}
