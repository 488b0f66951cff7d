import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import type { Brush } from '../painting/scene.ts'
import { rectToScreen, type Viewport } from '../viewport.ts'

/** A part of a bitmap, and where it lies on the picture in image pixels. */
export interface TilePiece {
  readonly tile: CanvasImageSource
  readonly from: ImageRect
  readonly to: ImageRect
}

/**
 * Draws a piece with its edges on whole device pixels: two neighbours then share an edge exactly, where else a seam of
 * half-covered pixels would show.
 */
export const drawTile = (
  brush: Brush,
  { tile, from, to }: TilePiece,
  at: { view: Viewport; pixelRatio: number },
): void => {
  const screen = rectToScreen(at.view, to)
  const snap = (value: number): number => Math.round(value * at.pixelRatio) / at.pixelRatio
  const [left, top] = [snap(screen.x), snap(screen.y)]
  const [width, height] = [snap(screen.x + screen.width) - left, snap(screen.y + screen.height) - top]
  const turn = at.view.turn ?? 0
  if (width <= 0 || height <= 0) return
  if (turn === 0) {
    brush.drawImage(tile, from.x, from.y, from.width, from.height, left, top, width, height)
    return
  }
  const [across, down] = turn === 180 ? [width, height] : [height, width]
  brush.save()
  brush.translate(left + width / 2, top + height / 2)
  brush.rotate((turn * Math.PI) / 180)
  brush.drawImage(tile, from.x, from.y, from.width, from.height, -across / 2, -down / 2, across, down)
  brush.restore()
}
