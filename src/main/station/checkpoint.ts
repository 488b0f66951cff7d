import { z } from 'zod'
import type { AuditFault } from '../../shared/audit/faults.ts'
import type { AuditCheckpoint } from '../guard/audit/audit-line.ts'
import type { AuditVerdict } from '../guard/audit/audit-walk.ts'
import { deviceLog } from './exchange-names.ts'
import { appendEntry, storedEntries } from './logs.ts'
import type { Unlocked } from './unlocked.ts'

/** Entries that may pass before the next checkpoint, so that a quiet device does not fill the exchange. */
const everyEntries = 50
const signedSetting = 'audit.checkpoint'
/** Where the trail stood when the station was last locked: kept in the encrypted home, not signed. */
const keptSetting = 'audit.head'
const faultSetting = 'audit.fault'
const checkpoint = z.strictObject({ seq: z.int().nonnegative(), hash: z.string() })
const foundFault = z.strictObject({ code: z.string().max(40), entry: z.int().positive() })

type Kept = Pick<Unlocked, 'home' | 'audit' | 'identity'>

/**
 * Signs where the audit trail stands into the device's log, so that cutting its tail shows.
 *
 * A device never signs a checkpoint that contradicts an earlier one unsaid: when its trail was found broken, the next
 * checkpoint names the fault and the entry, and the lead sees it.
 */
export const checkpointAudit = async (at: Unlocked): Promise<void> => {
  const fault = at.home.settings.read(faultSetting, foundFault)
  const last = at.home.settings.read(signedSetting, checkpoint)
  const { seq, hash } = at.audit.head()
  if (!fault && last && seq < last.seq + everyEntries) return
  const body = { kind: 'audit.checkpoint', seq, hash } as const
  await appendEntry(at, deviceLog(at.identity.deviceId), fault ? { ...body, fault } : body)
  at.home.settings.write(signedSetting, { seq, hash })
  at.home.settings.remove(faultSetting)
  at.audit.append({ event: 'audit.checkpoint', result: 'done', reason: null, subject: `entry:${String(seq)}` })
}

/** Every checkpoint that this device ever signed, and where its trail stood at the last lock. */
export const ownCheckpoints = (at: Kept): AuditCheckpoint[] => {
  const kept = at.home.settings.read(keptSetting, checkpoint)
  const signed = storedEntries(at, deviceLog(at.identity.deviceId)).flatMap(({ body }) =>
    body.kind === 'audit.checkpoint' ? [{ seq: body.seq, hash: body.hash }] : [],
  )
  return kept ? [...signed, kept] : signed
}

/** Walks this device's trail and holds it against everything that was kept of it. */
export const verifyOwnTrail = (at: Kept): AuditVerdict => at.audit.verify(ownCheckpoints(at))

/** Keeps where the trail stands, for the next unlock. */
export const keepAuditHead = (at: Kept): void => {
  at.home.settings.write(keptSetting, at.audit.head())
}

/**
 * Compares the trail with where it stood at the last lock. What is missing or different is an entry of its own, and goes out
 * with the next checkpoint.
 */
export const noteBrokenTrail = (at: Kept): void => {
  const kept = at.home.settings.read(keptSetting, checkpoint)
  if (kept === null || at.audit.holds(kept)) return
  const { fault, brokenAt } = verifyOwnTrail(at)
  const code: AuditFault = fault ?? 'AUDIT_REPLACED'
  const entry = brokenAt ?? kept.seq
  at.audit.append({ event: 'audit.broken', result: 'failed', reason: code, subject: `entry:${String(entry)}` })
  at.home.settings.write(faultSetting, { code, entry })
  keepAuditHead(at)
}
