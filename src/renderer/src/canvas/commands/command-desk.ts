import type { LabelId } from '../../../../shared/ids.ts'
import { isShape, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import type { PixelSize } from '../viewport.ts'

/** What a command on shapes works with. */
export interface CommandDesk {
  readonly doc: Pick<ItemDocument, 'labels' | 'label' | 'transact' | 'newLabelId'>
  readonly part: string
  readonly picture: PixelSize
  readonly selection: ReadonlySet<LabelId>
  readonly select: (ids: readonly LabelId[]) => void
}

/** The selected shapes, in the order in which they were selected. */
export const selectedShapes = ({ doc, selection }: Pick<CommandDesk, 'doc' | 'selection'>): readonly ShapeLabel[] =>
  [...selection].flatMap((id) => {
    const label = doc.label(id)
    return label && isShape(label) ? [label] : []
  })

/** The selected shapes that are not locked. */
export const openShapes = (desk: CommandDesk): readonly ShapeLabel[] =>
  selectedShapes(desk).filter(({ locked }) => !locked)

/** Every shape of the part, in the order in which they came. */
export const shapesOfPart = ({ doc, part }: CommandDesk): readonly ShapeLabel[] =>
  [...doc.labels().values()].filter(isShape).filter((shape) => shape.part === part)

/** Puts changed shapes into the document as one change. */
export const putAll = ({ doc }: Pick<CommandDesk, 'doc'>, cause: string, shapes: readonly ShapeLabel[]): void => {
  doc.transact(cause, (draft) => {
    for (const shape of shapes) draft.put(shape)
  })
}
