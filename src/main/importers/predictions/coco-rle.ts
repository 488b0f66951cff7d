import { maskTileKeyOf, maskTilePx, writeTile } from '../../../shared/labels/mask-runs.ts'
import type { MaskLabel } from '../../../shared/labels/mask.ts'

interface Size {
  readonly widthPx: number
  readonly heightPx: number
}

/** A number of a COCO string takes at most so many characters of 5 bits. */
const longestNumber = 7

/**
 * Reads the string that COCO squeezes run lengths into: 5 bits a character, each number from the third on as the
 * difference to the one two before.
 *
 * @returns null for what is no such string.
 * @see https://github.com/cocodataset/cocoapi (maskApi.c, rleFrString)
 */
const readCounts = (text: string): number[] | null => {
  const counts: number[] = []
  for (let at = 0; at < text.length;) {
    let value = 0
    for (let digit = 0; ; digit++) {
      const bits = text.charCodeAt(at++) - 48
      // Past the end it is no number at all.
      if (!(bits >= 0 && bits < 64) || digit === longestNumber) return null
      value += (bits & 0x1f) * 32 ** digit
      if ((bits & 0x20) !== 0) continue
      if ((bits & 0x10) !== 0) value -= 32 ** (digit + 1)
      break
    }
    if (counts.length > 2) value += counts.at(-2) ?? 0
    counts.push(value)
  }
  return counts
}

/** Tiles of a strip of columns: 128 pixels wide, as high as the picture. */
const createStrip = (column: number, tiles: Record<string, string>) => {
  const open = new Map<number, Uint8Array>()
  return {
    fill: (x: number, fromY: number, toY: number): void => {
      for (let y = fromY; y < toY; y++) {
        const row = Math.floor(y / maskTilePx)
        const bits = open.get(row) ?? new Uint8Array(maskTilePx * maskTilePx)
        open.set(row, bits)
        bits[(y % maskTilePx) * maskTilePx + (x % maskTilePx)] = 1
      }
    },
    close: (): void => {
      for (const [row, bits] of open) {
        const runs = writeTile(bits)
        if (runs !== null) tiles[maskTileKeyOf(column, row)] = runs
      }
    },
  }
}

/** The tiles of a mask from runs by column, unset first. Memory is that of one strip of tiles, whatever the picture's size. */
const tilesOf = (counts: readonly number[], { heightPx }: Size): MaskLabel['tiles'] => {
  const tiles: Record<string, string> = {}
  let strip = createStrip(0, tiles)
  let [column, at] = [0, 0]
  counts.forEach((length, place) => {
    const end = at + length
    while (place % 2 === 1 && at < end) {
      const x = Math.floor(at / heightPx)
      if (Math.floor(x / maskTilePx) !== column) {
        strip.close()
        column = Math.floor(x / maskTilePx)
        strip = createStrip(column, tiles)
      }
      const stop = Math.min(end, (x + 1) * heightPx)
      strip.fill(x, at - x * heightPx, stop - x * heightPx)
      at = stop
    }
    at = end
  })
  strip.close()
  return tiles
}

/**
 * A mask as COCO's run lengths say it, squeezed or not.
 *
 * @returns The tiles, and how many pixels are set; null for what does not fill the picture exactly or sets no pixel.
 */
export const readRle = (
  given: unknown,
  size: Size,
  mostPixels: number,
): { tiles: MaskLabel['tiles']; pixels: number } | 'too-large' | null => {
  const counts: unknown = typeof given === 'string' ? readCounts(given) : given
  if (!Array.isArray(counts)) return null
  let [length, pixels] = [0, 0]
  for (const [place, count] of (counts as unknown[]).entries()) {
    if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) return null
    length += count
    if (place % 2 === 1) pixels += count
  }
  if (length !== size.widthPx * size.heightPx || pixels === 0) return null
  return pixels > mostPixels ? 'too-large' : { tiles: tilesOf(counts as number[], size), pixels }
}
