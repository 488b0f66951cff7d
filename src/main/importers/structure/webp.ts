import type { FileWindow } from './file-window.ts'
import type { Structure } from './structure.ts'
import { readTiffOrientation } from './tiff-orientation.ts'

const firstChunk = 12
const animationFlag = 0x02
const longestExifBytes = 1_048_576

/** Walks a WebP from chunk to chunk, also to an orientation, which the window leaves alone. Null when the file was cut. */
export const walkWebp = async (file: FileWindow): Promise<Structure | null> => {
  const end = 8 + (await file.bytes(0, firstChunk)).readUInt32LE(4)
  if (end > file.sizeBytes) return null
  let structure: Structure = {}
  for (let at = firstChunk; at + 8 <= end;) {
    const head = await file.bytes(at, 9)
    const type = head.toString('latin1', 0, 4)
    const lengthBytes = head.readUInt32LE(4)
    if (type === 'VP8X') structure = { ...structure, isAnimated: ((head[8] ?? 0) & animationFlag) !== 0 }
    if (type === 'EXIF')
      structure = { ...structure, orientation: await exifOrientation(file, { at: at + 8, lengthBytes }) }
    at += 8 + lengthBytes + (lengthBytes % 2)
  }
  return structure
}

/** Some writers put the prefix of a JPEG in front, which WebP does not ask for. */
const exifOrientation = async (file: FileWindow, chunk: { at: number; lengthBytes: number }): Promise<number> => {
  const exif = await file.bytes(chunk.at, Math.min(chunk.lengthBytes, longestExifBytes))
  return readTiffOrientation(exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif)
}
