import type { LabelId } from '../../../../../shared/ids.ts'
import { isShape } from '../../../../../shared/labels/shape-geometry.ts'
import type { ImageView } from '../../../canvas/image-view.ts'
import { boundsOfAll } from '../../../canvas/shapes.ts'
import { rectToScreen, toScreen, type ScreenPoint } from '../../../canvas/viewport.ts'
import type { ItemDocument } from '../../../document/item-document.ts'

const placedMost = 300

/** The left lower corner of the selected shapes on the surface; null when none of them is a shape. */
const besideSelected = (doc: Pick<ItemDocument, 'label'>, ids: Iterable<LabelId>, view: ImageView) => {
  const shapes = [...ids].slice(0, placedMost).flatMap((id) => {
    const label = doc.label(id)
    return label && isShape(label) ? [label] : []
  })
  if (shapes.length === 0) return null
  const { x, y, height } = rectToScreen(view.get().view, boundsOfAll(shapes))
  return [x, y + height] as const
}

/**
 * Where a menu about the selection opens, in px of the window: at the pointer while it is on the picture, else at what is
 * selected, else at the top of the content.
 *
 * @param view - Null on items without a picture.
 */
export const placeOfMenu = (
  doc: Pick<ItemDocument, 'label'>,
  selection: Iterable<LabelId>,
  view: ImageView | null,
): { readonly x: number; readonly y: number } => {
  const surface = document.querySelector('.image-surface')?.getBoundingClientRect()
  const content = surface ?? document.querySelector('.contents')?.getBoundingClientRect()
  if (!content) return { x: window.innerWidth / 2, y: 120 }
  const pointer = view?.pointer() ?? null
  const at: ScreenPoint | null = view && pointer ? toScreen(view.get().view, pointer) : null
  const [x, y] = at ?? (view && besideSelected(doc, selection, view)) ?? [content.width / 2, 64]
  const inside = (value: number, most: number) => Math.min(Math.max(value, 8), Math.max(most - 8, 8))
  return { x: content.left + inside(x, content.width), y: content.top + inside(y, content.height) }
}
