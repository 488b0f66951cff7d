import type { Change } from '../../src/shared/changes/change.ts'
import type { ChangeId, LabelId } from '../../src/shared/ids.ts'
import type { ClassId } from '../../src/shared/labels/base.ts'
import { maskSpans, tilesFromSpans } from '../../src/shared/labels/mask-geometry.ts'
import { maskTileKeyOf, type MaskSpan } from '../../src/shared/labels/mask-runs.ts'
import type { MaskLabel } from '../../src/shared/labels/mask.ts'

/** A mask on the part `jpg` of class `cat`. */
export const aMask = (id: string, tiles: MaskLabel['tiles']): MaskLabel => ({
  kind: 'mask',
  id: id as LabelId,
  classId: 'cat' as ClassId,
  part: 'jpg',
  attributes: {},
  tiles,
})

/** A change of the person that adds labels of any kind. */
export const masksAdded = (id: string, ...after: MaskLabel[]): Change => ({
  id: id as ChangeId,
  cause: 'mask.brush',
  origin: 'user',
  at: '2026-11-24T10:00:00.000Z',
  before: [],
  after,
})

/** The set pixels one by one, `x,y`: the plain second way to look at a mask. */
export const pixelsOf = (tiles: MaskLabel['tiles']): Set<string> => {
  const pixels = new Set<string>()
  for (const { y, from, to } of maskSpans(tiles))
    for (let x = from; x < to; x++) pixels.add(`${String(x)},${String(y)}`)
  return pixels
}

export const tilesOfPixels = (pixels: Iterable<string>): MaskLabel['tiles'] =>
  tilesFromSpans(
    [...pixels].map((pixel): MaskSpan => {
      const [x = 0, y = 0] = pixel.split(',').map(Number)
      return { y, from: x, to: x + 1 }
    }),
  )

/** A rectangle of pixels as stretches of rows. */
export const rectSpans = (rect: { x: number; y: number; width: number; height: number }): MaskSpan[] =>
  Array.from({ length: rect.height }, (_, row) => ({ y: rect.y + row, from: rect.x, to: rect.x + rect.width }))

/** Every tile of a picture wholly set, as a mask over 24 megapixels has. */
export const fullTiles = (columns: number, rows: number): MaskLabel['tiles'] =>
  Object.fromEntries(
    Array.from({ length: columns * rows }, (_, at) => [maskTileKeyOf(at % columns, Math.floor(at / columns)), '0.cn4']),
  )
