import type { ClassId } from '../../../../shared/labels/base.ts'
import { atImage, type ImageRect } from '../../../../shared/labels/geometry.ts'
import type { LabelKind } from '../../../../shared/labels/index.ts'
import type { ImageViewState } from '../../canvas/image-view.ts'
import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { toolOf } from '../../canvas/tools/index.ts'
import { shownRect } from '../../canvas/viewport.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import type { Bench } from './use-bench.ts'

/** The middle third of what is seen of the picture, on whole pixels; null when nothing of it is. */
export const middleOf = ({ view, surface, picture }: Pick<ImageViewState, 'view' | 'surface' | 'picture'>) => {
  const seen = shownRect(view, surface)
  const [left, top] = [Math.max(seen.x, 0), Math.max(seen.y, 0)]
  const width = Math.min(seen.x + seen.width, picture.widthPx) - left
  const height = Math.min(seen.y + seen.height, picture.heightPx) - top
  if (width < 3 || height < 3) return null
  const third = { width: Math.round(width / 3), height: Math.round(height / 3) }
  return { x: Math.round(left + width / 3), y: Math.round(top + height / 3), ...third } satisfies ImageRect
}

type Base = Pick<ShapeLabel, 'id' | 'classId' | 'part' | 'attributes'>

/** A shape that fills a rectangle; null for a kind that has no such shape. */
export const shapeIn = (kind: LabelKind, { x, y, width, height }: ImageRect, base: Base): ShapeLabel | null => {
  const [right, bottom] = [x + width, y + height]
  const centre = { centreX: x + width / 2, centreY: y + height / 2, rotationDegrees: 0 }
  switch (kind) {
    case 'box':
      return { ...base, kind, x, y, width, height }
    case 'rotated-box':
      return { ...base, kind, ...centre, width, height }
    case 'ellipse':
      return { ...base, kind, ...centre, radiusX: width / 2, radiusY: height / 2 }
    case 'polygon':
      return { ...base, kind, rings: [[atImage(x, y), atImage(right, y), atImage(right, bottom), atImage(x, bottom)]] }
    case 'polyline':
      return { ...base, kind, points: [atImage(x, bottom), atImage(right, y)] }
    default:
      return null
  }
}

/**
 * Puts a shape of the picked tool's kind into the middle of what is seen and selects it: arrow keys then move it and, with
 * Alt, change its size. So a shape is made without a pointer.
 */
export const placeShape = (parts: {
  readonly doc: ItemDocument
  readonly bench: Pick<Bench, 'tool' | 'activeClassId' | 'select'>
  readonly view: ImageViewState
  readonly part: string
}): void => {
  const { doc, bench, view, part } = parts
  const { draws } = toolOf(bench.tool)
  const rect = middleOf(view)
  if (draws === null || rect === null || bench.activeClassId === null) return
  const base = { id: doc.newLabelId(), classId: bench.activeClassId satisfies ClassId, part, attributes: {} }
  const shape = shapeIn(draws, rect, base)
  if (!shape) return
  doc.transact(`${draws}.place`, (draft) => {
    draft.put(shape)
  })
  bench.select([shape.id])
}
