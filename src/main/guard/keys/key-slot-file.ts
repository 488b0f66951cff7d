import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../../../shared/failures.ts'
import { readFileIfPresent, writeFileAtomically } from '../../storage/atomic-file.ts'
import { highestCostN, lowestCostN } from './passphrase.ts'

const bytesOf = (length: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .transform((text) => Buffer.from(text, 'base64url'))
    .refine((bytes) => bytes.length === length)

const slotFile = z.strictObject({
  format: z.literal('auxerta-key-slot'),
  version: z.literal(1),
  homeId: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  scrypt: z.strictObject({
    n: z
      .int()
      .min(lowestCostN)
      .max(highestCostN)
      .refine((n) => Number.isInteger(Math.log2(n))),
    r: z.literal(8),
    p: z.literal(1),
    salt: bytesOf(32),
  }),
  deviceCheck: bytesOf(32),
  wrapped: z.strictObject({ nonce: bytesOf(12), ciphertext: bytesOf(48) }),
})
export type KeySlotFile = z.infer<typeof slotFile>

const longestBytes = 4_096

/** Where the slot lies in a home folder. */
export const keySlotPath = (homeDir: string): string => join(homeDir, 'key-slot.json')

/** Whether this home folder already has a slot. */
export const hasKeySlot = (homeDir: string): boolean => existsSync(keySlotPath(homeDir))

/**
 * Reads the slot, or null when the home has none.
 *
 * The cost is bounded on reading too: a changed file cannot make the app take gigabytes.
 *
 * @throws {@link Failure} `HOME_DAMAGED`, `DISK_FAILED`
 * @see docs/formats/key-slot-v1.md
 */
export const readKeySlotFile = (homeDir: string): KeySlotFile | null => {
  const bytes = readFileIfPresent(keySlotPath(homeDir))
  if (!bytes) return null
  try {
    if (bytes.length > longestBytes) throw new RangeError('The slot is too long')
    return slotFile.parse(JSON.parse(bytes.toString('utf8')))
  } catch (cause) {
    throw new Failure('HOME_DAMAGED', { cause })
  }
}

/** Writes the slot so that there is the old one or the new one, whole. @throws {@link Failure} `DISK_FULL`, `DISK_FAILED` */
export const writeKeySlotFile = (homeDir: string, slot: KeySlotFile): void => {
  const text = JSON.stringify(
    {
      ...slot,
      scrypt: { ...slot.scrypt, salt: slot.scrypt.salt.toString('base64url') },
      deviceCheck: slot.deviceCheck.toString('base64url'),
      wrapped: {
        nonce: slot.wrapped.nonce.toString('base64url'),
        ciphertext: slot.wrapped.ciphertext.toString('base64url'),
      },
    },
    null,
    2,
  )
  writeFileAtomically(keySlotPath(homeDir), Buffer.from(`${text}\n`))
}
