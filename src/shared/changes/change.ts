import { z } from 'zod'
import { changeId, labelId } from '../ids.ts'
import { label } from '../labels/index.ts'
import { maskTile, maskTileKey } from '../labels/mask.ts'

/** Tiles of a mask as runs; null: no pixel of the tile is set. A mask of a gigapixel has 61,000 tiles. */
const tileSide = z
  .record(maskTileKey, maskTile.nullable())
  .refine((side) => Object.keys(side).length <= 100_000, 'at most 100,000 tiles')

const hasSameTiles = (one: object, other: object): boolean => {
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key))
}

/** What an edit did to a mask that was there before and is there after: only the tiles that it touched. */
export const maskPatch = z
  .strictObject({ id: labelId, before: tileSide, after: tileSide })
  .refine(({ before, after }) => hasSameTiles(before, after), 'both sides name the same tiles')
  .refine(({ after }) => Object.keys(after).length > 0, 'a patch touches a tile')
export type MaskPatch = z.infer<typeof maskPatch>

/** No label is told of twice: a mask is either on the sides as a whole or patched. */
const isToldOnce = ({ before, after, masks = [] }: Pick<Change, 'before' | 'after' | 'masks'>): boolean => {
  const whole = new Set([...before, ...after].map(({ id }) => id))
  const patched = new Set(masks.map(({ id }) => id))
  return patched.size === masks.length && masks.every(({ id }) => !whole.has(id))
}

/**
 * One edit: the labels it touched as they were before and as they are after. A label only in `after` is new, one only
 * in `before` is removed. A mask that stays is told of in `masks` by the tiles that the edit touched, so that a stroke's
 * change grows with the stroke and not with the mask. One gesture is one change. The same value is undone, saved and
 * audited.
 */
const changeShape = z.object({
  id: changeId,
  /** Dotted cause, for example `box.draw`, `span.move`, `history.undo`. */
  cause: z
    .string()
    .regex(/^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/)
    .max(64),
  origin: z.enum(['user', 'history', 'import', 'review']),
  /** When the gesture ended, RFC 3339. */
  at: z.iso.datetime(),
  before: z.array(label).max(100_000),
  after: z.array(label).max(100_000),
  masks: z.array(maskPatch).min(1).max(10_000).optional(),
  /** Only for origin `history`: the change that was undone or done again. */
  reverts: changeId.optional(),
})
export type Change = z.infer<typeof changeShape>
export const change = changeShape.refine(isToldOnce, 'no label is told of twice')
