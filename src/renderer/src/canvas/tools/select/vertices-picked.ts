import type { LabelId } from '../../../../../shared/ids.ts'
import { atImage, boundsOf } from '../../../../../shared/labels/geometry.ts'
import { moveInside } from '../../shapes.ts'
import type { VertexPlace } from '../../hit-test.ts'
import { isPath, vertexAt, verticesOf, withVertexAt, withoutVertices, type PathShape } from '../../vertices.ts'
import { arrowOf } from '../selection-keys.ts'
import type { CanvasKey, CanvasPointer, Desk, Next, ToolState } from '../tool.ts'
import { gestureEnds } from '../gesture-ends.ts'

interface Picked {
  readonly desk: Desk
  readonly shape: PathShape
  readonly places: readonly VertexPlace[]
}

const isAmong = (places: readonly VertexPlace[], { ring, vertex }: VertexPlace): boolean =>
  places.some((place) => place.ring === ring && place.vertex === vertex)

const pointsOf = ({ shape, places }: Picked) =>
  verticesOf(shape).flatMap(({ place, point }) => (isAmong(places, place) ? [point] : []))

const movedVertices = (
  { desk, shape, places }: Picked,
  by: { readonly dx: number; readonly dy: number },
): PathShape => {
  const { dx, dy } = moveInside(boundsOf(pointsOf({ desk, shape, places })), by, desk.picture())
  return places.reduce((moved, place) => {
    const at = vertexAt(shape, place)
    return at ? withVertexAt(moved, place, atImage(at[0] + dx, at[1] + dy)) : moved
  }, shape)
}

const dragging = (picked: Picked, from: CanvasPointer): ToolState => {
  const { desk, shape, places } = picked
  const gesture = desk.doc.begin(`${shape.kind}.move-vertices`)
  const again = (): Next => verticesPicked(desk, shape.id, places)
  const ends = gestureEnds(gesture)
  return {
    name: 'moving-vertices',
    cursor: () => 'move',
    pointerMove: ({ image }) => {
      gesture.update([movedVertices(picked, { dx: image[0] - from.image[0], dy: image[1] - from.image[1] })])
      return 'stay'
    },
    ...ends,
    pointerUp: () => {
      gesture.commit()
      return again()
    },
  }
}

const keyed = (picked: Picked, key: CanvasKey): Next | null => {
  const { desk, shape, places } = picked
  if (key.key === 'Escape') return 'idle'
  if (key.key === 'Delete' || key.key === 'Backspace') {
    const rest = withoutVertices(shape, places)
    if (rest)
      desk.doc.transact(`${shape.kind}.remove-vertices`, (draft) => {
        draft.put(rest)
      })
    return 'idle'
  }
  const by = arrowOf(key)
  if (!by) return null
  const moved = movedVertices(picked, { dx: by[0], dy: by[1] })
  desk.doc.transact(`${shape.kind}.move-vertices`, (draft) => {
    draft.put(moved)
  })
  return 'stay'
}

/** Several vertices of one path are picked: a drag on one moves all, arrows nudge them, Delete removes them. */
export const verticesPicked = (desk: Desk, id: LabelId, places: readonly VertexPlace[]): ToolState => {
  const picked = (): Picked | null => {
    const shape = desk.doc.label(id)
    return shape && isPath(shape) ? { desk, shape, places } : null
  }
  return {
    name: 'vertices-picked',
    cursor: () => 'default',
    hint: () => 'Drag one of them, nudge with the arrows, Delete removes them, Esc lets go',
    ghost: () => {
      const now = picked()
      return now && { kind: 'marks', points: pointsOf(now), as: 'picked' }
    },
    pointerDown: (pointer) => {
      const hit = desk.hit(pointer.screen)
      const now = picked()
      return now && hit?.on === 'vertex' && hit.id === id && isAmong(places, hit.place)
        ? dragging(now, pointer)
        : 'idle'
    },
    keyDown: (key) => {
      const now = picked()
      return now ? keyed(now, key) : 'idle'
    },
  }
}
