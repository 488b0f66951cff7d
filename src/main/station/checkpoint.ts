import { z } from 'zod'
import { deviceLog } from './exchange-names.ts'
import { appendEntry } from './logs.ts'
import type { Unlocked } from './unlocked.ts'

/** Entries that may pass before the next checkpoint, so that a quiet device does not fill the exchange. */
const everyEntries = 50
const setting = 'audit.checkpoint'
const checkpoint = z.strictObject({ seq: z.int().nonnegative(), hash: z.string() })

/** Signs where the audit trail stands into the device's log, so that cutting its tail shows. */
export const checkpointAudit = async (at: Unlocked): Promise<void> => {
  const last = at.home.settings.read(setting, checkpoint)
  const { seq, hash } = at.audit.head()
  if (last && seq < last.seq + everyEntries) return
  await appendEntry(at, deviceLog(at.identity.deviceId), { kind: 'audit.checkpoint', seq, hash })
  at.home.settings.write(setting, { seq, hash })
}

/** The last signed checkpoint of the audit trail, or null before the first. */
export const lastCheckpoint = (at: Pick<Unlocked, 'home'>): { seq: number; hash: string } | null =>
  at.home.settings.read(setting, checkpoint)
