import { readFile, stat } from 'node:fs/promises'
import type { z } from 'zod'
import { Failure } from '../../../shared/failures.ts'
import { ontology, type Ontology } from '../../../shared/labels/ontology.ts'
import { writeIntoFolder } from '../../storage/write-into-folder.ts'

/** More than 500 classes with their questions take. */
const fileBytesMax = 16_000_000

/** How many faults are told; who has more reads them again. */
const toldFaults = 12

/** A file as it was read: an ontology, or what is wrong in it. */
export interface ReadOntology {
  readonly ontology: Ontology | null
  readonly faults: string[]
}

const placeOf = ({ path }: z.core.$ZodIssue): string =>
  path.map((step) => (typeof step === 'number' ? String(step + 1) : String(step))).join(' ')

/**
 * Reads an ontology from a JSON file, the same that `auxerta project create --ontology` takes. A file without a version is
 * one, because the version is counted when it is signed.
 *
 * @throws {@link Failure} `ONTOLOGY_UNREADABLE` when it is not JSON or larger than any ontology.
 */
export const readOntologyFile = async (path: string): Promise<ReadOntology> => {
  try {
    if ((await stat(path)).size > fileBytesMax) throw new Failure('ONTOLOGY_UNREADABLE')
    const found: unknown = JSON.parse(await readFile(path, 'utf8'))
    const read = ontology.safeParse(typeof found === 'object' && found !== null ? { version: 1, ...found } : found)
    if (read.success) return { ontology: read.data, faults: [] }
    const faults = read.error.issues.map((issue) => `${placeOf(issue) || 'the whole'}: ${issue.message}`.slice(0, 300))
    return { ontology: null, faults: faults.slice(0, toldFaults) }
  } catch (cause) {
    throw cause instanceof Failure ? cause : new Failure('ONTOLOGY_UNREADABLE', { cause })
  }
}

/** Writes an ontology into a folder, as a file that {@link readOntologyFile} and the command line read. */
export const writeOntologyFile = async (folder: string, value: Ontology): Promise<string> => {
  const name = 'ontology.json'
  const [file = name] = await writeIntoFolder(folder, { [name]: `${JSON.stringify(value, null, 2)}\n` })
  return file
}
