import { maskTilePx, placeOfTile } from '../../../../../shared/labels/mask-runs.ts'
import { rectToScreen, type Viewport } from '../../viewport.ts'
import { maskTilePicture } from '../mask-tiles.ts'
import { fillOpacity } from '../outline.ts'
import type { Brush } from '../scene.ts'
import type { KindPainter } from './painter.ts'

const plainFill = 0.55
const selectedFill = 0.65

interface TilePlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a tile lies, its edges on whole device pixels: neighbours then meet without a seam. */
const placeOn = (brush: Brush, view: Viewport, key: string): TilePlace => {
  const [column, row] = placeOfTile(key)
  const side = maskTilePx
  const rect = rectToScreen(view, { x: column * side, y: row * side, width: side, height: side })
  const ratio = brush.getTransform().a || 1
  const onPixel = (value: number) => Math.round(value * ratio) / ratio
  const [x, y] = [onPixel(rect.x), onPixel(rect.y)]
  return { x, y, width: onPixel(rect.x + rect.width) - x, height: onPixel(rect.y + rect.height) - y }
}

const drawTurned = (brush: Brush, picture: CanvasImageSource, { view, at }: { view: Viewport; at: TilePlace }) => {
  const turn = view.turn ?? 0
  brush.save()
  brush.translate(at.x + at.width / 2, at.y + at.height / 2)
  brush.rotate((turn * Math.PI) / 180)
  brush.drawImage(picture, -at.width / 2, -at.height / 2, at.width, at.height)
  brush.restore()
}

/** The pixels of a mask in its colour. */
export const mask: KindPainter<'mask'> = {
  paint: (brush, { shape, view }, look) => {
    const opacity = fillOpacity(plainFill, selectedFill, look) * (look.suggested ? 0.6 : 1)
    if (opacity <= 0) return
    brush.globalAlpha = opacity
    brush.imageSmoothingEnabled = view.scale < 1
    for (const [key, runs] of Object.entries(shape.tiles)) {
      const picture = maskTilePicture(runs, look.paint.colour)
      drawTurned(brush, picture, { view, at: placeOn(brush, view, key) })
    }
    brush.globalAlpha = 1
  },
  gripSizePx: 6,
  square: false,
  boxed: true,
}
