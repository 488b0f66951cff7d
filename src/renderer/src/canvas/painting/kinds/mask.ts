import type { ImageRect } from '../../../../../shared/labels/geometry.ts'
import { maskTileKeyOf, maskTilePx } from '../../../../../shared/labels/mask-runs.ts'
import type { MaskLabel } from '../../../../../shared/labels/mask.ts'
import { shapeBounds } from '../../../../../shared/labels/shape-geometry.ts'
import { rectToImage, rectToScreen, type Viewport } from '../../viewport.ts'
import { blockTiles, maskBlockPicture } from '../mask-blocks.ts'
import type { MaskInk } from '../mask-ink.ts'
import { maskTilePicture } from '../mask-tiles.ts'
import { fillOpacity } from '../outline.ts'
import type { Brush } from '../scene.ts'
import type { KindPainter } from './painter.ts'

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

/** Draws a square of the grid, its edges on whole device pixels: neighbours then meet without a seam. */
const drawCell = (
  brush: Brush,
  picture: CanvasImageSource,
  { view, cell, sidePx }: { readonly view: Viewport; readonly cell: Cell; readonly sidePx: number },
): void => {
  const rect = rectToScreen(view, { x: cell.column * sidePx, y: cell.row * sidePx, width: sidePx, height: sidePx })
  const ratio = brush.getTransform().a || 1
  const onPixel = (value: number) => Math.round(value * ratio) / ratio
  const [x, y] = [onPixel(rect.x), onPixel(rect.y)]
  const [width, height] = [onPixel(rect.x + rect.width) - x, onPixel(rect.y + rect.height) - y]
  if ((view.turn ?? 0) === 0) {
    brush.drawImage(picture, x, y, width, height)
    return
  }
  brush.save()
  brush.translate(x + width / 2, y + height / 2)
  brush.rotate(((view.turn ?? 0) * Math.PI) / 180)
  brush.drawImage(picture, -width / 2, -height / 2, width, height)
  brush.restore()
}

const paintTiles = (brush: Brush, { shape, view }: { shape: MaskLabel; view: Viewport }, ink: MaskInk): void => {
  const isSmall = view.scale * (brush.getTransform().a || 1) <= blocksBelow
  const sidePx = isSmall ? maskTilePx * blockTiles : maskTilePx
  for (const cell of cellsOver(reachOf(brush, view), shapeBounds(shape), sidePx)) {
    const runs = isSmall ? undefined : shape.tiles[maskTileKeyOf(cell.column, cell.row)]
    const tile = runs === undefined ? null : maskTilePicture(runs, ink)
    const picture = isSmall ? maskBlockPicture(shape, cell, ink) : tile
    if (picture) drawCell(brush, picture, { view, cell, sidePx })
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
