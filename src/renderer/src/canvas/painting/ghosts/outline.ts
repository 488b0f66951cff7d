import type { ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { toScreen } from '../../viewport.ts'
import { paintDot } from '../dots.ts'
import { fillShape, strokeWithHalo, traceLine } from '../outline.ts'
import { paintAt } from '../palette.ts'
import type { GhostPainter } from './ghost-painter.ts'

/** Points outside of the thing: red, as what is taken away. */
const outsideColour = '#cc2b0e'

const corners = ([from, to]: readonly [ImagePoint, ImagePoint]): ImagePoint[] =>
  [from, [to[0], from[1]], to, [from[0], to[1]], from] as unknown as ImagePoint[]

/** What a model outlined, dashed, with the points and the box that it was asked about. */
export const paintOutlineGhost: GhostPainter<'outline'> = (brush, { classId, rings, points, box }, { view, style }) => {
  const paint = paintAt(style.classes.get(classId)?.colour ?? 10)
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
    traceLine(brush, corners(box), view)
    strokeWithHalo(brush, { paint: { ...paint, dash: [] }, suggested: true }, 1)
  }
  for (const { at, inside } of points)
    paintDot(brush, toScreen(view, at), { sizePx: 9, fill: inside ? paint.colour : outsideColour })
}
