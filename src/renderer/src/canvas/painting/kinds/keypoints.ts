import { atImage } from '../../../../../shared/labels/geometry.ts'
import { toScreen, type Viewport } from '../../viewport.ts'
import { paintKeypoint } from '../dots.ts'
import { strokeWithHalo, traceLine } from '../outline.ts'
import type { Brush } from '../scene.ts'
import type { KindPainter, Of } from './painter.ts'

type Keypoints = Of<'keypoints'>

const traceEdges = (
  brush: Brush,
  { shape, view }: { readonly shape: Keypoints; readonly view: Viewport },
  edges: readonly (readonly [number, number])[],
): void => {
  brush.beginPath()
  for (const [from, to] of edges) {
    const [a, b] = [shape.points[from], shape.points[to]]
    if (!a || !b || a.state === 'absent' || b.state === 'absent') continue
    traceLine(brush, [atImage(a.x, a.y), atImage(b.x, b.y)], view)
  }
}

const present = ({ points }: Keypoints) => points.filter(({ state }) => state !== 'absent')

/** Dots joined by the skeleton of the class; a ring for a point that is hidden in the picture. */
export const keypoints: KindPainter<'keypoints'> = {
  paint: (brush, { shape, view }, look) => {
    if (look.edges.length > 0) {
      traceEdges(brush, { shape, view }, look.edges)
      strokeWithHalo(brush, look, look.selected ? look.linePx : look.linePx * 0.75)
    }
    for (const { x, y, state } of present(shape)) {
      const sizePx = look.selected || look.hovered ? 9 : 7
      paintKeypoint(brush, toScreen(view, [x, y]), { paint: look.paint, hollow: state === 'occluded', sizePx })
    }
  },
  gripSizePx: 6,
  square: false,
  boxed: true,
}
