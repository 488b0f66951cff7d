import { isShape } from '../../../../../shared/labels/shape-geometry.ts'
import { cursorOf } from '../../handles.ts'
import type { Hit } from '../../hit-test.ts'
import { isPath, withoutVertices } from '../../vertices.ts'
import { selectionKeys } from '../selection-keys.ts'
import type { CanvasKey, CanvasPointer, Desk, Next, ToolState } from '../tool.ts'
import { afterNextState, withoutPoint } from './keypoint-states.ts'
import { marqueeing } from './marqueeing.ts'
import { pickingVertices } from './picking-vertices.ts'
import { pointing } from './pointing.ts'
import { reshaping } from './reshaping.ts'
import { resizing } from './resizing.ts'
import { sideMoving } from './side-moving.ts'

type VertexHit = Hit & { on: 'vertex' }

const removeVertex = (desk: Desk, hit: VertexHit): Next => {
  const shape = desk.doc.label(hit.id)
  if (shape?.kind === 'keypoints') withoutPoint(desk, shape, hit.place.vertex)
  const rest = shape && isPath(shape) ? withoutVertices(shape, [hit.place]) : null
  if (rest)
    desk.doc.transact(`${rest.kind}.remove-vertex`, (draft) => {
      draft.put(rest)
    })
  return 'stay'
}

const press = (desk: Desk, hit: Hit | null, pointer: CanvasPointer): Next => {
  if (pointer.alt && !pointer.shift && (!hit || hit.on === 'shape') && hasOnePath(desk))
    return pickingVertices(desk, pointer, hit)
  if (!hit) return marqueeing(desk, pointer)
  if (desk.readOnly() || hit.on === 'shape') return pointing(desk, pointer, hit.id)
  if (hit.on === 'handle') return resizing(desk, hit) ?? 'stay'
  if (hit.on === 'side') return sideMoving(desk, hit, pointer) ?? 'stay'
  if (hit.on === 'vertex' && pointer.alt && !pointer.shift) return removeVertex(desk, hit)
  if (pointer.shift && !pointer.alt) return pointing(desk, pointer, hit.id)
  return reshaping(desk, hit, pointer) ?? 'stay'
}

const hasOnePath = (desk: Desk): boolean => {
  if (desk.readOnly() || desk.selection().size !== 1) return false
  const [only] = desk.selected()
  return only !== undefined && isPath(only) && !only.locked
}

const cursorFor = (hit: Hit | null): string => {
  if (!hit) return 'default'
  if (hit.on === 'handle') return hit.handle === 'turn' ? 'grab' : cursorOf(hit.handle)
  return { shape: 'move', side: 'move', vertex: 'pointer', edge: 'copy' }[hit.on]
}

/** Said in place of the tool's own hint while all that is selected is locked. */
const lockedHint = (desk: Desk): string | null => {
  let isLocked = false
  // Asked with every move of the pointer: it ends at the first that is open, however many are selected.
  for (const id of desk.selection()) {
    const label = desk.doc.label(id)
    if (!label || !isShape(label) || label.part !== desk.part) continue
    if (!label.locked) return null
    isLocked = true
  }
  return isLocked ? 'Locked: it can be looked at but not changed' : null
}

/** Keys that work on the vertex under the pointer. Null: not one of them. */
const vertexKeys = (desk: Desk, over: VertexHit | null, { key, ctrl }: CanvasKey): Next | null => {
  if (!over || ctrl || desk.readOnly()) return null
  const shape = desk.doc.label(over.id)
  if (shape?.kind === 'keypoints' && key.toLowerCase() === 'c') {
    afterNextState(desk, shape, over.place.vertex)
    return 'stay'
  }
  const removes = shape && (isPath(shape) || shape.kind === 'keypoints')
  return key === 'Backspace' && removes ? removeVertex(desk, over) : null
}

export const selectIdle = (desk: Desk): ToolState => {
  let hit: Hit | null = null
  let over: VertexHit | null = null
  return {
    name: 'idle',
    cursor: () => cursorFor(hit),
    hint: () => lockedHint(desk),
    active: () => over,
    pointerMove: ({ screen }) => {
      hit = desk.hit(screen)
      over = hit?.on === 'vertex' ? hit : null
      return 'stay'
    },
    pointerDown: (pointer) => press(desk, desk.hit(pointer.screen), pointer),
    keyDown: (key) => {
      const next = vertexKeys(desk, over, key)
      if (next !== null && key.key === 'Backspace') over = null
      return next ?? selectionKeys(desk, key)
    },
  }
}
