import type { LabelId } from '../../../../../shared/ids.ts'
import { cursorOf } from '../../handles.ts'
import type { Hit } from '../../hit-test.ts'
import { withoutVertex } from '../../vertices.ts'
import { selectionKeys } from '../selection-keys.ts'
import type { CanvasPointer, Desk, Next, ToolState } from '../tool.ts'
import { marqueeing } from './marqueeing.ts'
import { pointing } from './pointing.ts'
import { reshaping } from './reshaping.ts'
import { resizing } from './resizing.ts'

const removeVertex = (desk: Desk, hit: Hit & { on: 'vertex' }): Next => {
  const polygon = desk.doc.label(hit.id)
  const rest = polygon?.kind === 'polygon' ? withoutVertex(polygon, hit.place) : null
  if (rest)
    desk.doc.transact('polygon.remove-vertex', (draft) => {
      draft.put(rest)
    })
  return 'stay'
}

const press = (desk: Desk, hit: Hit | null, pointer: CanvasPointer): Next => {
  if (!hit) return marqueeing(desk, pointer)
  if (desk.readOnly() || hit.on === 'shape' || pointer.shift) return pointing(desk, pointer, hit.id)
  if (hit.on === 'handle') return resizing(desk, hit) ?? 'stay'
  if (hit.on === 'vertex' && pointer.alt) return removeVertex(desk, hit)
  return reshaping(desk, hit) ?? 'stay'
}

const cursorFor = (hit: Hit | null): string => {
  if (!hit) return 'default'
  if (hit.on === 'handle') return cursorOf(hit.handle)
  return hit.on === 'shape' ? 'move' : hit.on === 'vertex' ? 'pointer' : 'copy'
}

export const selectIdle = (desk: Desk): ToolState => {
  let hit: Hit | null = null
  let over: { id: LabelId; place: (Hit & { on: 'vertex' })['place'] } | null = null
  return {
    name: 'idle',
    cursor: () => cursorFor(hit),
    active: () => over,
    pointerMove: ({ screen }) => {
      hit = desk.hit(screen)
      over = hit?.on === 'vertex' ? { id: hit.id, place: hit.place } : null
      return 'stay'
    },
    pointerDown: (pointer) => press(desk, desk.hit(pointer.screen), pointer),
    keyDown: (key) => selectionKeys(desk, key),
  }
}
