import { z } from 'zod'
import { auditFaults, type AuditFault } from '../../shared/audit/faults.ts'
import type { MemberEntry } from '../guard/trust/documents.ts'
import type { BodyOf, LogEntry } from '../guard/trust/entries.ts'
import { deviceLog } from './exchange-names.ts'
import { storedEntries } from './logs.ts'
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

/** Where the trail of another device stood, as far as this one has seen its log. */
export interface WitnessedTrail {
  readonly deviceId: MemberEntry['deviceId']
  readonly checkpoints: number
  readonly lastSeq: number
  readonly lastAt: string
  readonly fault: CheckpointFault | null
}

/** What this device witnessed of a member's device, or null when no checkpoint of it came yet. */
export const witnessedTrail = (at: Pick<Unlocked, 'home'>, member: MemberEntry): WitnessedTrail | null => {
  const seen = checkpointsIn(storedEntries(at, deviceLog(member.deviceId)))
  const last = seen.at(-1)
  if (!last) return null
  return {
    deviceId: member.deviceId,
    checkpoints: seen.length,
    lastSeq: last.body.seq,
    lastAt: last.at,
    fault: checkpointFault(seen.map(({ body }) => body)),
  }
}

/** Takes notice of a checkpoint that came just now: one that contradicts what was seen before is an audit event. */
export const witnessCheckpoint = (at: Unlocked, member: MemberEntry, entry: LogEntry): void => {
  const bodies = checkpointsIn(storedEntries(at, deviceLog(member.deviceId)).filter(({ seq }) => seq <= entry.seq))
  const found = checkpointFault(bodies.slice(-2).map(({ body }) => body))
  if (found === null) return
  const subject = `${member.deviceId} entry:${String(found.entry)}`
  at.audit.append({ event: 'audit.witness', result: 'failed', reason: found.fault, subject })
}
