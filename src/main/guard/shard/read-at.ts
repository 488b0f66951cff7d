import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { Failure } from '../../../shared/failures.ts'

/** Random access to sealed bytes, wherever they lie. */
export interface ReadAt {
  readonly lengthBytes: number
  /**
   * Reads exactly `lengthBytes` bytes from `offset`, or throws. The bytes are the caller's, who may overwrite them.
   *
   * @param into - Memory to use again, at least so long. What is answered is then a view of it, or fresh all the same.
   */
  read(offset: number, lengthBytes: number, into?: Uint8Array): Promise<Uint8Array>
}

/** A {@link ReadAt} over a file that stays open until it is closed. */
export interface FileReadAt extends ReadAt {
  close(): Promise<void>
}

/**
 * Opens a file for random access; does not follow a link in its last step.
 *
 * @throws {@link Failure} `OBJECT_MISSING` when it is not there, `SHARD_DAMAGED` when it cannot be read as long as it said.
 */
export async function openFileReadAt(path: string): Promise<FileReadAt> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new Failure(isMissing ? 'OBJECT_MISSING' : 'SHARD_DAMAGED', { cause: error })
  })
  const { size } = await handle.stat()
  return {
    lengthBytes: size,
    async read(offset, lengthBytes, into) {
      const bytes = into?.subarray(0, lengthBytes) ?? Buffer.allocUnsafeSlow(lengthBytes)
      for (let filled = 0; filled < lengthBytes;) {
        const { bytesRead } = await handle
          .read(bytes, filled, lengthBytes - filled, offset + filled)
          .catch((error: unknown) => {
            throw new Failure('SHARD_DAMAGED', { cause: error })
          })
        if (bytesRead === 0) throw new Failure('SHARD_DAMAGED')
        filled += bytesRead
      }
      return bytes
    },
    close: () => handle.close(),
  }
}

/** Bytes in memory as a {@link ReadAt}. */
export const memoryReadAt = (bytes: Uint8Array): ReadAt => ({
  lengthBytes: bytes.length,
  read(offset, lengthBytes) {
    if (offset < 0 || offset + lengthBytes > bytes.length) return Promise.reject(new Failure('SHARD_DAMAGED'))
    return Promise.resolve(new Uint8Array(bytes.subarray(offset, offset + lengthBytes)))
  },
})
