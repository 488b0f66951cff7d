import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure, isFailure } from '../../../shared/failures.ts'
import { largestModelBytes, modelFiles, modelSpec, type ModelSpec } from '../../../shared/models/model-spec.ts'

/** What `model.json` may be at most, in bytes. */
const largestSpecBytes = 256 * 1024

/** A model as it lies in a folder. The caller discards the files. */
export interface BroughtModel {
  readonly spec: ModelSpec
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly sizeBytes: number
}

/** Reads a whole file of at most so many bytes; follows no link in its last step. */
const readFile = async (path: string, mostBytes: number): Promise<Buffer> => {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch((cause: unknown) => {
    throw new Failure('MODEL_FOLDER_INVALID', { cause })
  })
  try {
    const stat = await handle.stat()
    if (!stat.isFile()) throw new Failure('MODEL_FOLDER_INVALID')
    if (stat.size > mostBytes) throw new Failure('MODEL_TOO_LARGE')
    const bytes = Buffer.allocUnsafeSlow(stat.size)
    for (let filled = 0; filled < bytes.length;) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled)
      if (bytesRead === 0) throw new Failure('MODEL_FOLDER_INVALID')
      filled += bytesRead
    }
    return bytes
  } catch (cause) {
    throw isFailure(cause) ? cause : new Failure('MODEL_FOLDER_INVALID', { cause })
  } finally {
    await handle.close()
  }
}

const readSpec = async (folder: string): Promise<ModelSpec> => {
  const text = (await readFile(join(folder, 'model.json'), largestSpecBytes)).toString('utf8')
  try {
    return modelSpec.parse(JSON.parse(text))
  } catch (cause) {
    throw new Failure('MODEL_FOLDER_INVALID', { cause })
  }
}

/**
 * Reads a model with its `model.json` from a folder, whole and once: what is tried out is what is sealed.
 *
 * @throws {@link Failure} `MODEL_FOLDER_INVALID`, `MODEL_TOO_LARGE`
 */
export const readModelFolder = async (folder: string): Promise<BroughtModel> => {
  const spec = await readSpec(folder)
  const files = new Map<string, Uint8Array>()
  let sizeBytes = 0
  for (const { part, file } of modelFiles(spec)) {
    const bytes = await readFile(join(folder, file), largestModelBytes - sizeBytes)
    if (bytes.length === 0) throw new Failure('MODEL_BROKEN')
    sizeBytes += bytes.length
    files.set(part, bytes)
  }
  return { spec, files, sizeBytes }
}
