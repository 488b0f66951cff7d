import type { ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { clampPoint, roundPoint } from '../../shapes.ts'
import { toScreen } from '../../viewport.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'

/** A click this near to the first vertex closes the polygon. CSS pixels. */
const closeReachPx = 10

const isSame = (a: ImagePoint | undefined, b: ImagePoint): boolean => a?.[0] === b[0] && a[1] === b[1]

/** Vertices are being set. Null when the picture is read only or no class may be drawn so. */
export const polygonDrawing = (desk: Desk, first: ImagePoint): ToolState | null => {
  const classId = desk.classFor('polygon')
  if (classId === null || desk.readOnly()) return null
  const place = (point: ImagePoint) => roundPoint(clampPoint(point, desk.picture()))
  let vertices: readonly ImagePoint[] = [place(first)]
  let pointer = first
  const isAtFirst = ({ screen }: CanvasPointer): boolean => {
    const start = toScreen(desk.view(), vertices[0] ?? first)
    return vertices.length >= 3 && Math.hypot(screen[0] - start[0], screen[1] - start[1]) <= closeReachPx
  }
  const close = () => {
    if (vertices.length < 3) return 'stay'
    const label = { kind: 'polygon' as const, id: desk.doc.newLabelId(), classId, part: desk.part, attributes: {} }
    desk.doc.transact('polygon.draw', (draft) => {
      draft.put({ ...label, rings: [[...vertices]] })
    })
    return 'idle'
  }
  let closing = false
  return {
    name: 'drawing',
    cursor: () => (closing ? 'pointer' : 'crosshair'),
    ghost: () => ({
      kind: 'path',
      classId,
      points: [...vertices, closing ? (vertices[0] ?? first) : place(pointer)],
      closable: closing,
    }),
    pointerMove: (at) => {
      pointer = at.image
      closing = isAtFirst(at)
      return 'stay'
    },
    pointerDown: (at) => {
      pointer = at.image
      if (isAtFirst(at) || at.clicks > 1) return close()
      const point = place(at.image)
      if (!isSame(vertices.at(-1), point)) vertices = [...vertices, point]
      return 'stay'
    },
    keyDown: ({ key }) => {
      if (key === 'Enter') return close()
      if (key === 'Escape') return 'idle'
      if (key !== 'Backspace' && key !== 'Delete') return null
      vertices = vertices.slice(0, -1)
      return vertices.length === 0 ? 'idle' : 'stay'
    },
  }
}
