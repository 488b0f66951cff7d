import type { ImagePoint } from '../../../../shared/labels/geometry.ts'
import { movedBy, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { boundsOfAll, moveTogether, type Move } from '../shapes.ts'
import { openShapes, putAll, selectedShapes, type CommandDesk } from './command-desk.ts'

/** Shapes that were copied. They live in the memory of this window and never reach the system's clipboard. */
export interface Clipboard {
  readonly shapes: () => readonly ShapeLabel[]
  readonly put: (shapes: readonly ShapeLabel[]) => void
}

/** Makes an empty clipboard. One per opened shard: shapes of one client never come near those of another. */
export const createClipboard = (): Clipboard => {
  let held: readonly ShapeLabel[] = []
  return {
    shapes: () => held,
    put: (shapes) => {
      held = shapes
    },
  }
}

/** A copy lies so far beside what it was copied from. Image pixels. */
const besidePx = 10

/** New labels like these: with ids and groups of their own, not locked, and drawn by the person who copies. */
export const copiesOf = (
  { doc, part }: Pick<CommandDesk, 'doc' | 'part'>,
  shapes: readonly ShapeLabel[],
): readonly ShapeLabel[] => {
  const groups = new Map<string, string>()
  const groupOf = (old: string): string => {
    const found = groups.get(old) ?? doc.newLabelId()
    groups.set(old, found)
    return found
  }
  return shapes.map((shape) => {
    const { locked: _locked, assist: _assist, group, ...rest } = shape
    const copy = { ...rest, id: doc.newLabelId(), part, ...(group === undefined ? {} : { group: groupOf(group) }) }
    return copy
  })
}

const centred = (shapes: readonly ShapeLabel[], at: ImagePoint): Move => {
  const { x, y, width, height } = boundsOfAll(shapes)
  return { dx: at[0] - x - width / 2, dy: at[1] - y - height / 2 }
}

const putCopies = (
  desk: CommandDesk,
  shapes: readonly ShapeLabel[],
  { cause, by }: { readonly cause: string; readonly by: Move },
): void => {
  if (shapes.length === 0) return
  const move = moveTogether(shapes, by, desk.picture)
  const copies = copiesOf(desk, shapes).map((shape) => movedBy(shape, move.dx, move.dy))
  putAll(desk, cause, copies)
  desk.select(copies.map(({ id }) => id))
}

export const copy = (desk: CommandDesk, clipboard: Clipboard): void => {
  const shapes = selectedShapes(desk)
  if (shapes.length > 0) clipboard.put(shapes)
}

/** Copies the selected shapes and takes away those that are not locked. */
export const cut = (desk: CommandDesk, clipboard: Clipboard): void => {
  const shapes = openShapes(desk)
  if (shapes.length === 0) return
  clipboard.put(shapes)
  desk.doc.transact('shapes.cut', (draft) => {
    for (const { id } of shapes) draft.remove(id)
  })
  desk.select([])
}

/** Pastes around a point of the picture; without one a little beside where the shapes were copied. */
export const paste = (desk: CommandDesk, clipboard: Clipboard, at: ImagePoint | null): void => {
  const shapes = clipboard.shapes()
  const by = at ? centred(shapes, at) : { dx: besidePx, dy: besidePx }
  putCopies(desk, shapes, { cause: 'shapes.paste', by })
}

export const duplicate = (desk: CommandDesk): void => {
  putCopies(desk, selectedShapes(desk), { cause: 'shapes.duplicate', by: { dx: besidePx, dy: besidePx } })
}
