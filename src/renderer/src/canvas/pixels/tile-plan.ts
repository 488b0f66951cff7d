import type { Pyramid } from '../../../../shared/ipc/work.ts'
import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import { tileGrid, tileRect, type TilePlace } from '../../../../shared/pyramid.ts'

/** Which tiles a view needs: those that are seen, those nearest to the middle first, and one ring around them. */
export interface TilePlan {
  readonly level: number
  readonly seen: readonly TilePlace[]
  readonly around: readonly TilePlace[]
}

type Shape = Pick<Pyramid, 'tileSizePx' | 'levels'>

/** The smallest level that still has a pixel for each pixel of the screen; the picture itself when it is enlarged. */
export const levelFor = ({ levels }: { readonly levels: readonly unknown[] }, devicePxPerImagePx: number): number => {
  let level = 0
  while (level + 1 < levels.length && devicePxPerImagePx * 2 ** (level + 1) <= 1) level++
  return level
}

/** Where a tile lies on the picture, in image pixels. At an odd edge it ends less than one of its pixels beyond the picture. */
export const tileOnImage = ({ tileSizePx, levels }: Shape, place: TilePlace): ImageRect => {
  const size = levels[place.level] ?? { widthPx: 0, heightPx: 0 }
  const rect = tileRect(size, place, tileSizePx)
  const scale = 2 ** place.level
  return { x: rect.left * scale, y: rect.top * scale, width: rect.widthPx * scale, height: rect.heightPx * scale }
}

/** Plans the tiles for a part of the picture, in image pixels, shown at so many device pixels per image pixel. */
export const planTiles = (shape: Shape, shown: ImageRect, devicePxPerImagePx: number): TilePlan => {
  const level = levelFor(shape, devicePxPerImagePx)
  const side = shape.tileSizePx * 2 ** level
  const grid = tileGrid(shape.levels[level] ?? { widthPx: 0, heightPx: 0 }, shape.tileSizePx)
  const [left, top] = [Math.floor(shown.x / side), Math.floor(shown.y / side)]
  const right = Math.ceil((shown.x + shown.width) / side) - 1
  const bottom = Math.ceil((shown.y + shown.height) / side) - 1
  const seen: TilePlace[] = []
  const around: TilePlace[] = []
  for (let row = Math.max(top - 1, 0); row <= Math.min(bottom + 1, grid.rows - 1); row++)
    for (let column = Math.max(left - 1, 0); column <= Math.min(right + 1, grid.columns - 1); column++) {
      const isSeen = row >= top && row <= bottom && column >= left && column <= right
      ;(isSeen ? seen : around).push({ level, column, row })
    }
  const middle = [(shown.x + shown.width / 2) / side - 0.5, (shown.y + shown.height / 2) / side - 0.5] as const
  const away = ({ column, row }: TilePlace): number => Math.hypot(column - middle[0], row - middle[1])
  return { level, seen: seen.sort((a, b) => away(a) - away(b)), around }
}

export const tileName = ({ level, column, row }: TilePlace): string => `${level}/${column}/${row}`

/** The tile of the next coarser level that a tile lies in. */
export const tileAbove = ({ level, column, row }: TilePlace): TilePlace => ({
  level: level + 1,
  column: column >> 1,
  row: row >> 1,
})
