import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../shared/failures.ts'
import { writeFileAtomically } from './atomic-file.ts'
import { asFailure } from './disk-failure.ts'

/**
 * Writes texts into a folder that a person named, each whole or not at all; the folder is made if need be.
 *
 * @param files - File name to text. @returns The names. @throws {@link Failure} `DISK_FULL`, `DISK_FAILED`
 */
export const writeIntoFolder = async (folder: string, files: Readonly<Record<string, string>>): Promise<string[]> => {
  try {
    await mkdir(folder, { recursive: true })
    for (const [name, text] of Object.entries(files)) writeFileAtomically(join(folder, name), Buffer.from(text))
  } catch (error) {
    throw error instanceof Failure ? error : asFailure(error)
  }
  return Object.keys(files)
}
