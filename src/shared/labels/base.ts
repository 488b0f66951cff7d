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
export type AttributeValue = z.infer<typeof attributeValue>

/** Where a label comes from that a model proposed. Until it is accepted it is a suggestion: seen, but no work of anybody. */
export const assistOrigin = z.strictObject({
  /** The model's id, or the name of what was imported. */
  source: z.string().min(1).max(64),
  /** 0 to 1, as the model gave it. */
  confidence: z.number().min(0).max(1),
  accepted: z.boolean(),
})

/**
 * What every label has, whatever its kind. `part` names the part of the item it lies on, for example `jpg` or `txt`.
 * What is optional is left out where it says nothing, so that a label stays as short as it was.
 */
export const labelBase = {
  id: labelId,
  classId,
  part: z.string().min(1).max(64),
  /** Values by the id of the attribute in the class. */
  attributes: z.record(z.string().max(64), attributeValue).default({}),
  /** Drawn over labels with a lower number; among equals the later one is above. Absent: 0. */
  z: z.int().min(-100_000).max(100_000).optional(),
  /** Labels with the same group belong together. */
  group: z.string().min(1).max(64).optional(),
  /** Partly hidden by something in the picture. */
  occluded: z.literal(true).optional(),
  /** Kept from being changed by hand until it is unlocked. */
  locked: z.literal(true).optional(),
  /** The words that are read at this place of the picture. */
  transcription: z.string().max(10_000).optional(),
  assist: assistOrigin.optional(),
}
