import { scrypt } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { Failure } from '../../../shared/failures.ts'
import { judgePassphrase } from '../../../shared/passphrase/strength.ts'
import { wipe } from './random.ts'

/**
 * Refuses a passphrase that is too short or easy to guess.
 *
 * @param names - Of the person, the device and the organisation: none of them may be in it.
 * @throws {@link Failure} `PASSPHRASE_WEAK`
 */
export const requireStrongPassphrase = (passphrase: string, names: readonly string[]): void => {
  if (!judgePassphrase(passphrase, names).enough) throw new Failure('PASSPHRASE_WEAK')
}

/** How dear one guess is. `costN` is a power of two; memory is 1,024 times that in bytes. */
export interface ScryptCost {
  readonly costN: number
  readonly blockSize: 8
  readonly parallelism: 1
}

export const lowestCostN = 2 ** 15
export const highestCostN = 2 ** 17

/**
 * Stretches a passphrase with scrypt (RFC 7914) off the main thread.
 *
 * The passphrase is taken in NFC, so that the same words typed on another keyboard or system give the same key.
 *
 * @param salt - 32 random bytes.
 * @returns 32 bytes, owned by the caller.
 */
export const stretchPassphrase = async (passphrase: string, salt: Uint8Array, cost: ScryptCost): Promise<Buffer> => {
  const secret = Buffer.from(passphrase.normalize('NFC'), 'utf8')
  const options = { N: cost.costN, r: cost.blockSize, p: cost.parallelism, maxmem: 256 * cost.costN * cost.blockSize }
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      scrypt(secret, salt, 32, options, (error, key) => {
        if (error) reject(error)
        else resolve(key)
      })
    })
  } finally {
    wipe(secret)
  }
}

/**
 * Chooses the highest cost that keeps one guess near a quarter of a second on this machine, between 2^15 and 2^17.
 * Measured once, when the slot is made, and then written into it.
 */
export const measureScryptCost = async (): Promise<ScryptCost> => {
  const shape = { blockSize: 8, parallelism: 1 } as const
  const began = performance.now()
  await stretchPassphrase('a measurement, not a secret', new Uint8Array(32), { costN: lowestCostN, ...shape })
  const tookMs = performance.now() - began
  const fitting = [highestCostN, 2 ** 16].find((costN) => (tookMs * costN) / lowestCostN <= 300)
  return { costN: fitting ?? lowestCostN, ...shape }
}
