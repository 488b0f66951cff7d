import type { BoxLabel } from '../../../../../shared/labels/box.ts'
import type { ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { sideMinPx } from '../../handles.ts'
import { rectOn } from '../../shapes.ts'
import type { Desk } from '../tool.ts'

/** A box being drawn from a first corner. It is seen as it grows and becomes one change when finished. */
export interface BoxSketch {
  readonly stretchTo: (corner: ImagePoint) => void
  /** False when the box would be thinner than a pixel: then nothing is drawn and the sketch goes on. */
  readonly finish: (corner: ImagePoint) => boolean
  readonly cancel: () => void
}

/** Begins a box. Null when the picture is read only or no class may be drawn so. */
export const startBox = (desk: Desk, first: ImagePoint): BoxSketch | null => {
  const classId = desk.classFor('box')
  if (classId === null || desk.readOnly()) return null
  const base = { kind: 'box' as const, id: desk.doc.newLabelId(), classId, part: desk.part, attributes: {} }
  const gesture = desk.doc.begin('box.draw')
  const boxTo = (corner: ImagePoint): BoxLabel | null => {
    const rect = rectOn(desk.picture(), first, corner)
    return rect.width < sideMinPx || rect.height < sideMinPx ? null : { ...base, ...rect }
  }
  return {
    stretchTo: (corner) => {
      const box = boxTo(corner)
      gesture.update(box ? [box] : [])
    },
    finish: (corner) => {
      const box = boxTo(corner)
      if (!box) return false
      gesture.update([box])
      gesture.commit()
      return true
    },
    cancel: gesture.cancel,
  }
}
