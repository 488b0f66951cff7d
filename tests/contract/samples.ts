import { z } from 'zod'

/** The part of JSON Schema that zod writes for our contract. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly minLength?: number
  readonly format?: string
  readonly pattern?: string
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}

/** Words that between them match every pattern of the contract. */
const words = ['abcd', 'shard_1', 'a.b', '#aabbcc', '2026-01-02T03:04:05Z', '0'.repeat(64), 'A'.repeat(43), 'en', '1']

/** Builds the smallest input that a schema accepts, so that exactly one thing can be made wrong in it. */
export const sampleOf = (schema: z.ZodType): unknown => {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
  return build(root, root)
}

const build = (schema: Schema, root: Schema): unknown => {
  if (schema.$ref !== undefined) return build(root.$defs?.[schema.$ref.split('/').at(-1) ?? ''] ?? root, root)
  if ('const' in schema) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const [choice] = schema.anyOf ?? schema.oneOf ?? []
  if (choice !== undefined) return build(choice, root)
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => build(part, root)))
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, build(schema.properties?.[name] ?? {}, root)]),
      )
    case 'array':
      return schema.prefixItems !== undefined
        ? schema.prefixItems.map((item) => build(item, root))
        : Array.from({ length: schema.minItems ?? 0 }, () => build(schema.items ?? {}, root))
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, (schema.exclusiveMinimum ?? -1) + 1)
    case 'boolean':
      return false
    case 'string':
      return word(schema)
    default:
      return null
  }
}

const word = ({ format, pattern, minLength = 0 }: Schema): string => {
  if (format === 'date-time') return '2026-01-02T03:04:05Z'
  const found = words.find(
    (candidate) => candidate.length >= minLength && (pattern === undefined || new RegExp(pattern).test(candidate)),
  )
  return found ?? 'x'.repeat(minLength)
}

/** A value that no field of the contract accepts: it is no text, number, list, choice or object of ours. */
const nonsense = Object.assign(Object.create(null) as object, { nonsense: Number.NaN })

/** Inputs with exactly one thing wrong each: the whole, then each field missing, then each field nonsense. */
export const badInputsOf = (schema: z.ZodType): [what: string, input: unknown][] => {
  const whole = [undefined, null, 7, 'text', true, [1]].map((input): [string, unknown] => [String(input), input])
  const sample = sampleOf(schema) as Record<string, unknown>
  const fields = Object.keys(sample).flatMap((name): [string, unknown][] => [
    [`no ${name}`, Object.fromEntries(Object.entries(sample).filter(([key]) => key !== name))],
    [`nonsense for ${name}`, { ...sample, [name]: nonsense }],
  ])
  return [...whole, ...fields]
}
