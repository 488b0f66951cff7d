import { z } from 'zod'
import { readKeySlotFile } from '../guard/keys/key-slot-file.ts'
import type { KeyStore } from '../guard/keys/key-store.ts'
import type { Unlocked } from './unlocked.ts'

/**
 * A counter and the highest time seen, which the key store remembers beside the home: whoever puts an older home folder back
 * puts back an older counter, and the two differ. Twice 8 bytes, big endian.
 */
const accountOf = (homeDir: string): string | null => {
  const slot = readKeySlotFile(homeDir)
  return slot && `${slot.homeId}.anchor`
}

const setting = 'anchor.generation'

type Anchored = Pick<Unlocked, 'home' | 'homeDir' | 'keyStore'>

const ownGeneration = (at: Pick<Unlocked, 'home'>): number => at.home.settings.read(setting, z.number()) ?? 0

interface Kept {
  readonly generation: number
  readonly highMs: number
}

const keptAnchor = async (at: Pick<Anchored, 'homeDir' | 'keyStore'>): Promise<Kept> => {
  const account = accountOf(at.homeDir)
  const bytes = account === null ? null : await at.keyStore.get(account)
  if (bytes?.length !== 16 && bytes?.length !== 8) return { generation: 0, highMs: 0 }
  const view = Buffer.from(bytes)
  // Homes from before the time was kept have the counter alone.
  const highMs = view.length === 16 ? Number(view.readBigUInt64BE(8)) : 0
  return { generation: Number(view.readBigUInt64BE()), highMs }
}

const keep = async (at: Pick<Anchored, 'homeDir' | 'keyStore'>, kept: Kept): Promise<void> => {
  const account = accountOf(at.homeDir)
  if (account === null) return
  const bytes = Buffer.alloc(16)
  bytes.writeBigUInt64BE(BigInt(kept.generation))
  bytes.writeBigUInt64BE(BigInt(Math.max(Math.floor(kept.highMs), 0)), 8)
  await at.keyStore.set(account, bytes)
}

/** What the key store remembers, against the home as it is. */
export interface AnchorFinding {
  /** The home is older than the key store remembers, or the key store forgot: it was restored from a copy. */
  readonly restored: boolean
  /** The highest time seen when it was last kept, in milliseconds since 1970; a restored home knows an older one. */
  readonly highMs: number
}

/** Compares the home with its key store. An entry missing after the first life counts as a restored home. */
export const readAnchor = async (at: Anchored): Promise<AnchorFinding> => {
  const { generation, highMs } = await keptAnchor(at)
  const own = ownGeneration(at)
  return { restored: generation > own || (generation === 0 && own > 1), highMs }
}

/**
 * Counts on: first in the home, then in the key store, so that a power cut between them leaves the home ahead, which is no
 * fault. Called at each unlock and after each wipe.
 */
export const raiseAnchor = async (at: Anchored & Pick<Unlocked, 'clock'>): Promise<void> => {
  const kept = await keptAnchor(at)
  const generation = Math.max(ownGeneration(at), kept.generation) + 1
  at.home.settings.raise(setting, generation)
  await keep(at, { generation, highMs: Math.max(kept.highMs, at.clock.highWaterMs()) })
}

/** Keeps the highest time seen, at a lock; the counter stays, so that a home that was restored stays noticed. */
export const keepAnchorTime = async (at: Pick<Unlocked, 'homeDir' | 'keyStore' | 'clock'>): Promise<void> => {
  const kept = await keptAnchor(at)
  const highMs = at.clock.highWaterMs()
  if (kept.generation > 0 && highMs > kept.highMs) await keep(at, { ...kept, highMs })
}

/** Forgets the counter of a home that is erased. */
export const dropAnchor = async (at: { readonly homeDir: string; readonly keyStore: KeyStore }): Promise<void> => {
  const account = accountOf(at.homeDir)
  if (account !== null) await at.keyStore.remove(account)
}
