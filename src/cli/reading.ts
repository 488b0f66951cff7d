import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { ontology, type Ontology } from '../shared/labels/ontology.ts'
import { projectPolicy, type ProjectPolicy } from '../shared/access/policy.ts'
import { UsageError } from './usage-error.ts'

const readJson = <T>(file: string, schema: z.ZodType<T>, what: string): T => {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new UsageError('The file cannot be read or is not JSON.')
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new UsageError(`The ${what} is not well formed.`)
  return parsed.data
}

/** Reads the classes of a project from a file. @throws {@link UsageError} */
export const readOntology = (file: string): Ontology => readJson(file, ontology, 'ontology')

/** Reads what devices must do from a file. @throws {@link UsageError} */
export const readPolicy = (file: string): ProjectPolicy => readJson(file, projectPolicy, 'policy')
