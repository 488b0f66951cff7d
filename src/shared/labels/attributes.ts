import { z } from 'zod'

/** The id of an attribute in its class. */
const attributeId = z.string().min(1).max(64)

const base = {
  id: attributeId,
  /** The question as the annotator reads it. */
  name: z.string().trim().min(1).max(120),
  /** Without an answer the item cannot be finished. */
  required: z.literal(true).optional(),
  /** No longer asked. Answers that labels have stay with them. */
  retired: z.literal(true).optional(),
  /** Asked only while another attribute of the class has one of these values. */
  when: z.strictObject({ attribute: attributeId, equals: z.array(z.string().max(1_000)).min(1).max(100) }).optional(),
}

const options = z
  .array(z.string().trim().min(1).max(200))
  .min(2)
  .max(500)
  .refine((values) => new Set(values).size === values.length, 'options are unique')

const number = z
  .strictObject({
    ...base,
    kind: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    step: z.number().positive().optional(),
    unit: z.string().max(20).optional(),
    default: z.number().optional(),
  })
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, 'the least is not above the most')

/** What is asked about each label of a class, or about the whole item. */
export const attribute = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('select'), options, default: z.string().optional() }),
  z.strictObject({ ...base, kind: z.literal('multi-select'), options, default: z.array(z.string()).optional() }),
  number,
  z.strictObject({
    ...base,
    kind: z.literal('text'),
    maxLength: z.int().positive().max(10_000).optional(),
    lines: z.enum(['one', 'many']).optional(),
    default: z.string().max(10_000).optional(),
  }),
  z.strictObject({ ...base, kind: z.literal('boolean'), default: z.boolean().optional() }),
])
export type Attribute = z.infer<typeof attribute>

/** The attributes of one class: ids and names unique, and a condition looks at an attribute that stands before it. */
export const attributeList = z
  .array(attribute)
  .max(100)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'attribute ids are unique')
  .refine((list) => new Set(list.map(({ name }) => name.toLowerCase())).size === list.length, 'names are unique')
  .refine(
    (list) => list.every(({ when }, place) => !when || list.slice(0, place).some(({ id }) => id === when.attribute)),
    'a condition looks at an attribute before it',
  )
