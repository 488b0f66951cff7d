import { signedAreaOf } from '../../shared/labels/geometry.ts'
import { tilesFromSpans } from '../../shared/labels/mask-geometry.ts'
import { ringsOfTiles } from '../../shared/labels/mask-polygon.ts'
import type { MaskSpan } from '../../shared/labels/mask-runs.ts'

/** Set pixels of a picture: one byte each, rows from the top. */
export interface Bits {
  readonly widthPx: number
  readonly heightPx: number
  readonly bits: Uint8Array
}

/** Smaller pieces and holes than this part of the largest ring are noise of the model. */
const smallestShare = 0.005
const smallestAreaPx = 8
/** How far an outline may leave the pixels' edges, in pixels of the mask: enough to turn stairs into slopes. */
const tolerancePx = 0.8

function* spansOf({ widthPx, heightPx, bits }: Bits): Generator<MaskSpan> {
  for (let y = 0; y < heightPx; y++) {
    const row = y * widthPx
    for (let x = 0; x < widthPx; x++) {
      if (bits[row + x] !== 1) continue
      const from = x
      while (x < widthPx && bits[row + x] === 1) x++
      yield { y, from, to: x }
    }
  }
}

/**
 * Outlines the set pixels of a mask: rings in pixels of the mask, corners of pixels at whole numbers, even-odd. What is too
 * small to be meant is left out, and stairs become slopes.
 */
export const traceMask = (mask: Bits): (readonly (readonly [x: number, y: number])[])[] => {
  const rings = ringsOfTiles(tilesFromSpans(spansOf(mask)), tolerancePx)
  const areas = rings.map((ring) => Math.abs(signedAreaOf(ring)))
  const smallest = Math.max(smallestAreaPx, Math.max(0, ...areas) * smallestShare)
  return rings.filter((ring, at) => ring.length >= 3 && (areas[at] ?? 0) >= smallest)
}
