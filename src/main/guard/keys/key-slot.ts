import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { Failure } from '../../../shared/failures.ts'
import { removeFileDurably } from '../../storage/atomic-file.ts'
import { onDisk } from '../../storage/disk-failure.ts'
import { findDeviceSecret, keepDeviceSecret, nextAccountOf, settleDeviceSecret } from './device-secret.ts'
import { unwrapHomeKey, wrapHomeKey } from './home-key-wrap.ts'
import { hasKeySlot, keySlotPath, readKeySlotFile, writeKeySlotFile } from './key-slot-file.ts'
import type { KeyStore } from './key-store.ts'
import { measureScryptCost, requireStrongPassphrase, stretchPassphrase } from './passphrase.ts'
import { randomId, randomKey, wipe } from './random.ts'
import type { Stretched } from './renew-key-slot.ts'
import { clearAttempts, countAttempt, systemUptimeMs } from './unlock-attempts.ts'

/** A home folder, the key store of this device and the words of the person. */
export interface KeySlotAccess {
  readonly homeDir: string
  readonly passphrase: string
  readonly keyStore: KeyStore
  /** Milliseconds since the machine was started; asked of the system when left out. */
  readonly uptimeMs?: (() => number) | undefined
}

/** What an open slot gives; the caller owns both and wipes them. */
export interface SlotKeys {
  /** 32 bytes. */
  readonly homeKey: Buffer
  /** The passphrase after scrypt, 32 bytes: with it the slot can be renewed without asking again. */
  readonly stretched: Buffer
}

/** Stretches a new passphrase for a slot that is about to be written: fresh salt, cost measured on this machine. */
export const stretchFresh = async (passphrase: string): Promise<Stretched & { readonly stretched: Buffer }> => {
  const salt = randomBytes(32)
  const cost = await measureScryptCost()
  return { stretched: await stretchPassphrase(passphrase, salt, cost), salt, cost }
}

/**
 * Makes the key of a new home folder: 256 random bits, wrapped so that passphrase and device secret are both needed.
 *
 * The device secret is in the key store before the slot is on disk; if the slot cannot be written it is taken out again.
 *
 * @param access - `names` of the person, the device and the organisation must not be in the passphrase.
 * @throws {@link Failure} `PASSPHRASE_WEAK`, `HOME_NOT_EMPTY`, `KEY_STORE_UNAVAILABLE`, `DISK_FULL`, `DISK_FAILED`
 * @see docs/formats/key-slot-v1.md
 */
export const createKeySlot = async ({
  homeDir,
  passphrase,
  keyStore,
  names,
}: KeySlotAccess & { readonly names: readonly string[] }): Promise<SlotKeys> => {
  requireStrongPassphrase(passphrase, names)
  if (hasKeySlot(homeDir)) throw new Failure('HOME_NOT_EMPTY')
  onDisk(() => {
    mkdirSync(homeDir, { recursive: true, mode: 0o700 })
    chmodSync(homeDir, 0o700)
  })
  const homeId = randomId()
  const homeKey = randomKey()
  const deviceSecret = randomKey()
  let fresh: (Stretched & { readonly stretched: Buffer }) | null = null
  try {
    await keepDeviceSecret(keyStore, homeId, deviceSecret)
    fresh = await stretchFresh(passphrase)
    writeKeySlotFile(homeDir, wrapHomeKey(homeKey, homeId, { ...fresh, deviceSecret }))
    return { homeKey, stretched: fresh.stretched }
  } catch (error) {
    wipe(homeKey, fresh?.stretched)
    await keyStore.remove(homeId).catch(() => undefined)
    throw error
  } finally {
    wipe(deviceSecret)
  }
}

/**
 * Opens a home folder, and clears away what a renewal that was cut short left in the key store.
 *
 * A missing or foreign device secret is told before any passphrase is tried: a copied folder learns nothing about the
 * passphrase. A slot that was tampered with is told as a wrong passphrase.
 *
 * @throws {@link Failure} `NOT_ENROLLED` (no slot), `HOME_DAMAGED`, `KEY_STORE_UNAVAILABLE`, `DEVICE_SECRET_MISSING`,
 * `RATE_LIMITED`, `PASSPHRASE_WRONG`, `DISK_FULL`, `DISK_FAILED`
 */
export const openKeySlot = async ({
  homeDir,
  passphrase,
  keyStore,
  uptimeMs = systemUptimeMs,
}: KeySlotAccess): Promise<SlotKeys> => {
  const slot = readKeySlotFile(homeDir)
  if (!slot) throw new Failure('NOT_ENROLLED')
  const found = await findDeviceSecret(keyStore, slot)
  let keys: Partial<SlotKeys> = {}
  try {
    countAttempt(homeDir, uptimeMs())
    const { n, r, p, salt } = slot.scrypt
    const stretched = await stretchPassphrase(passphrase, salt, { costN: n, blockSize: r, parallelism: p })
    keys = { stretched }
    const homeKey = unwrapHomeKey(slot, { stretched, deviceSecret: found.secret })
    if (!homeKey) throw new Failure('PASSPHRASE_WRONG')
    keys = { stretched, homeKey }
    clearAttempts(homeDir)
    await settleDeviceSecret(keyStore, slot.homeId, found)
    return { homeKey, stretched }
  } catch (error) {
    wipe(keys.homeKey, keys.stretched)
    throw error
  } finally {
    wipe(found.secret)
  }
}

/**
 * Makes the home key unrecoverable: takes the device secret out of the key store, then the slot off the disk.
 *
 * @throws {@link Failure} `KEY_STORE_UNAVAILABLE`, `HOME_DAMAGED`, `DISK_FAILED`; it may be called again
 */
export const destroyKeySlot = async ({
  homeDir,
  keyStore,
}: Pick<KeySlotAccess, 'homeDir' | 'keyStore'>): Promise<void> => {
  const slot = readKeySlotFile(homeDir)
  if (!slot) return
  await keyStore.remove(slot.homeId)
  await keyStore.remove(nextAccountOf(slot.homeId))
  removeFileDurably(keySlotPath(homeDir))
  clearAttempts(homeDir)
}
