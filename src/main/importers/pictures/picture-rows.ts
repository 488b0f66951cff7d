import type VipsTypes from 'wasm-vips'

/** Rows of a picture, from the top; nothing is read twice, because nothing can be. */
export interface PictureRows {
  readonly widthPx: number
  readonly channels: number
  /** The next rows. */
  readonly take: (rows: number) => Uint8Array
}

const fewestRows = 512
const largestBandBytes = 268_435_456

/** How many rows are read at once: whole strips, and about a line of tiles. */
const bandRows = (stripRows: number, rowBytes: number): number => {
  const rows = Math.ceil(fewestRows / stripRows) * stripRows
  // A strip of so many rows is read line by line.
  return rows * rowBytes > largestBandBytes ? fewestRows : rows
}

/**
 * Reads a picture from top to bottom.
 *
 * The library drops what it read ahead after each piece and cannot go back to it, so pieces end where the file's own strips
 * end, and what was read too much waits here.
 *
 * @param image - Opened for sequential access, of 8 bits per channel.
 */
export const rowsOf = (image: VipsTypes.Image, stripRows: number): PictureRows => {
  const { width: widthPx, height, bands: channels } = image
  const rowBytes = widthPx * channels
  const step = bandRows(stripRows, rowBytes)
  let next = 0
  let waiting: Uint8Array = new Uint8Array(0)
  const readBand = (): Uint8Array => {
    const rows = Math.min(step, height - next)
    if (rows <= 0) throw new TypeError('the picture has no more rows')
    using band = image.crop(0, next, widthPx, rows)
    next += rows
    return new Uint8Array(band.writeToMemory().buffer)
  }
  return {
    widthPx,
    channels,
    take: (rows) => {
      while (waiting.length < rows * rowBytes) waiting = waiting.length === 0 ? readBand() : joined(waiting, readBand())
      const taken = waiting.subarray(0, rows * rowBytes)
      waiting = waiting.subarray(rows * rowBytes)
      return taken
    },
  }
}

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
