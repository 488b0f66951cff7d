import { timingSafeEqual } from 'node:crypto'
import { Failure } from '../../../shared/failures.ts'
import { belongsTo } from './home-key-wrap.ts'
import type { KeySlotFile } from './key-slot-file.ts'
import type { KeyStore } from './key-store.ts'
import { wipe } from './random.ts'

/** Under which account the device secret lies that comes next, until the slot was written and it has the home's own. */
export const nextAccountOf = (homeId: string): string => `${homeId}.next`

/**
 * Puts a secret into the key store and reads it back: a store that takes and forgets is told here, while the secret of
 * before still opens the home.
 *
 * @throws {@link Failure} `KEY_STORE_UNAVAILABLE`
 */
export const keepDeviceSecret = async (keyStore: KeyStore, account: string, secret: Uint8Array): Promise<void> => {
  await keyStore.set(account, secret)
  const kept = await keyStore.get(account)
  try {
    if (kept?.length !== secret.length || !timingSafeEqual(kept, secret)) throw new Failure('KEY_STORE_UNAVAILABLE')
  } finally {
    wipe(kept)
  }
}

/** The device secret that a slot was written with, and whether something of a change is left over in the key store. */
export interface FoundSecret {
  readonly secret: Uint8Array
  readonly account: string
  readonly leftOver: boolean
}

/**
 * Finds the secret of a slot under the home's account or, when a change was cut short after the slot was written, under the
 * next one. Changes nothing.
 *
 * @throws {@link Failure} `DEVICE_SECRET_MISSING`, `KEY_STORE_UNAVAILABLE`
 */
export const findDeviceSecret = async (keyStore: KeyStore, slot: KeySlotFile): Promise<FoundSecret> => {
  const next = await keyStore.get(nextAccountOf(slot.homeId))
  if (next && belongsTo(slot, next)) return { secret: next, account: nextAccountOf(slot.homeId), leftOver: true }
  wipe(next)
  const current = await keyStore.get(slot.homeId)
  if (current && belongsTo(slot, current)) return { secret: current, account: slot.homeId, leftOver: next !== null }
  wipe(current)
  throw new Failure('DEVICE_SECRET_MISSING')
}

/**
 * Finishes or undoes a change that was cut short: afterwards there is one secret, under the home's own account, and it is
 * the slot's.
 *
 * @throws {@link Failure} `KEY_STORE_UNAVAILABLE`; it may be called again
 */
export const settleDeviceSecret = async (keyStore: KeyStore, homeId: string, found: FoundSecret): Promise<void> => {
  if (found.account !== homeId) await keepDeviceSecret(keyStore, homeId, found.secret)
  if (found.leftOver) await keyStore.remove(nextAccountOf(homeId))
}
