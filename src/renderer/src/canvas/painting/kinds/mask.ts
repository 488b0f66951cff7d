import { rectAround, type ImageRect } from '../../../../../shared/labels/geometry.ts'
import { isEmptyTiles } from '../../../../../shared/labels/mask-patch.ts'
import { maskTileKeyOf, maskTilePx } from '../../../../../shared/labels/mask-runs.ts'
import type { MaskLabel } from '../../../../../shared/labels/mask.ts'
import { shapeBounds } from '../../../../../shared/labels/shape-geometry.ts'
import { drawTile } from '../../pixels/draw-tile.ts'
import { rectToImage, type Viewport } from '../../viewport.ts'
import { blockTiles, maskBlockPicture } from '../mask-blocks.ts'
import type { MaskInk } from '../mask-ink.ts'
import { maskTilePicture } from '../mask-tiles.ts'
import { wetTilePicture } from '../wet-tiles.ts'
import { fillOpacity } from '../outline.ts'
import type { Brush } from '../scene.ts'
import type { KindPainter, Lying } from './painter.ts'

const plainFill = 0.55
const selectedFill = 0.65
/** Smaller than this many device pixels per image pixel, blocks are as sharp as tiles. */
const blocksBelow = 0.25

/** The part of the picture that a brush can reach. */
const reachOf = (brush: Brush, view: Viewport): ImageRect => {
  const { a, e, f } = brush.getTransform()
  const ratio = a || 1
  const { width, height } = brush.canvas
  return rectToImage(view, { x: -e / ratio, y: -f / ratio, width: width / ratio, height: height / ratio })
}

interface Cell {
  readonly column: number
  readonly row: number
}

/** Squares of a grid that both rectangles touch. */
function* cellsOver(a: ImageRect, b: ImageRect, sidePx: number): Generator<Cell> {
  const [left, right] = [Math.max(a.x, b.x), Math.min(a.x + a.width, b.x + b.width)]
  const [top, bottom] = [Math.max(a.y, b.y), Math.min(a.y + a.height, b.y + b.height)]
  for (let row = Math.floor(top / sidePx); row * sidePx < bottom; row++)
    for (let column = Math.floor(left / sidePx); column * sidePx < right; column++) yield { column, row }
}

const boundsOf = ({ shape, wet }: Lying<MaskLabel>): ImageRect => {
  if (!wet) return shapeBounds(shape)
  return isEmptyTiles(shape.tiles) ? wet.touched() : rectAround(shapeBounds(shape), wet.touched())
}

const tilePicture = ({ shape, wet }: Lying<MaskLabel>, key: string, ink: MaskInk): OffscreenCanvas | null => {
  const soaked = wet?.tileAt(key)
  if (soaked) return wetTilePicture(soaked, ink)
  const runs = shape.tiles[key]
  return runs === undefined ? null : maskTilePicture(runs, ink)
}

const paintTiles = (brush: Brush, lying: Lying<MaskLabel>, ink: MaskInk): void => {
  const { view } = lying
  const pixelRatio = brush.getTransform().a || 1
  const isSmall = view.scale * pixelRatio <= blocksBelow
  const sidePx = isSmall ? maskTilePx * blockTiles : maskTilePx
  for (const cell of cellsOver(lying.within ?? reachOf(brush, view), boundsOf(lying), sidePx)) {
    const tile = isSmall
      ? maskBlockPicture(lying, cell, ink)
      : tilePicture(lying, maskTileKeyOf(cell.column, cell.row), ink)
    if (!tile) continue
    const from = { x: 0, y: 0, width: tile.width, height: tile.height }
    const to = { x: cell.column * sidePx, y: cell.row * sidePx, width: sidePx, height: sidePx }
    drawTile(brush, { tile, from, to }, { view, pixelRatio })
  }
}

/** The pixels of a mask in its colour. Costs what of it is seen: tiles, or blocks of them while it is shown small. */
export const mask: KindPainter<'mask'> = {
  paint: (brush, lying, look) => {
    const opacity = fillOpacity(plainFill, selectedFill, look) * (look.suggested ? 0.6 : 1)
    if (opacity <= 0) return
    brush.globalAlpha = opacity
    brush.imageSmoothingEnabled = lying.view.scale < 1
    paintTiles(brush, lying, { colour: look.paint.colour, hatched: look.paint.dash.length > 0 })
    brush.globalAlpha = 1
  },
  gripSizePx: 6,
  square: false,
  boxed: true,
}
