import type { Standing } from '../../shared/access/permissions.ts'
import { Failure, isFailure } from '../../shared/failures.ts'
import type { SessionState } from '../../shared/ipc/session.ts'
import type { AuditLog } from '../guard/audit/audit-log.ts'
import { hasKeySlot } from '../guard/keys/key-slot-file.ts'
import { openKeySlot, type SlotKeys } from '../guard/keys/key-slot.ts'
import type { KeyStore } from '../guard/keys/key-store.ts'
import type { LaunchModel } from './models/model-port.ts'
import { openUnlocked, closeUnlocked } from './unlock.ts'
import type { BuildStamp } from './build-stamp.ts'
import { readProfile } from './profile.ts'
import { createTurns } from './turns.ts'
import { askingRoles, ownEntry, type Unlocked } from './unlocked.ts'

export type LockCause = NonNullable<SessionState['lock']>['cause']

/** What a station is made of. The clock is given in so that tests can turn it. */
export interface StationParts {
  readonly homeDir: string
  readonly build: BuildStamp
  readonly keyStore: KeyStore
  readonly audit: AuditLog
  readonly nowMs: () => number
  /** Starts a process for a model; null where models are not run. */
  readonly launchModel: LaunchModel | null
  /** Told whenever locked, unlocked or saved: the window shows it. */
  readonly onChange: () => void
}

/** One home folder with its keys in memory or not. The only place where that is decided. */
export interface StationCore {
  readonly parts: StationParts
  readonly unlocked: () => Unlocked | null
  /** @throws {@link Failure} `LOCKED` */
  readonly require: () => Unlocked
  /**
   * Runs work that writes to logs or to the exchange, one after the other.
   *
   * @throws {@link Failure} `LOCKED`, also when the station was locked while the work ran
   */
  readonly exclusive: <T>(work: (at: Unlocked) => Promise<T>) => Promise<T>
  readonly standing: () => Standing
  readonly unlock: (passphrase: string) => Promise<void>
  /** Takes a home that was just made. */
  readonly adopt: (keys: SlotKeys) => Promise<void>
  readonly lock: (cause: LockCause) => Promise<void>
  /**
   * Runs work on a home that nobody has unlocked, with no unlocking in between.
   *
   * @throws {@link Failure} `NOT_PERMITTED` while it is unlocked
   */
  readonly whileLocked: <T>(work: () => Promise<T>) => Promise<T>
  readonly lockState: () => SessionState['lock']
  readonly noteSaved: (at: string) => void
  readonly lastSavedAt: () => string | null
}

export const createStationCore = (parts: StationParts): StationCore => {
  const turns = createTurns()
  let current: Unlocked | null = null
  let locks = 0
  let savedAt: string | null = null
  let lockState: SessionState['lock'] = { at: new Date(parts.nowMs()).toISOString(), cause: 'start' }
  const require = (): Unlocked => {
    if (!current) throw new Failure(hasKeySlot(parts.homeDir) ? 'LOCKED' : 'NOT_ENROLLED')
    return current
  }
  const adopt = async (keys: SlotKeys): Promise<void> => {
    const before = locks
    const opened = await openRecordedHome(parts, keys)
    if (locks !== before) {
      await closeUnlocked(opened)
      throw new Failure('LOCKED')
    }
    current = opened
    lockState = null
    noteUnlocked(parts, opened)
  }
  const lock = async (cause: LockCause): Promise<void> => {
    locks++
    const leaving = current
    if (!leaving) return
    current = null
    lockState = { at: new Date(parts.nowMs()).toISOString(), cause }
    await closeRecorded(parts, leaving, cause)
  }
  return {
    parts,
    unlocked: () => current,
    require,
    exclusive: (work) =>
      turns.take(() => lockedInstead(require, () => current, work).finally(() => lockUnusable(current, lock))),
    standing: () => standingOf(current),
    unlock: (passphrase) =>
      turns.take(async () => {
        if (!current) await adopt(await openRecorded(parts, passphrase))
      }),
    adopt,
    lock,
    whileLocked: (work) => turns.take(() => lockedOnly(current, work)),
    lockState: () => lockState,
    noteSaved: (at) => {
      savedAt = at
    },
    lastSavedAt: () => savedAt,
  }
}

const noteUnlocked = (parts: StationParts, { identity }: Unlocked): void => {
  parts.audit.append({ event: 'session.unlock', result: 'allowed', reason: null, subject: identity.deviceId })
  parts.onChange()
}

/** A disk that failed while the home changed its key: unlocking opens it under the one that it has now. */
const lockUnusable = async (at: Unlocked | null, lock: StationCore['lock']): Promise<void> => {
  if (at?.home.isUsable() === false) await lock('start')
}

const lockedOnly = <T>(at: Unlocked | null, work: () => Promise<T>): Promise<T> => {
  if (at) throw new Failure('NOT_PERMITTED')
  return work()
}

const standingOf = (at: Unlocked | null): Standing => ({
  unlocked: at !== null && ownEntry(at) !== null,
  roles: at ? askingRoles(at) : [],
})

const closeRecorded = async (parts: StationParts, at: Unlocked, cause: LockCause): Promise<void> => {
  try {
    await closeUnlocked(at)
  } finally {
    parts.audit.append({ event: 'session.lock', result: 'done', reason: cause, subject: at.identity.deviceId })
    parts.onChange()
  }
}

/** Locking takes keys and databases away at once, under work that runs: then "locked" is what went wrong, nothing else. */
const lockedInstead = async <T>(
  require: () => Unlocked,
  now: () => Unlocked | null,
  work: (at: Unlocked) => Promise<T>,
): Promise<T> => {
  const at = require()
  try {
    return await work(at)
  } catch (cause) {
    throw now() === at ? cause : new Failure('LOCKED', { cause })
  }
}

/** Opens what the home key opens and overwrites the key; a home that cannot be read is an audit event. */
const openRecordedHome = async (parts: StationParts, keys: SlotKeys): Promise<Unlocked> => {
  try {
    return await openUnlocked(parts, keys)
  } catch (error) {
    const reason = isFailure(error) ? error.code : 'INTERNAL'
    const subject = readProfile(parts.homeDir)?.deviceId ?? null
    parts.audit.append({ event: 'session.unlock', result: 'failed', reason, subject })
    throw error
  } finally {
    keys.homeKey.fill(0)
  }
}

/** Opens the key slot; a refusal is an audit event with its reason, and the window learns how long to wait. */
const openRecorded = async (parts: StationParts, passphrase: string): Promise<SlotKeys> => {
  try {
    return await openKeySlot({ homeDir: parts.homeDir, passphrase, keyStore: parts.keyStore })
  } catch (error) {
    const reason = isFailure(error) ? error.code : 'INTERNAL'
    const subject = readProfile(parts.homeDir)?.deviceId ?? null
    parts.audit.append({ event: 'session.unlock', result: 'refused', reason, subject })
    parts.onChange()
    throw error
  }
}
