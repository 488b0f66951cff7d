import { auditFaults, type AuditFault } from '../../../shared/audit/faults.ts'
import { readTrailFile } from '../../guard/audit/audit-file.ts'
import { decodeLine, type AuditCheckpoint } from '../../guard/audit/audit-line.ts'
import { walkTrail } from '../../guard/audit/audit-walk.ts'
import type { ChainLink } from '../../guard/trust/chain.ts'
import { checkpointFault, checkpointsIn } from '../witness.ts'
import { counted } from './counted.ts'
import type { Check } from './report.ts'

/** The verified logs of devices, by device id. */
export type DeviceLogs = ReadonlyMap<string, readonly ChainLink[]>

/** `CODE at entry 5: what it means`. The code comes first, so that programs find it. */
export const sayFault = (fault: AuditFault, entry: number): string =>
  `${fault} at entry ${String(entry)}: ${auditFaults[fault]}`

const checkpointsOf = (links: readonly ChainLink[]): AuditCheckpoint[] =>
  checkpointsIn(links.map(({ entry }) => entry)).map(({ body }) => ({ seq: body.seq, hash: body.hash }))

/** Whether the checkpoints of a device ever went back or contradicted each other. */
export const checkCheckpoints = (deviceId: string, links: readonly ChainLink[]): Check => {
  const what = `Audit checkpoints of device ${deviceId}`
  const seen = checkpointsIn(links.map(({ entry }) => entry))
  const found = checkpointFault(seen.map(({ body }) => body))
  const last = seen.at(-1)
  if (found) return { what, ok: false, found: sayFault(found.fault, found.entry) }
  const upTo = last ? `, up to entry ${String(last.body.seq)}, signed ${last.at}` : ''
  return { what, ok: true, found: `${counted(seen.length, 'checkpoint')}${upTo}` }
}

/** The device that signed most of the checkpoints that stand in this trail. */
const signerOf = (path: string, logs: DeviceLogs): string | null => {
  const hashes = new Map<string, string[]>()
  for (const [deviceId, links] of logs)
    for (const { hash } of checkpointsOf(links)) hashes.set(hash, [...(hashes.get(hash) ?? []), deviceId])
  const counts = new Map<string, number>()
  for (const line of readTrailFile(path))
    for (const deviceId of hashes.get(decodeLine(line)?.hash ?? '') ?? [])
      counts.set(deviceId, (counts.get(deviceId) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/**
 * Checks a trail file that a device handed over against the checkpoints which that device signed.
 *
 * Entries behind the last checkpoint are chained but not signed: the answer says up to where it holds.
 *
 * @param trail - `deviceId` says whose it should be; null finds out by the checkpoints.
 */
export const checkTrail = (
  trail: { readonly path: string; readonly deviceId: string | null },
  logs: DeviceLogs,
): Check => {
  const deviceId = trail.deviceId ?? signerOf(trail.path, logs)
  if (deviceId === null)
    return {
      what: 'Audit trail',
      ok: false,
      found: sayFault('AUDIT_REPLACED', 1) + ' No device here signed any of it.',
    }
  const what = `Audit trail of device ${deviceId}`
  const { fault, brokenAt, heldUpTo, entries } = walkTrail(
    readTrailFile(trail.path),
    checkpointsOf(logs.get(deviceId) ?? []),
  )
  if (fault !== null) return { what, ok: false, found: sayFault(fault, brokenAt ?? 1) }
  const signed = heldUpTo === null ? 'no entry is signed yet' : `signed up to entry ${String(heldUpTo)}`
  return { what, ok: heldUpTo !== null, found: `${counted(entries, 'entry', 'entries')}, whole, ${signed}` }
}
