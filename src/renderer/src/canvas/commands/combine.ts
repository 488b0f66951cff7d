import type { PolygonLabel } from '../../../../shared/labels/polygon.ts'
import { ringsOf, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { intersected, joined, partsOf, subtracted, type OwnRings } from '../regions.ts'
import { openShapes, type CommandDesk } from './command-desk.ts'

export type Combination = 'join' | 'subtract' | 'intersect'

interface Operands {
  readonly first: PolygonLabel
  readonly others: readonly ShapeLabel[]
}

/** The polygon that was selected first, and what is combined with it; null when there is nothing to combine. */
export const operandsOf = (desk: CommandDesk): Operands | null => {
  const [first, ...others] = openShapes(desk).filter((shape) => ringsOf(shape).length > 0)
  return first?.kind === 'polygon' && others.length > 0 ? { first, others } : null
}

const results: Readonly<Record<Combination, (operands: Operands) => OwnRings>> = {
  join: ({ first, others }) => joined([first.rings, ...others.map(ringsOf)]),
  subtract: ({ first, others }) => subtracted(first.rings, ...others.map(ringsOf)),
  intersect: ({ first, others }) => intersected([first.rings, ...others.map(ringsOf)]),
}

/**
 * Combines the selected shapes into the polygon that was selected first. Joined and intersected shapes become part of it;
 * subtracted ones stay. False when nothing would be left: then nothing is changed.
 */
export const combine = (desk: CommandDesk, how: Combination): boolean => {
  const operands = operandsOf(desk)
  if (!operands) return false
  const { first, others } = operands
  const rings = results[how](operands)
  if (rings.length === 0) return false
  desk.doc.transact(`polygon.${how}`, (draft) => {
    draft.put({ ...first, rings })
    if (how !== 'subtract') for (const { id } of others) draft.remove(id)
  })
  desk.select([first.id])
  return true
}

/** Makes every part of the selected polygons a label of its own; holes stay with their part. */
export const takeApart = (desk: CommandDesk): void => {
  const polygons = openShapes(desk).flatMap((shape) => (shape.kind === 'polygon' ? [shape] : []))
  const pieces = polygons.flatMap((polygon) =>
    partsOf(polygon.rings).map((rings, at) => ({
      ...polygon,
      rings,
      id: at === 0 ? polygon.id : desk.doc.newLabelId(),
    })),
  )
  if (pieces.length === polygons.length) return
  desk.doc.transact('polygon.take-apart', (draft) => {
    for (const piece of pieces) draft.put(piece)
  })
  desk.select(pieces.map(({ id }) => id))
}
