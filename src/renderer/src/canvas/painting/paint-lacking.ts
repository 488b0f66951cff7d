import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import { shapeBounds, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { rectToScreen, type PixelSize, type Viewport } from '../viewport.ts'
import { keepLately } from './kept-lately.ts'
import type { Brush } from './scene.ts'

/** CSS pixels: the mark, how wide a shape is that holds it, and how near marks may come to each other. */
const markPx = 15
const insideFromPx = 40
const cellPx = 18

const kept = keepLately<OffscreenCanvas>(4)

const paintMark = (pixelRatio: number): OffscreenCanvas => {
  const side = Math.ceil(markPx * pixelRatio)
  const picture = new OffscreenCanvas(side, side)
  const brush = picture.getContext('2d')
  if (!brush) return picture
  brush.scale(pixelRatio, pixelRatio)
  const middle = markPx / 2
  brush.beginPath()
  brush.arc(middle, middle, middle - 1, 0, 2 * Math.PI)
  brush.fillStyle = '#f5b75b'
  brush.fill()
  brush.strokeStyle = '#1e1f23'
  brush.lineWidth = 1
  brush.stroke()
  brush.fillStyle = '#1e1f23'
  brush.fillRect(middle - 0.9, middle - 4, 1.8, 5)
  brush.fillRect(middle - 0.9, middle + 2.2, 1.8, 1.8)
  return picture
}

/** Shapes are never changed in place, so that the bounds of one stay. */
const boundsOf = new WeakMap<ShapeLabel, ImageRect>()

const boundsAt = (view: Viewport, shape: ShapeLabel): ImageRect => {
  const known = boundsOf.get(shape) ?? shapeBounds(shape)
  boundsOf.set(shape, known)
  return rectToScreen(view, known)
}

/**
 * Marks shapes that lack an answer, at their right upper corner. Where many lie close together one mark stands for them, so
 * that what is painted grows with the surface and not with the shapes.
 */
export const paintLacking = (
  brush: Brush,
  shapes: Iterable<ShapeLabel>,
  { view, surface }: { readonly view: Viewport; readonly surface: PixelSize },
): void => {
  const ratio = brush.getTransform().a || 1
  const mark = kept(String(ratio), () => paintMark(ratio))
  const taken = new Set<number>()
  for (const shape of shapes) {
    const { x, y, width, height } = boundsAt(view, shape)
    if (x + width < 0 || y + height < 0 || x > surface.widthPx || y > surface.heightPx) continue
    const inset = Math.min(width, height) >= insideFromPx ? markPx / 2 + 3 : 0
    const [left, top] = [x + width - inset - markPx / 2, y + inset - markPx / 2]
    const cell = Math.floor(left / cellPx) * 65_536 + Math.floor(top / cellPx)
    if (taken.has(cell)) continue
    taken.add(cell)
    brush.drawImage(mark, Math.round(left * ratio) / ratio, Math.round(top * ratio) / ratio, markPx, markPx)
  }
}
