import type { ImagePoint } from '../../../../shared/labels/geometry.ts'
import { linesOf, ringsOf, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { toScreen, type Viewport } from '../viewport.ts'
import { withAlpha } from './palette.ts'
import type { Brush } from './scene.ts'
import type { ShapeLook } from './shape-look.ts'

/** Adds an open line to the current path. */
export const traceLine = (brush: Brush, line: Iterable<ImagePoint>, view: Viewport): void => {
  let isFirst = true
  for (const point of line) {
    const [x, y] = toScreen(view, point)
    if (isFirst) brush.moveTo(x, y)
    else brush.lineTo(x, y)
    isFirst = false
  }
}

/** Traces the rings and lines of a shape as the current path. */
export const traceShape = (brush: Brush, shape: ShapeLabel, view: Viewport): void => {
  brush.beginPath()
  for (const ring of ringsOf(shape)) {
    traceLine(brush, ring, view)
    brush.closePath()
  }
  for (const line of linesOf(shape)) traceLine(brush, line, view)
}

const solid: readonly number[] = []
const suggestedDash = [3, 3]
const suggestedOpacity = 0.6

/** Strokes the current path with its halo one pixel wider on each side. Suggestions are dashed and lighter. */
export const strokeWithHalo = (
  brush: Brush,
  { paint, suggested }: Pick<ShapeLook, 'paint' | 'suggested'>,
  widthPx: number,
): void => {
  const dash = suggested ? suggestedDash : paint.dash
  brush.lineJoin = 'round'
  if (suggested) brush.globalAlpha = suggestedOpacity
  brush.strokeStyle = paint.halo
  brush.lineWidth = widthPx + 2
  brush.stroke()
  if (dash.length > 0) brush.setLineDash(dash as number[])
  brush.strokeStyle = paint.colour
  brush.lineWidth = widthPx
  brush.stroke()
  if (dash.length > 0) brush.setLineDash(solid as number[])
  if (suggested) brush.globalAlpha = 1
}

const hoverFill = 0.06

/** How opaque a fill is to be, over what a tile beneath has painted of it already. */
export const fillOpacity = (plain: number, selected: number, look: ShapeLook): number => {
  const wanted = Math.min((look.selected ? selected : plain) + (look.hovered ? hoverFill : 0), 1) * look.opacity
  if (!look.isOverTile) return wanted
  const beneath = plain * look.opacity
  return beneath >= 1 ? 0 : Math.max(1 - (1 - wanted) / (1 - beneath), 0)
}

/** Fills the current path by the even-odd rule, so that holes stay open. */
export const fillShape = (brush: Brush, colour: string, opacity: number): void => {
  if (opacity <= 0) return
  brush.fillStyle = withAlpha(colour, opacity)
  brush.fill('evenodd')
}

/** The width of strokes in CSS pixels. */
export const strokeWidthPx = ({ selected, linePx }: Pick<ShapeLook, 'selected' | 'linePx'>): number =>
  selected ? linePx + 0.5 : linePx
