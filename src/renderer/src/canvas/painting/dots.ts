import type { ImagePoint } from '../../../../shared/labels/geometry.ts'
import { toScreen, type ScreenPoint, type Viewport } from '../viewport.ts'
import type { Paint } from './palette.ts'
import type { Brush } from './scene.ts'

/** Adds a cross to the current path. */
export const traceCross = (brush: Brush, [x, y]: ScreenPoint, reachPx: number): void => {
  brush.moveTo(x - reachPx, y)
  brush.lineTo(x + reachPx, y)
  brush.moveTo(x, y - reachPx)
  brush.lineTo(x, y + reachPx)
}

/** A dot with a dark edge: vertices being set, the active vertex. */
export const paintDot = (
  brush: Brush,
  [x, y]: ScreenPoint,
  { sizePx, fill }: { readonly sizePx: number; readonly fill: string },
): void => {
  brush.beginPath()
  brush.arc(x, y, sizePx / 2, 0, Math.PI * 2)
  brush.fillStyle = fill
  brush.fill()
  brush.lineWidth = 1.5
  brush.strokeStyle = '#141518'
  brush.stroke()
}

/** Vertices being set; the first is larger and in this colour while a click there would close the outline. */
export const paintVertices = (
  brush: Brush,
  points: readonly ImagePoint[],
  { view, closing }: { readonly view: Viewport; readonly closing: string | null },
): void => {
  for (const [index, point] of points.entries()) {
    const closes = index === 0 && closing !== null
    paintDot(brush, toScreen(view, point), { sizePx: closes ? 12 : 7, fill: closes ? closing : '#ffffff' })
  }
}

/** A keypoint: a full dot, or a ring for one that is hidden in the picture. */
export const paintKeypoint = (
  brush: Brush,
  [x, y]: ScreenPoint,
  { paint, hollow, sizePx }: { readonly paint: Paint; readonly hollow: boolean; readonly sizePx: number },
): void => {
  brush.beginPath()
  brush.arc(x, y, sizePx / 2, 0, Math.PI * 2)
  brush.strokeStyle = paint.halo
  brush.lineWidth = hollow ? 4 : 2
  brush.stroke()
  if (hollow) {
    brush.strokeStyle = paint.colour
    brush.lineWidth = 2
    brush.stroke()
  } else {
    brush.fillStyle = paint.colour
    brush.fill()
  }
}
