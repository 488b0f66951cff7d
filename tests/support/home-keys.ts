import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openKeySlot } from '../../src/main/guard/keys/key-slot.ts'
import { openHome } from '../../src/main/station/unlock.ts'
import { testPassphrase, type Seat } from './station-kit.ts'

/** Reads something out of a seat's home database with its own keys, beside the running station. */
export const readHome = async <T>(
  seat: Seat,
  read: (home: ReturnType<typeof openHome>) => T | Promise<T>,
): Promise<T> => {
  const { homeKey, stretched } = await openKeySlot({
    homeDir: seat.homeDir,
    passphrase: testPassphrase,
    keyStore: seat.keyStore,
  })
  const home = openHome(seat.homeDir, homeKey)
  try {
    return await read(home)
  } finally {
    home.close()
    homeKey.fill(0)
    stretched.fill(0)
  }
}

/** Names of the ciphertext files on a seat. */
export const cachedFiles = (seat: Seat): string[] => {
  const dir = join(seat.homeDir, 'cache')
  return existsSync(dir) ? readdirSync(dir).sort() : []
}
