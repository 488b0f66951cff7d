import { randomBytes } from 'node:crypto'
import { open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../../shared/failures.ts'
import { diskStep } from './disk-step.ts'
import { openStream, type StreamReader } from './stream-open.ts'
import { shardStream } from './stream-format.ts'
import { createSealer } from './stream-seal.ts'

/** Bytes that are put aside while a shard is built, sealed under a key that is never written anywhere. */
export interface SealedScratch {
  /** @returns Where the bytes will be in the plaintext. */
  append(bytes: Uint8Array): Promise<number>
  /** Ends writing. May be called once. */
  finish(): Promise<StreamReader>
  /** Removes the file and overwrites the key. Whoever dies before leaves ciphertext that nobody can open: {@link clearScratch}. */
  discard(): Promise<void>
}

const associatedData = Buffer.from('auxerta scratch v1')

const scratchName = /^scratch-[0-9a-f]{12}\.part$/

/**
 * Removes what processes that died left in a folder. Nobody else may be using it. What cannot be removed stays until the next
 * time.
 */
export const clearScratch = async (folder: string): Promise<void> => {
  const names = await readdir(folder).catch(() => [])
  for (const name of names)
    if (scratchName.test(name)) await rm(join(folder, name), { force: true }).catch(() => undefined)
}

/**
 * Creates a scratch file, readable by its owner only.
 *
 * @param folder - On this device; not a share.
 * @throws {@link Failure} `DISK_FULL` or `DISK_FAILED`, here and from every method.
 */
export async function createSealedScratch(folder: string): Promise<SealedScratch> {
  const path = join(folder, `scratch-${randomBytes(6).toString('hex')}.part`)
  const key = randomBytes(32)
  const secret = { key, associatedData, parameters: shardStream }
  const handle = await diskStep(open(path, 'wx+', 0o600))
  const sealer = createSealer(secret)
  let reader: StreamReader | null = null
  let plaintextBytes = 0
  let lengthBytes = 0
  const write = async (pieces: readonly Uint8Array[]): Promise<void> => {
    for (const piece of pieces) {
      for (let written = 0; written < piece.length;)
        written += (await diskStep(handle.write(piece, written))).bytesWritten
      lengthBytes += piece.length
    }
  }
  return {
    async append(bytes) {
      const offset = plaintextBytes
      plaintextBytes += bytes.length
      await write(sealer.push(bytes))
      return offset
    },
    async finish() {
      await write(sealer.finish())
      const read = async (offset: number, wanted: number, into?: Uint8Array): Promise<Uint8Array> => {
        const bytes = into?.subarray(0, wanted) ?? Buffer.allocUnsafeSlow(wanted)
        const { bytesRead } = await diskStep(handle.read(bytes, 0, wanted, offset))
        if (bytesRead !== wanted) throw new Failure('DISK_FAILED')
        return bytes
      }
      reader = await openStream({ lengthBytes, read }, secret)
      return reader
    },
    async discard() {
      sealer.destroy()
      reader?.close()
      key.fill(0)
      await handle.close().catch(() => undefined)
      await rm(path, { force: true })
    },
  }
}
