import { readTiffOrientation } from './tiff-orientation.ts'

/** Chunks in a PNG: length, type, content, checksum. */
const signatureBytes = 8
const chunkFrameBytes = 12

/**
 * Reads the EXIF orientation of a PNG (`eXIf`), which the window applies like that of a JPEG when it stands before the pixels.
 *
 * @returns 1 to 8, 1 when there is none; null when the chunks before the pixels go beyond the given bytes.
 */
export function readPngOrientation(head: Buffer): number | null {
  for (let at = signatureBytes; at + 8 <= head.length;) {
    const lengthBytes = head.readUInt32BE(at)
    const type = head.toString('latin1', at + 4, at + 8)
    if (type === 'IDAT' || type === 'IEND') return 1
    const end = at + 8 + lengthBytes
    if (type === 'eXIf') return end <= head.length ? readTiffOrientation(head.subarray(at + 8, end)) : null
    at += chunkFrameBytes + lengthBytes
  }
  return null
}
