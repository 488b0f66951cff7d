import { grownBy } from '../handles.ts'
import { movedBy, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { moveWithin } from '../shapes.ts'
import type { CanvasKey, Desk, Next, ToolState } from './tool.ts'

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const selectedShapes = (desk: Desk): readonly ShapeLabel[] => desk.selected()

/** Arrow keys move by one image pixel, Shift by ten; with Alt they move the right and lower side of boxes. */
const nudged = (desk: Desk, shapes: readonly ShapeLabel[], key: CanvasKey): readonly ShapeLabel[] => {
  const [x, y] = arrows[key.key] ?? [0, 0]
  const by = key.shift ? 10 : 1
  if (key.alt)
    return shapes.map((shape) =>
      shape.kind === 'box' ? { ...shape, ...grownBy(shape, { dx: x * by, dy: y * by }, desk.picture()) } : shape,
    )
  const move = moveWithin(shapes, { dx: x * by, dy: y * by }, desk.picture())
  return shapes.map((shape) => movedBy(shape, move.dx, move.dy))
}

/** A held arrow key is one gesture: it ends when the key goes up. */
const nudging = (desk: Desk, first: CanvasKey): ToolState => {
  const gesture = desk.doc.begin(first.alt ? 'shapes.resize' : 'shapes.nudge')
  let shapes = selectedShapes(desk)
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
      if (arrows[key.key] && key.alt === first.alt) step(key)
      else if (key.key === 'Escape') gesture.cancel()
      else gesture.commit()
      return arrows[key.key] ? 'stay' : 'idle'
    },
    keyUp: (key) => (arrows[key.key] ? done() : 'stay'),
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

/** Keys that work on the selected shapes whatever the tool. Null: not one of them. */
export const selectionKeys = (desk: Desk, key: CanvasKey): Next | null => {
  const shapes = selectedShapes(desk)
  if (shapes.length === 0 || key.ctrl) return null
  if (key.key === 'Escape') {
    desk.select([])
    return 'stay'
  }
  if (desk.readOnly()) return null
  if (key.key === 'Delete' || key.key === 'Backspace') return removeSelected(desk, shapes)
  return arrows[key.key] ? nudging(desk, key) : null
}
