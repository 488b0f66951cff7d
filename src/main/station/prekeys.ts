import { publicHalf, privateKey, type PublicKey } from '../guard/trust/key-pairs.ts'
import { deviceLog } from './exchange-names.ts'
import { appendEntry } from './logs.ts'
import { makeKey } from './own-keys.ts'
import type { Unlocked } from './unlocked.ts'

/** How many one-time keys a device keeps ahead, so that a lead can grant without waiting for it. */
const kept = 16

/**
 * Publishes fresh one-time keys in the device's log until enough lie ahead. Each grant uses one up, so that destroying
 * it makes old copies of that grant useless.
 */
export const replenishPrekeys = async (at: Unlocked): Promise<void> => {
  const unused = at.home.privateKeys.list('prekey').filter((key) => key.grantId === null).length
  if (unused >= kept / 2) return
  const keys: PublicKey[] = []
  for (let i = unused; i < kept; i++) {
    const pair = await makeKey(at, 'prekey', at.clock.now())
    keys.push(publicHalf(privateKey.parse(pair.privateKey)))
  }
  await appendEntry(at, deviceLog(at.identity.deviceId), { kind: 'prekeys', keys })
}
