import { cornersOf } from '../../../../../shared/labels/box-geometry.ts'
import { rectBetween } from '../../../../../shared/labels/geometry.ts'
import { toScreen } from '../../viewport.ts'
import { paintDot } from '../dots.ts'
import { fillShape, strokeWithHalo, traceLine } from '../outline.ts'
import { paintOf } from '../shape-look.ts'
import type { GhostPainter } from './ghost-painter.ts'

/** Points outside of the thing: red, as what is taken away. */
const outsideColour = '#cc2b0e'

/** What a model outlined, dashed, with the points and the box that it was asked about. */
export const paintOutlineGhost: GhostPainter<'outline'> = (brush, { classId, rings, points, box }, { view, style }) => {
  const paint = paintOf(style, classId)
  if (rings.length > 0) {
    brush.beginPath()
    for (const ring of rings) {
      traceLine(brush, ring, view)
      brush.closePath()
    }
    fillShape(brush, paint.colour, 0.25)
    strokeWithHalo(brush, { paint, suggested: true }, 2)
  }
  if (box) {
    brush.beginPath()
    traceLine(brush, cornersOf(rectBetween(...box)), view)
    brush.closePath()
    strokeWithHalo(brush, { paint, suggested: true }, 1)
  }
  for (const { at, inside } of points)
    paintDot(brush, toScreen(view, at), { sizePx: 9, fill: inside ? paint.colour : outsideColour })
}
