import { z } from 'zod'
import { labelBase } from './base.ts'
import { isWholeTile } from './mask-runs.ts'

/** `column,row` of a tile of {@link maskTilePx} pixels, from 0 at the top left of the oriented picture. */
export const maskTileKey = z.string().regex(/^(0|[1-9]\d{0,5}),(0|[1-9]\d{0,5})$/)

/**
 * The pixels of one tile, row by row: run lengths in base 36 with dots between, unset and set in turn, beginning with
 * unset; together 16,384. `mask-runs.ts` reads and writes them.
 */
export const maskTile = z
  .string()
  .min(1)
  .max(70_000)
  .regex(/^[0-9a-z]{1,3}(\.[0-9a-z]{1,3})*$/)
  .refine(isWholeTile, 'the runs fill the tile, and one of its pixels is set')

/**
 * A region as pixels of the oriented picture, cut into tiles of which only those with a set pixel are there. So a stroke
 * touches few tiles and its change stays short, however large the mask is.
 */
export const maskLabel = z.object({
  ...labelBase,
  kind: z.literal('mask'),
  tiles: z.record(maskTileKey, maskTile).refine((tiles) => Object.keys(tiles).length > 0, 'a mask has a set pixel'),
})
export type MaskLabel = z.infer<typeof maskLabel>
