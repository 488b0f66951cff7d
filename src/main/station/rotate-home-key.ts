import { renewKeySlot, type Stretched } from '../guard/keys/renew-key-slot.ts'
import type { Unlocked } from './unlocked.ts'

type Renewed = Pick<Unlocked, 'homeDir' | 'keyStore' | 'home' | 'stretched'>

/**
 * Replaces the home key and the device secret, so that no copy of the home folder from before opens any more: neither with
 * the passphrase and the device secret of now, nor with the home key of now.
 *
 * Asks nobody: the stretched passphrase is in memory while unlocked. Cut short at any place, the next unlock finishes or
 * undoes it. A copy of the folder together with a copy of the key store from before still opens with the passphrase.
 *
 * @returns What was done, in words without names, for the certificate.
 * @throws {@link Failure} `LOCKED`, `KEY_STORE_UNAVAILABLE`, `DEVICE_SECRET_MISSING`, `HOME_DAMAGED`, `DISK_FULL`,
 * `DISK_FAILED`; it may be called again
 */
export const rotateHomeKey = async (at: Renewed): Promise<string> => {
  await renewKeys(at, null)
  return '1 home key and 1 device secret replaced'
}

/**
 * As {@link rotateHomeKey}, under another passphrase when one is given.
 *
 * @param fresh - A new passphrase after scrypt; the caller wipes it. Null keeps the one of now.
 */
export const renewKeys = (at: Renewed, fresh: Stretched | null): Promise<void> =>
  renewKeySlot({
    homeDir: at.homeDir,
    keyStore: at.keyStore,
    stretchedFor: ({ scrypt: { n, r, p, salt } }) => {
      const stretched = at.stretched.read()
      return fresh ?? { stretched, salt, cost: { costN: n, blockSize: r, parallelism: p } }
    },
    move: (homeKey, commit) => {
      at.home.moveUnder(homeKey, () => {
        const outcome = commit()
        // From here on the slot's salt is that of the new passphrase: the old one must never be used with it.
        if (fresh) at.stretched.replace(Buffer.from(fresh.stretched))
        return outcome
      })
    },
  })
