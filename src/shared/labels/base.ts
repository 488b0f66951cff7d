import { z } from 'zod'
import { labelId } from '../ids.ts'

/** The id of a class in the ontology. */
export const classId = z.string().min(1).max(64).brand<'ClassId'>()
export type ClassId = z.infer<typeof classId>

export const attributeValue = z.union([
  z.string().max(10_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(1_000)).max(1_000),
])

/** What every label has, whatever its kind. `part` names the part of the item it lies on, for example `jpg` or `txt`. */
export const labelBase = {
  id: labelId,
  classId,
  part: z.string().min(1).max(64),
  attributes: z.record(z.string().max(64), attributeValue).default({}),
}
