import { signedAreaOf, type ImagePoint } from './geometry.ts'
import { tilesFromSpans } from './mask-geometry.ts'
import { maskRings } from './mask-outline.ts'
import { ringSpans } from './mask-raster.ts'
import type { MaskLabel } from './mask.ts'
import { simplifyRing } from './simplify.ts'

// No schema here: the window imports this file at run time.

type Tiles = MaskLabel['tiles']

/** The mask of what rings enclose by the even-odd rule; a pixel belongs to it when its centre does. May have no tile. */
export const tilesOfRings = (rings: readonly (readonly ImagePoint[])[]): Tiles => tilesFromSpans(ringSpans(rings))

/**
 * Rings around a mask, holes among them, for a polygon.
 *
 * @param withinPx - How far a corner may lie from the outline, in image pixels; 0: every pixel's edge is kept.
 */
export const ringsOfTiles = (tiles: Tiles, withinPx = 0): ImagePoint[][] => {
  const rings = maskRings(tiles)
  return withinPx > 0 ? rings.map((ring) => simplifyRing(ring, withinPx)) : rings
}

/** The mask with its holes filled. */
export const tilesWithoutHoles = (tiles: Tiles): Tiles => {
  const parts = maskRings(tiles).filter((ring) => signedAreaOf(ring) > 0)
  const spans = function* () {
    for (const part of parts) yield* ringSpans([part])
  }
  return tilesFromSpans(spans())
}
