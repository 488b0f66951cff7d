import { z } from 'zod'
import { readKeySlotFile } from '../guard/keys/key-slot-file.ts'
import type { KeyStore } from '../guard/keys/key-store.ts'
import type { Unlocked } from './unlocked.ts'

/**
 * A counter that the key store remembers beside the home: whoever puts an older home folder back puts back an older counter,
 * and the two differ. 8 bytes, big endian.
 */
const accountOf = (homeDir: string): string | null => {
  const slot = readKeySlotFile(homeDir)
  return slot && `${slot.homeId}.anchor`
}

const setting = 'anchor.generation'

type Anchored = Pick<Unlocked, 'home' | 'homeDir' | 'keyStore'>

const ownGeneration = (at: Pick<Unlocked, 'home'>): number => at.home.settings.read(setting, z.number()) ?? 0

const keptGeneration = async (at: Anchored): Promise<number> => {
  const account = accountOf(at.homeDir)
  const bytes = account === null ? null : await at.keyStore.get(account)
  return bytes?.length === 8 ? Number(Buffer.from(bytes).readBigUInt64BE()) : 0
}

/** Whether this home is older than what its key store remembers: it was restored from a copy. */
export const isRestored = async (at: Anchored): Promise<boolean> => (await keptGeneration(at)) > ownGeneration(at)

/**
 * Counts on: first in the home, then in the key store, so that a power cut between them leaves the home ahead, which is no
 * fault. Called at each unlock and after each wipe.
 */
export const raiseAnchor = async (at: Anchored): Promise<void> => {
  const account = accountOf(at.homeDir)
  if (account === null) return
  const generation = Math.max(ownGeneration(at), await keptGeneration(at)) + 1
  at.home.settings.raise(setting, generation)
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(generation))
  await at.keyStore.set(account, bytes)
}

/** Forgets the counter of a home that is erased. */
export const dropAnchor = async (at: { readonly homeDir: string; readonly keyStore: KeyStore }): Promise<void> => {
  const account = accountOf(at.homeDir)
  if (account !== null) await at.keyStore.remove(account)
}
