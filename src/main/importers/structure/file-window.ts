import type { FileHandle } from 'node:fs/promises'

/** Random access to a file for whoever walks through it: reads large pieces and hands out small ones. */
export interface FileWindow {
  readonly sizeBytes: number
  /** The bytes from an offset, fewer at the end of the file. Valid until the next call. */
  readonly bytes: (offset: number, lengthBytes: number) => Promise<Buffer>
}

const pieceBytes = 262_144

export const createFileWindow = (handle: FileHandle, sizeBytes: number): FileWindow => {
  let start = 0
  let kept: Buffer = Buffer.alloc(0)
  return {
    sizeBytes,
    bytes: async (offset, lengthBytes) => {
      if (offset >= sizeBytes) return Buffer.alloc(0)
      if (offset < start || offset + lengthBytes > start + kept.length) {
        const piece = Buffer.alloc(Math.max(pieceBytes, lengthBytes))
        const { bytesRead } = await handle.read(piece, 0, piece.length, offset)
        kept = piece.subarray(0, bytesRead)
        start = offset
      }
      return kept.subarray(offset - start, offset - start + lengthBytes)
    },
  }
}
