import type { ImagePoint } from '../../../../../shared/labels/geometry.ts'
import type { PolygonLabel } from '../../../../../shared/labels/polygon.ts'
import { pathDrawing } from '../path-drawing.ts'
import { snapIdle } from '../snap-idle.ts'
import type { CanvasPointer, Desk, ToolState } from '../tool.ts'
import { selectedPolygon } from './selected-polygon.ts'

/** What a line that is drawn over the selected polygon does to it. */
export interface PolygonCut {
  readonly cause: string
  readonly closes: boolean
  readonly least: number
  /** The polygons that take its place; null when the line does nothing to it: then drawing goes on. */
  readonly cut: (polygon: PolygonLabel, line: readonly ImagePoint[]) => readonly PolygonLabel['rings'][] | null
}

/** Puts pieces in the place of a polygon: the first keeps its id, the others become new labels like it. */
const replace = (
  desk: Desk,
  polygon: PolygonLabel,
  { cause, pieces }: { cause: string; pieces: readonly PolygonLabel['rings'][] },
) => {
  const labels = pieces.map((rings, at) => ({ ...polygon, id: at === 0 ? polygon.id : desk.doc.newLabelId(), rings }))
  desk.doc.transact(cause, (draft) => {
    for (const label of labels) draft.put(label)
  })
  desk.select(labels.map(({ id }) => id))
}

/** The first state of a tool that works on the selected polygon. It goes back to selecting when it is done. */
export const cuttingIdle = (desk: Desk, { cause, closes, least, cut }: PolygonCut): ToolState => {
  const begin = (_: Desk, from: CanvasPointer): ToolState | null => {
    const polygon = selectedPolygon(desk)
    if (!polygon) return null
    const finish = (line: readonly ImagePoint[]): boolean => {
      const pieces = cut(polygon, line)
      if (!pieces) return false
      replace(desk, polygon, { cause, pieces })
      desk.pick('select')
      return true
    }
    return pathDrawing({ desk, classId: polygon.classId, closes, least, finish }, from)
  }
  return {
    ...snapIdle(desk, begin),
    hint: () => (selectedPolygon(desk) ? null : 'Select one polygon first'),
  }
}
