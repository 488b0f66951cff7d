import { chmodSync, mkdirSync } from 'node:fs'
import { Failure } from '../../../shared/failures.ts'
import { removeFileDurably } from '../../storage/atomic-file.ts'
import { onDisk } from '../../storage/disk-failure.ts'
import { belongsTo, unwrapHomeKey, wrapHomeKey } from './home-key-wrap.ts'
import { hasKeySlot, keySlotPath, readKeySlotFile, writeKeySlotFile, type KeySlotFile } from './key-slot-file.ts'
import type { KeyStore } from './key-store.ts'
import { measureScryptCost, requireStrongPassphrase } from './passphrase.ts'
import { randomId, randomKey, wipe } from './random.ts'
import { clearAttempts, countAttempt } from './unlock-attempts.ts'

/** A home folder, the key store of this device and the words of the person. */
export interface KeySlotAccess {
  readonly homeDir: string
  readonly passphrase: string
  readonly keyStore: KeyStore
  /** Milliseconds since 1970; the system clock when left out. */
  readonly nowMs?: (() => number) | undefined
}

/**
 * Makes the key of a new home folder: 256 random bits, wrapped so that passphrase and device secret are both needed.
 *
 * The device secret is in the key store before the slot is on disk; if the slot cannot be written it is taken out again.
 *
 * @returns The home key, 32 bytes; the caller wipes it.
 * @throws {@link Failure} `PASSPHRASE_WEAK`, `HOME_NOT_EMPTY`, `KEY_STORE_UNAVAILABLE`, `DISK_FULL`, `DISK_FAILED`
 * @see docs/formats/key-slot-v1.md
 */
export const createKeySlot = async ({ homeDir, passphrase, keyStore }: KeySlotAccess): Promise<Buffer> => {
  requireStrongPassphrase(passphrase)
  if (hasKeySlot(homeDir)) throw new Failure('HOME_NOT_EMPTY')
  onDisk(() => {
    mkdirSync(homeDir, { recursive: true, mode: 0o700 })
    chmodSync(homeDir, 0o700)
  })
  const homeId = randomId()
  const homeKey = randomKey()
  const deviceSecret = randomKey()
  try {
    await keyStore.set(homeId, deviceSecret)
    const kept = await keyStore.get(homeId)
    if (!kept || !deviceSecret.equals(kept)) throw new Failure('KEY_STORE_UNAVAILABLE')
    wipe(kept)
    const cost = await measureScryptCost()
    writeKeySlotFile(homeDir, await wrapHomeKey(homeKey, homeId, { passphrase, deviceSecret, cost }))
    return homeKey
  } catch (error) {
    wipe(homeKey)
    await keyStore.remove(homeId).catch(() => undefined)
    throw error
  } finally {
    wipe(deviceSecret)
  }
}

interface Opened {
  readonly slot: KeySlotFile
  readonly homeKey: Buffer
  readonly deviceSecret: Uint8Array
}

const open = async ({ homeDir, passphrase, keyStore, nowMs = Date.now }: KeySlotAccess): Promise<Opened> => {
  const slot = readKeySlotFile(homeDir)
  if (!slot) throw new Failure('NOT_ENROLLED')
  const deviceSecret = await keyStore.get(slot.homeId)
  let homeKey: Buffer | null = null
  try {
    if (!deviceSecret || !belongsTo(slot, deviceSecret)) throw new Failure('DEVICE_SECRET_MISSING')
    countAttempt(homeDir, nowMs())
    homeKey = await unwrapHomeKey(slot, { passphrase, deviceSecret })
    if (!homeKey) throw new Failure('PASSPHRASE_WRONG')
    clearAttempts(homeDir)
    return { slot, homeKey, deviceSecret }
  } catch (error) {
    wipe(homeKey, deviceSecret)
    throw error
  }
}

/**
 * Opens a home folder.
 *
 * A missing or foreign device secret is told before any passphrase is tried: a copied folder learns nothing about the
 * passphrase. A slot that was tampered with is told as a wrong passphrase.
 *
 * @returns The home key, 32 bytes; the caller wipes it.
 * @throws {@link Failure} `NOT_ENROLLED` (no slot), `HOME_DAMAGED`, `KEY_STORE_UNAVAILABLE`, `DEVICE_SECRET_MISSING`,
 * `RATE_LIMITED`, `PASSPHRASE_WRONG`, `DISK_FULL`, `DISK_FAILED`
 */
export const openKeySlot = async (access: KeySlotAccess): Promise<Buffer> => {
  const { homeKey, deviceSecret } = await open(access)
  wipe(deviceSecret)
  return homeKey
}

/**
 * Wraps the same home key under a new passphrase. The old slot opens until the new one is on disk, then no longer.
 *
 * Does not help against a copy of the old slot together with the device secret: whoever had both keeps them.
 *
 * @throws {@link Failure} `PASSPHRASE_WEAK`, and what {@link openKeySlot} throws
 */
export const changePassphrase = async (access: KeySlotAccess & { readonly newPassphrase: string }): Promise<void> => {
  requireStrongPassphrase(access.newPassphrase)
  const { slot, homeKey, deviceSecret } = await open(access)
  try {
    const cost = await measureScryptCost()
    const secrets = { passphrase: access.newPassphrase, deviceSecret, cost }
    writeKeySlotFile(access.homeDir, await wrapHomeKey(homeKey, slot.homeId, secrets))
  } finally {
    wipe(homeKey, deviceSecret)
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
  removeFileDurably(keySlotPath(homeDir))
  clearAttempts(homeDir)
}
