import type { Standing } from '../../shared/access/permissions.ts'
import { Failure, isFailure } from '../../shared/failures.ts'
import type { SessionState } from '../../shared/ipc/session.ts'
import type { AuditLog } from '../guard/audit/audit-log.ts'
import { hasKeySlot } from '../guard/keys/key-slot-file.ts'
import { openKeySlot } from '../guard/keys/key-slot.ts'
import type { KeyStore } from '../guard/keys/key-store.ts'
import { openUnlocked, closeUnlocked } from './unlock.ts'
import type { BuildStamp } from './build-stamp.ts'
import { readProfile } from './profile.ts'
import { ownEntry, ownRoles, type Unlocked } from './unlocked.ts'

export type LockCause = NonNullable<SessionState['lock']>['cause']

/** What a station is made of. The clock is given in so that tests can turn it. */
export interface StationParts {
  readonly homeDir: string
  readonly build: BuildStamp
  readonly keyStore: KeyStore
  readonly audit: AuditLog
  readonly nowMs: () => number
  /** Told whenever locked, unlocked or saved: the window shows it. */
  readonly onChange: () => void
}

/** One home folder with its keys in memory or not. The only place where that is decided. */
export interface StationCore {
  readonly parts: StationParts
  readonly unlocked: () => Unlocked | null
  /** @throws {@link Failure} `LOCKED` */
  readonly require: () => Unlocked
  readonly standing: () => Standing
  readonly unlock: (passphrase: string) => Promise<void>
  /** Takes a home that was just made. */
  readonly adopt: (homeKey: Buffer) => Promise<void>
  readonly lock: (cause: LockCause) => Promise<void>
  readonly lockState: () => SessionState['lock']
  readonly noteSaved: (at: string) => void
  readonly lastSavedAt: () => string | null
}

export const createStationCore = (parts: StationParts): StationCore => {
  let current: Unlocked | null = null
  let savedAt: string | null = null
  let lockState: SessionState['lock'] = { at: new Date(parts.nowMs()).toISOString(), cause: 'start' }
  const adopt = async (homeKey: Buffer): Promise<void> => {
    try {
      current = await openUnlocked(parts, homeKey)
      lockState = null
      parts.audit.append({
        event: 'session.unlock',
        result: 'allowed',
        reason: null,
        subject: current.identity.deviceId,
      })
    } finally {
      homeKey.fill(0)
    }
    parts.onChange()
  }
  return {
    parts,
    unlocked: () => current,
    require: () => {
      if (!current) throw new Failure(hasKeySlot(parts.homeDir) ? 'LOCKED' : 'NOT_ENROLLED')
      return current
    },
    standing: () => ({
      unlocked: current !== null && ownEntry(current) !== null,
      roles: current ? ownRoles(current) : [],
    }),
    unlock: async (passphrase) => {
      if (current) return
      await adopt(await openRecorded(parts, passphrase))
    },
    adopt,
    lock: async (cause) => {
      const leaving = current
      if (!leaving) return
      current = null
      lockState = { at: new Date(parts.nowMs()).toISOString(), cause }
      await closeUnlocked(leaving)
      parts.audit.append({ event: 'session.lock', result: 'done', reason: cause, subject: leaving.identity.deviceId })
      parts.onChange()
    },
    lockState: () => lockState,
    noteSaved: (at) => {
      savedAt = at
    },
    lastSavedAt: () => savedAt,
  }
}

/** Opens the key slot; a refusal is an audit event with its reason. */
const openRecorded = async (parts: StationParts, passphrase: string): Promise<Buffer> => {
  try {
    return await openKeySlot({ homeDir: parts.homeDir, passphrase, keyStore: parts.keyStore, nowMs: parts.nowMs })
  } catch (error) {
    const reason = isFailure(error) ? error.code : 'INTERNAL'
    const subject = readProfile(parts.homeDir)?.deviceId ?? null
    parts.audit.append({ event: 'session.unlock', result: 'refused', reason, subject })
    throw error
  }
}
