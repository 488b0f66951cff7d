import { expandLongest } from './inflate.ts'

interface Header {
  readonly widthPx: number
  readonly bitDepth: number
  readonly colourType: number
  readonly interlaced: boolean
}

interface Parts {
  readonly header: Header
  readonly palette: Buffer | null
  readonly squeezed: Buffer
}

const channelsOf: Partial<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

const readParts = (png: Buffer): Parts | null => {
  let header: Header | null = null
  let palette: Buffer | null = null
  const squeezed: Buffer[] = []
  for (let at = 8; at + 8 <= png.length;) {
    const length = png.readUInt32BE(at)
    const kind = png.toString('latin1', at + 4, at + 8)
    const content = png.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR' && content.length >= 13)
      header = {
        widthPx: content.readUInt32BE(0),
        bitDepth: content[8] ?? 0,
        colourType: content[9] ?? 0,
        interlaced: content[12] !== 0,
      }
    if (kind === 'PLTE') palette = content
    if (kind === 'IDAT') squeezed.push(content)
    if (kind === 'IEND' || !/^[A-Za-z]{4}$/.test(kind)) break
    at += 12 + length
  }
  return header && squeezed.length > 0 ? { header, palette, squeezed: Buffer.concat(squeezed) } : null
}

const paeth = (left: number, up: number, upLeft: number): number => {
  const guess = left + up - upLeft
  const [toLeft, toUp, toUpLeft] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)]
  if (toLeft <= toUp && toLeft <= toUpLeft) return left
  return toUp <= toUpLeft ? up : upLeft
}

/** The bytes beside the one to be restored. */
interface Neighbours {
  readonly left: number
  readonly up: number
  readonly upLeft: number
}

const predict = (filter: number, { left, up, upLeft }: Neighbours): number => {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  return filter === 4 ? paeth(left, up, upLeft) : 0
}

/** Undoes the row filters in place of a copy; rows follow each other without the filter bytes. PNG 3, section 9. */
const unfilter = (filtered: Buffer, rowBytes: number, pixelBytes: number): Buffer => {
  const rows = Math.floor(filtered.length / (rowBytes + 1))
  const pixels = Buffer.alloc(rows * rowBytes)
  for (let row = 0; row < rows; row++) {
    const from = row * (rowBytes + 1)
    const to = row * rowBytes
    const filter = filtered[from] ?? 0
    for (let x = 0; x < rowBytes; x++) {
      const left = x >= pixelBytes ? (pixels[to + x - pixelBytes] ?? 0) : 0
      const up = row > 0 ? (pixels[to + x - rowBytes] ?? 0) : 0
      const upLeft = row > 0 && x >= pixelBytes ? (pixels[to + x - rowBytes - pixelBytes] ?? 0) : 0
      pixels[to + x] = ((filtered[from + 1 + x] ?? 0) + predict(filter, { left, up, upLeft })) & 0xff
    }
  }
  return pixels
}

const throughPalette = (indexes: Buffer, palette: Buffer): Buffer => {
  const pixels = Buffer.alloc(indexes.length * 3)
  for (let at = 0; at < indexes.length; at++) {
    const entry = (indexes[at] ?? 0) * 3
    palette.copy(pixels, at * 3, entry, entry + 3)
  }
  return pixels
}

/**
 * The pixels of a PNG picture as its rows hold them, eight bits a channel, or null when there are none to be had.
 *
 * Takes what is there of a picture that is cut off. Palettes are looked up. Other bit depths and interlaced pictures are
 * left out: canaries are not kept so.
 *
 * @param png - From its signature on; what follows the picture does no harm.
 */
export const pngPixels = (png: Buffer, maxOutputBytes: number): Buffer | null => {
  const parts = readParts(png)
  if (!parts || parts.header.interlaced || parts.header.bitDepth !== 8) return null
  const channels = channelsOf[parts.header.colourType]
  const filtered = expandLongest('zlib', parts.squeezed, maxOutputBytes)?.output
  if (!channels || !filtered || parts.header.widthPx === 0) return null
  const pixels = unfilter(filtered, parts.header.widthPx * channels, channels)
  return parts.header.colourType === 3 && parts.palette ? throughPalette(pixels, parts.palette) : pixels
}
