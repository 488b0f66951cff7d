import { isFailure } from '../../../shared/failures.ts'
import { openKeySlot, stretchFresh } from '../../guard/keys/key-slot.ts'
import { requireStrongPassphrase } from '../../guard/keys/passphrase.ts'
import { wipe } from '../../guard/keys/random.ts'
import { renewKeys } from '../../station/rotate-home-key.ts'
import type { StationCore } from '../../station/station.ts'
import type { Unlocked } from '../../station/unlocked.ts'

/** The passphrase of now and the one that comes. */
export interface PassphraseChange {
  readonly passphrase: string
  readonly newPassphrase: string
}

/**
 * Changes the passphrase, and the home key and device secret with it: a copy of the folder from before opens with neither
 * passphrase. A wrong one counts as an attempt at the lock screen does. Every outcome is in the audit trail.
 *
 * @throws {@link Failure} `LOCKED`, `PASSPHRASE_WEAK`, `PASSPHRASE_WRONG`, `RATE_LIMITED`, `KEY_STORE_UNAVAILABLE`,
 * `DEVICE_SECRET_MISSING`, `DISK_FULL`, `DISK_FAILED`
 */
export const changePassphrase = (core: StationCore, change: PassphraseChange): Promise<void> =>
  core.exclusive(async (at) => {
    const subject = at.identity.deviceId
    try {
      await replacePassphrase(at, change)
    } catch (error) {
      const reason = isFailure(error) ? error.code : 'INTERNAL'
      at.audit.append({ event: 'passphrase.change', result: 'refused', reason, subject })
      throw error
    }
    at.audit.append({ event: 'passphrase.change', result: 'done', reason: null, subject })
  })

const replacePassphrase = async (at: Unlocked, { passphrase, newPassphrase }: PassphraseChange): Promise<void> => {
  const { memberName, deviceName, organisationName } = at.identity
  requireStrongPassphrase(newPassphrase, [memberName, deviceName, organisationName])
  const keys = await openKeySlot({ homeDir: at.homeDir, keyStore: at.keyStore, passphrase })
  wipe(keys.homeKey, keys.stretched)
  const fresh = await stretchFresh(newPassphrase)
  try {
    await renewKeys(at, fresh)
  } finally {
    wipe(fresh.stretched)
  }
}
