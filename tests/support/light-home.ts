import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { wrapHomeKey } from '../../src/main/guard/keys/home-key-wrap.ts'
import { holdSecret, type HeldSecret } from '../../src/main/guard/keys/held-secret.ts'
import { writeKeySlotFile } from '../../src/main/guard/keys/key-slot-file.ts'
import { openKeySlot } from '../../src/main/guard/keys/key-slot.ts'
import type { KeyStore } from '../../src/main/guard/keys/key-store.ts'
import { stretchPassphrase } from '../../src/main/guard/keys/passphrase.ts'
import { openHomeStore, type HomeStore } from '../../src/main/storage/home/home-store.ts'

export const lightPassphrase = 'heron ladder velvet quarry'

/** What {@link rotateHomeKey} needs of an unlocked workstation, and the home key that no workstation keeps. */
export interface LightHome {
  readonly homeDir: string
  readonly keyStore: KeyStore
  readonly home: HomeStore<never>
  readonly stretched: HeldSecret
  readonly homeKey: Buffer
}

const salt = randomBytes(32)
const cost = { costN: 2 ** 15, blockSize: 8, parallelism: 1 } as const
/** All light homes of a test share a salt, so that making one stretches nothing. */
let stretching: Promise<Buffer> | null = null

/** A home folder that opens as fast as the format allows, for tests that open it a hundred times. */
export const makeLightHome = async (homeDir: string, keyStore: KeyStore): Promise<LightHome & { homeId: string }> => {
  mkdirSync(homeDir, { recursive: true })
  const homeId = randomBytes(16).toString('base64url')
  const [homeKey, deviceSecret] = [randomBytes(32), randomBytes(32)]
  const stretched = Buffer.from(await (stretching ??= stretchPassphrase(lightPassphrase, salt, cost)))
  await keyStore.set(homeId, deviceSecret)
  writeKeySlotFile(homeDir, wrapHomeKey(homeKey, homeId, { stretched, deviceSecret, salt, cost }))
  const home = openHomeStore({ homeDir, homeKey }) as HomeStore<never>
  return { homeDir, keyStore, home, stretched: holdSecret(stretched), homeKey, homeId }
}

/** Opens it with the passphrase. @throws {@link Failure} */
export const openLightHome = async (
  homeDir: string,
  keyStore: KeyStore,
  passphrase = lightPassphrase,
): Promise<LightHome> => {
  const { homeKey, stretched } = await openKeySlot({ homeDir, keyStore, passphrase })
  const home = openHomeStore({ homeDir, homeKey }) as HomeStore<never>
  return { homeDir, keyStore, home, stretched: holdSecret(stretched), homeKey }
}

/** Copies the files of a home as they are in this moment, as a backup or a SIGKILL would leave them. */
export const copyHome = (from: string, to: string): string => {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(to, name))
  return to
}
