import { constants } from 'node:fs'
import { open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../../shared/failures.ts'
import { errorCode, onDisk, toDiskFailure } from '../disk-failure.ts'
import { splitPrefix } from '../object-name.ts'
import type { Transport } from '../transport.ts'
import { syncFolder, writeWholeFile } from '../write-whole-file.ts'
import { createPlace, splitPlace, type Place } from './place.ts'
import type { FolderSettings } from './settings.ts'
import { walkFolder } from './walk.ts'

/** Objects are for every member who may enter the folder; a local copy is for its owner alone. */
const sharedMode = 0o666
const privateMode = 0o600

/** Creates the transport over a folder. Touches nothing until it is used. */
export function createFolderTransport(settings: FolderSettings): Transport {
  const place = createPlace(settings.path)
  return {
    id: 'folder',

    async put(name, source) {
      const { folders, file } = splitPlace(name)
      const folder = await place.make(folders)
      await writeWholeFile({ path: join(folder, file), mode: sharedMode }, toChunks(source))
    },

    async get(name, maxBytes) {
      const handle = await openObject(place, name)
      if (handle === null) return null
      try {
        if ((await onDisk(handle.stat())).size > maxBytes) throw new Failure('DOCUMENT_INVALID')
        return await onDisk(handle.readFile())
      } finally {
        await handle.close()
      }
    },

    async getTo(name, path) {
      const handle = await openObject(place, name)
      if (handle === null) return null
      return writeWholeFile({ path, mode: privateMode }, readChunks(handle))
    },

    async *list(prefix) {
      const { folders } = splitPrefix(prefix)
      const folder = await place.find(folders)
      const name = folders.map((step) => `${step}/`).join('')
      if (folder !== null) yield* walkFolder({ folder, name, prefix })
    },

    async remove(name) {
      const { folders, file } = splitPlace(name)
      const folder = await place.find(folders)
      if (folder === null) return
      await onDisk(rm(join(folder, file), { force: true }))
      await syncFolder(folder)
    },
  }
}

async function openObject(place: Place, name: string): Promise<FileHandle | null> {
  const { folders, file } = splitPlace(name)
  const folder = await place.find(folders)
  if (folder === null) return null
  // Without O_NONBLOCK a pipe planted in the exchange would hold the workstation for ever.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
  const handle = await onDisk(
    open(join(folder, file), flags).catch((error: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return null
      throw error
    }),
  )
  if (handle === null || (await onDisk(handle.stat())).isFile()) return handle
  await handle.close()
  return null
}

async function* toChunks(source: Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) yield source
  else yield* source
}

async function* readChunks(handle: FileHandle): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of handle.createReadStream({ highWaterMark: 1_048_576, autoClose: false })) {
      yield chunk as Uint8Array
    }
  } catch (error) {
    throw toDiskFailure(error)
  } finally {
    await handle.close()
  }
}
