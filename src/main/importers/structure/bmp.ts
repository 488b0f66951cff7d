import type { FileWindow } from './file-window.ts'
import type { Structure } from './structure.ts'

const headBytes = 34

/** Holds the size of an uncompressed BMP against that of its file. Null when pixels are missing. */
export const walkBmp = async (file: FileWindow): Promise<Structure | null> => {
  const head = await file.bytes(0, headBytes)
  if (head.length < headBytes) return null
  const [widthPx, heightPx] = [Math.abs(head.readInt32LE(18)), Math.abs(head.readInt32LE(22))]
  const rowBytes = 4 * Math.ceil((widthPx * head.readUInt16LE(28)) / 32)
  const isPlain = head.readUInt32LE(30) === 0
  return isPlain && head.readUInt32LE(10) + rowBytes * heightPx > file.sizeBytes ? null : {}
}
