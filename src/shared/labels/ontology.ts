import { z } from 'zod'
import { attributeList } from './attributes.ts'
import { classId } from './base.ts'
import { labelKinds } from './index.ts'
import { skeleton } from './keypoints.ts'

/** One class a person may give. `colour` is 1 to 20: its place in the label palette. `kinds` says how it may be drawn. */
export const ontologyClass = z.object({
  id: classId,
  name: z.string().trim().min(1).max(60),
  colour: z.int().min(1).max(20),
  kinds: z.array(z.enum(labelKinds)).min(1),
  /** What is asked about each label of the class. */
  attributes: attributeList.optional(),
  /** The points of its keypoints; absent: one point. */
  skeleton: skeleton.optional(),
  /** Whether the words at the place are written down with the label. */
  transcription: z.enum(['optional', 'required']).optional(),
  /** How many of it an item that can have it needs; absent: any number. */
  howMany: z.enum(['at-least-one', 'exactly-one']).optional(),
  /** No longer given. Labels that have it keep it. */
  retired: z.literal(true).optional(),
  /** What belongs into the class and what does not, for the annotator. */
  description: z.string().max(2_000).optional(),
})
export type OntologyClass = z.infer<typeof ontologyClass>

/** The classes of a project. Versions are signed and never edited; a new one replaces the old. */
export const ontology = z
  .object({
    version: z.int().positive(),
    classes: z.array(ontologyClass).min(1).max(500),
    /** How the work is to be done, in Markdown; shown beside it. */
    guidelines: z.string().max(100_000).optional(),
  })
  .refine(
    (value) => new Set(value.classes.map((entry) => entry.id)).size === value.classes.length,
    'class ids are unique',
  )
  .refine(
    (value) => new Set(value.classes.map((entry) => entry.name.toLowerCase())).size === value.classes.length,
    'class names are unique',
  )
export type Ontology = z.infer<typeof ontology>
