import { createKeySlot, destroyKeySlot, type SlotKeys } from '../guard/keys/key-slot.ts'
import { wipe } from '../guard/keys/random.ts'
import type { HomeStore } from '../storage/home/home-store.ts'
import type { ProjectRecord } from './project-record.ts'
import { removeHomeFiles } from './remove-home-files.ts'
import type { StationParts } from './station.ts'
import { openHome } from './unlock.ts'

/** How a new home is kept shut: the passphrase, and the names that must not be in it. */
export interface HomePassphrase {
  readonly passphrase: string
  readonly names: readonly string[]
}

/**
 * Makes a new home: key slot, database, and whatever `fill` puts in. Whole or not at all: when `fill` fails, nothing of the
 * home is left and the person can try again. What an erased home left behind goes first.
 *
 * @returns The keys of the home, owned by the caller.
 */
export const foundHome = async (
  parts: StationParts,
  { passphrase, names }: HomePassphrase,
  fill: (home: HomeStore<ProjectRecord>) => Promise<void>,
): Promise<SlotKeys> => {
  const access = { homeDir: parts.homeDir, keyStore: parts.keyStore }
  const keys = await createKeySlot({ ...access, passphrase, names })
  try {
    removeHomeFiles(parts.homeDir)
    const home = openHome(parts.homeDir, keys.homeKey)
    try {
      await fill(home)
    } finally {
      home.close()
    }
    parts.audit.append({ event: 'home.create', result: 'done', reason: null, subject: null })
    return keys
  } catch (error) {
    wipe(keys.homeKey, keys.stretched)
    await destroyKeySlot(access)
    removeHomeFiles(parts.homeDir)
    throw error
  }
}
