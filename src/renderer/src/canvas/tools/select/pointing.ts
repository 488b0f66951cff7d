import type { LabelId } from '../../../../../shared/ids.ts'
import { withGroups } from '../../groups.ts'
import { apart } from '../../viewport.ts'
import { changeable } from '../selection-keys.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'
import { moving } from './moving.ts'

/** A press that moves less than this is a click: a nearer one than where something is drawn. CSS pixels. */
const dragReachPx = 3

const toggled = (selection: ReadonlySet<LabelId>, ids: readonly LabelId[]): LabelId[] =>
  ids.every((id) => selection.has(id))
    ? [...selection].filter((other) => !ids.includes(other))
    : [...new Set([...selection, ...ids])]

/** A click on what is already selected goes to the next shape beneath it. */
const nextBeneath = (desk: Desk, pointer: CanvasPointer, id: LabelId): LabelId => {
  const pile = desk.shapesAt(pointer.screen)
  const at = pile.findIndex((shape) => desk.selection().has(shape.id))
  return pile[(at + 1) % Math.max(pile.length, 1)]?.id ?? id
}

/**
 * The button is down on a shape: a click selects it with its group, a drag moves it with all that is selected. Alt takes one
 * shape out of its group.
 */
export const pointing = (desk: Desk, from: CanvasPointer, id: LabelId): ToolState => {
  const whole = (one: LabelId) => (from.alt ? [one] : withGroups(desk, [one]))
  const wasSelected = desk.shapesAt(from.screen).find((shape) => desk.selection().has(shape.id))
  if (!from.shift && !wasSelected) desk.select(whole(id))
  let dragged = false
  return {
    name: 'pointing',
    cursor: () => 'move',
    pointerMove: (pointer) => {
      const moved = apart(pointer.screen, from.screen)
      dragged ||= moved >= dragReachPx
      if (!dragged || from.shift || desk.readOnly() || changeable(desk).length === 0) return 'stay'
      return moving(desk, from, pointer)
    },
    pointerUp: (pointer) => {
      if (dragged && !from.shift) return 'idle'
      if (from.shift) desk.select(toggled(desk.selection(), whole(id)))
      else if (wasSelected) desk.select(whole(from.alt ? id : nextBeneath(desk, pointer, id)))
      return 'idle'
    },
    keyDown: ({ key }) => (key === 'Escape' ? 'idle' : null),
  }
}
