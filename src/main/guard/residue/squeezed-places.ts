import type { Squeeze } from './inflate.ts'

/** Where squeezed bytes may begin, and as what. `png` is a picture whose rows have to be put together first. */
export interface SqueezedPlace {
  readonly offset: number
  readonly as: Squeeze | 'png'
}

export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const gzipSignature = Buffer.from([0x1f, 0x8b, 0x08])
const zipSignature = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const zstdSignature = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

/** Databases and caches begin their records here, so a stream without any header is looked for here too. */
const pageBytes = 4_096

function* everyPlaceOf(buffer: Buffer, signature: Buffer | number): Generator<number> {
  for (let at = buffer.indexOf(signature); at >= 0; at = buffer.indexOf(signature, at + 1)) yield at
}

/** Skips the fields that a gzip header may have; null when they do not end. RFC 1952. */
const afterGzipHeader = (buffer: Buffer, start: number): number | null => {
  const flags = buffer[start + 3] ?? 0
  let at = start + 10
  if (flags & 0x04) at += 2 + (buffer[at] ?? 0) + 256 * (buffer[at + 1] ?? 0)
  for (const named of [0x08, 0x10]) {
    if (!(flags & named)) continue
    const end = buffer.indexOf(0, at)
    if (end < 0) return null
    at = end + 1
  }
  if (flags & 0x02) at += 2
  return at < buffer.length ? at : null
}

/** Local file header of a ZIP archive, method 8. */
const afterZipHeader = (buffer: Buffer, start: number): number | null => {
  if (start + 30 > buffer.length || buffer.readUInt16LE(start + 8) !== 8) return null
  const at = start + 30 + buffer.readUInt16LE(start + 26) + buffer.readUInt16LE(start + 28)
  return at < buffer.length ? at : null
}

/** RFC 1950: deflate in the low four bits, a window of at most 32 KiB, no dictionary, and a check that adds up. */
const isZlibHeader = (first: number, second: number): boolean =>
  (first & 0x0f) === 8 && first >> 4 <= 7 && (second & 0x20) === 0 && (first * 256 + second) % 31 === 0

function* zlibPlaces(buffer: Buffer): Generator<number> {
  for (const at of everyPlaceOf(buffer, 0x78)) if (isZlibHeader(0x78, buffer[at + 1] ?? 0)) yield at
}

/**
 * Every place of a buffer where squeezed bytes may begin.
 *
 * Streams that carry a signature are found anywhere; bare deflate only after ZIP headers and at page borders, brotli, which
 * has no signature at all, only at the start of a file.
 *
 * @param atFileOffset - Where the buffer begins in its file, which tells the borders of pages; null when it is no part of
 * a file but was itself expanded.
 */
export function* squeezedPlaces(buffer: Buffer, atFileOffset: number | null): Generator<SqueezedPlace> {
  if (atFileOffset === 0) yield { offset: 0, as: 'brotli' }
  if (atFileOffset === 0 || atFileOffset === null) {
    if (buffer[0] !== 0x78 && isZlibHeader(buffer[0] ?? 0, buffer[1] ?? 0)) yield { offset: 0, as: 'zlib' }
  }
  for (const offset of zlibPlaces(buffer)) yield { offset, as: 'zlib' }
  for (const start of everyPlaceOf(buffer, gzipSignature)) {
    const offset = afterGzipHeader(buffer, start)
    if (offset !== null) yield { offset, as: 'deflate' }
  }
  for (const start of everyPlaceOf(buffer, zipSignature)) {
    const offset = afterZipHeader(buffer, start)
    if (offset !== null) yield { offset, as: 'deflate' }
  }
  for (const offset of everyPlaceOf(buffer, zstdSignature)) yield { offset, as: 'zstd' }
  for (const offset of everyPlaceOf(buffer, pngSignature)) yield { offset, as: 'png' }
  if (atFileOffset === null) return
  const firstPage = (pageBytes - (atFileOffset % pageBytes)) % pageBytes
  for (let offset = firstPage; offset < buffer.length; offset += pageBytes) yield { offset, as: 'deflate' }
}
