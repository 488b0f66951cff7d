import { Failure } from '../../../shared/failures.ts'
import { findDeviceSecret, keepDeviceSecret, nextAccountOf, settleDeviceSecret } from './device-secret.ts'
import { wrapHomeKey } from './home-key-wrap.ts'
import { readKeySlotFile, writeKeySlotFile, type KeySlotFile } from './key-slot-file.ts'
import type { KeyStore } from './key-store.ts'
import type { ScryptCost } from './passphrase.ts'
import { randomKey, wipe } from './random.ts'

/** A passphrase after scrypt, with what it was stretched with. */
export interface Stretched {
  /** 32 bytes. */
  readonly stretched: Uint8Array
  readonly salt: Buffer<ArrayBuffer>
  readonly cost: ScryptCost
}

/** What a slot is renewed with. */
export interface Renewal {
  readonly homeDir: string
  readonly keyStore: KeyStore
  /** Asked for in the moment of writing, never before: the workstation may have been locked since. */
  readonly stretchedFor: (slot: KeySlotFile) => Stretched
  /**
   * Puts everything under the new home key, calls `commit` once all of it is on the disk, then takes it into use. All in one
   * turn of the event loop. After `unsure` it stops: the next opening sees which slot stayed.
   */
  readonly move: (homeKey: Uint8Array, commit: () => 'durable' | 'unsure') => void
}

/**
 * Replaces the home key and the device secret.
 *
 * The slot file is the commit point. Cut short before it, the old slot, the old secret and the old database are there; after
 * it, the new ones. What is left over of the others is cleared away at the next opening.
 *
 * @throws {@link Failure} `LOCKED`, `NOT_ENROLLED`, `HOME_DAMAGED`, `KEY_STORE_UNAVAILABLE`, `DEVICE_SECRET_MISSING`,
 * `DISK_FULL`, `DISK_FAILED`. The home opens then, and the change may be asked for again.
 * @see docs/formats/key-slot-v1.md § Renewing
 */
export const renewKeySlot = async ({ homeDir, keyStore, stretchedFor, move }: Renewal): Promise<void> => {
  const slot = readKeySlotFile(homeDir)
  if (!slot) throw new Failure('NOT_ENROLLED')
  await settle(keyStore, slot)
  const secret = randomKey()
  const homeKey = randomKey()
  const account = nextAccountOf(slot.homeId)
  try {
    await keepDeviceSecret(keyStore, account, secret)
    move(homeKey, () => {
      const { stretched, salt, cost } = stretchedFor(slot)
      const fresh = wrapHomeKey(homeKey, slot.homeId, { stretched, salt, cost, deviceSecret: secret })
      return commitSlot(homeDir, slot, fresh)
    })
    await settleDeviceSecret(keyStore, slot.homeId, { secret, account, leftOver: true })
  } catch (error) {
    if (isSlotOf(homeDir, slot)) await keyStore.remove(account).catch(() => undefined)
    throw error
  } finally {
    wipe(secret, homeKey)
  }
}

/** Writes the slot. Writing may fail after the renaming, when the folder cannot be synced: then nobody knows which one stays. */
const commitSlot = (homeDir: string, slot: KeySlotFile, fresh: KeySlotFile): 'durable' | 'unsure' => {
  try {
    writeKeySlotFile(homeDir, fresh)
    return 'durable'
  } catch (error) {
    if (isSlotOf(homeDir, slot)) throw error
    return 'unsure'
  }
}

/** A change that was cut short earlier comes first: its secret must not be overwritten by the one that is made now. */
const settle = async (keyStore: KeyStore, slot: KeySlotFile): Promise<void> => {
  const found = await findDeviceSecret(keyStore, slot)
  try {
    await settleDeviceSecret(keyStore, slot.homeId, found)
  } finally {
    wipe(found.secret)
  }
}

const isSlotOf = (homeDir: string, slot: KeySlotFile): boolean =>
  readKeySlotFile(homeDir)?.deviceCheck.equals(slot.deviceCheck) ?? false
