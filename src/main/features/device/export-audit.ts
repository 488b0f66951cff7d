import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { decodeLine } from '../../guard/audit/audit-line.ts'
import { cefLine, type CefDevice } from '../../guard/audit/cef.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { asFailure } from '../../storage/disk-failure.ts'

/** `jsonl` is the trail itself, byte for byte, so that it can be verified anywhere; `cef` is for a place that collects events. */
export type AuditFormat = 'jsonl' | 'cef'

/** A line that is no whole entry any more is told as what it is, with its place. */
const damagedCef = (place: number, device: CefDevice): string => {
  const none = Buffer.alloc(32).toString('base64url')
  const reason = 'AUDIT_ENTRY_CHANGED'
  const entry = {
    entry: place,
    at: new Date(0).toISOString(),
    event: 'audit.broken',
    result: 'failed' as const,
    reason,
  }
  return cefLine({ ...entry, subject: null, build: 'unknown', prev: none, hash: none }, device)
}

const written = (line: string, place: number, as: { format: AuditFormat; device: CefDevice }): string => {
  if (as.format === 'jsonl') return `${line}\n`
  const entry = decodeLine(line)
  return `${entry ? cefLine(entry, as.device) : damagedCef(place, as.device)}\n`
}

/**
 * Writes this device's whole trail into a folder, as a new file named after the device and the last entry in it. The export is an
 * entry of its own, written first, so that it is in what is exported.
 *
 * @throws {@link Failure} `DISK_FULL`, `DISK_FAILED`, `NAME_TAKEN`
 */
export const exportAudit = async (
  at: Unlocked,
  target: { readonly folder: string; readonly format: AuditFormat },
): Promise<{ file: string; entries: number }> => {
  const { format } = target
  const { deviceId, organisationId } = at.identity
  const device: CefDevice = { deviceId, organisationId, version: at.build.version }
  const reason = `audit-${format}`
  const last = at.audit.append({ event: 'export.write', result: 'done', reason, subject: deviceId }).entry
  const file = `audit-${deviceId}-${String(last)}.${format}`
  let entries = 0
  const lines = function* (): Generator<string> {
    for (const line of at.audit.lines()) {
      entries += 1
      yield written(line, entries, { format, device })
      if (entries >= last) return
    }
  }
  try {
    await pipeline(Readable.from(lines()), createWriteStream(join(target.folder, file), { flags: 'wx', mode: 0o600 }))
  } catch (error) {
    at.audit.append({ event: 'export.write', result: 'failed', reason, subject: deviceId })
    throw asFailure(error)
  }
  return { file, entries }
}
