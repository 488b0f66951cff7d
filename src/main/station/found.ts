import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createKeySlot, destroyKeySlot, type SlotKeys } from '../guard/keys/key-slot.ts'
import { wipe } from '../guard/keys/random.ts'
import type { HomeStore } from '../storage/home/home-store.ts'
import type { ProjectRecord } from './project-record.ts'
import type { StationParts } from './station.ts'
import { openHome } from './unlock.ts'

/**
 * Makes a new home: key slot, database, and whatever `fill` puts in. Whole or not at all: when `fill` fails, nothing of the
 * home is left and the person can try again.
 *
 * @returns The keys of the home, owned by the caller.
 */
export const foundHome = async (
  parts: StationParts,
  passphrase: string,
  fill: (home: HomeStore<ProjectRecord>) => Promise<void>,
): Promise<SlotKeys> => {
  const access = { homeDir: parts.homeDir, passphrase, keyStore: parts.keyStore }
  const keys = await createKeySlot(access)
  try {
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
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(parts.homeDir, `home.db${suffix}`), { force: true })
    throw error
  }
}
