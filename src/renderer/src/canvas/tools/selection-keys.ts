import { arrowTo } from '../arrow-keys.ts'
import { grown } from '../growing.ts'
import { movedBy, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { moveTogether } from '../shapes.ts'
import type { CanvasKey, Desk, Next, ToolState } from './tool.ts'

/** How far an arrow key moves, in image pixels: one, with Shift ten. Null: no arrow key. */
export const arrowOf = ({ key, shift }: CanvasKey): readonly [number, number] | null => {
  const to = arrowTo(key)
  const by = shift ? 10 : 1
  return to && [to[0] * by, to[1] * by]
}

/** The selected shapes that are not locked. */
export const changeable = (desk: Desk): readonly ShapeLabel[] => desk.selected().filter(({ locked }) => !locked)

/** Arrow keys move by one image pixel, Shift by ten; with Alt they move the right and lower side. */
const nudged = (desk: Desk, shapes: readonly ShapeLabel[], key: CanvasKey): readonly ShapeLabel[] => {
  const [dx, dy] = arrowOf(key) ?? [0, 0]
  if (key.alt) return shapes.map((shape) => grown(shape, { dx, dy }, desk.picture()))
  const move = moveTogether(shapes, { dx, dy }, desk.picture())
  return shapes.map((shape) => movedBy(shape, move.dx, move.dy))
}

/** A held arrow key is one gesture: it ends when the key goes up. */
const nudging = (desk: Desk, first: CanvasKey): ToolState => {
  const gesture = desk.doc.begin(first.alt ? 'shapes.resize' : 'shapes.nudge')
  let shapes = changeable(desk)
  const step = (key: CanvasKey) => {
    shapes = nudged(desk, shapes, key)
    gesture.update(shapes)
  }
  step(first)
  const done = (): Next => {
    gesture.commit()
    return 'idle'
  }
  return {
    name: 'nudging',
    keyDown: (key) => {
      if (arrowTo(key.key) && key.alt === first.alt) step(key)
      else if (key.key === 'Escape') gesture.cancel()
      else gesture.commit()
      return arrowTo(key.key) ? 'stay' : 'idle'
    },
    keyUp: (key) => (arrowTo(key.key) ? done() : 'stay'),
    pointerDown: done,
    cancel: () => {
      gesture.commit()
    },
  }
}

const removeSelected = (desk: Desk, shapes: readonly ShapeLabel[]): Next => {
  desk.doc.transact(shapes.length === 1 ? `${shapes[0]?.kind ?? 'shape'}.remove` : 'shapes.remove', (draft) => {
    for (const shape of shapes) draft.remove(shape.id)
  })
  desk.select([])
  return 'stay'
}

/** As `selectionKeys`, for tools that go on with the selected mask: Enter lets go of it, so that the next one is new. */
export const maskKeys = (desk: Desk, key: CanvasKey): Next | null => {
  if (key.key !== 'Enter' || desk.selection().size === 0) return selectionKeys(desk, key)
  desk.select([])
  return 'idle'
}

/** Keys that work on the selected shapes whatever the tool. Null: not one of them. */
export const selectionKeys = (desk: Desk, key: CanvasKey): Next | null => {
  const selected = desk.selected()
  if (selected.length === 0 || key.ctrl) return null
  if (key.key === 'Escape') {
    desk.select([])
    return 'stay'
  }
  if (desk.readOnly()) return null
  const removes = key.key === 'Delete' || key.key === 'Backspace'
  if (!removes && !arrowTo(key.key)) return null
  const shapes = changeable(desk)
  if (shapes.length === 0) return 'stay'
  return removes ? removeSelected(desk, shapes) : nudging(desk, key)
}
