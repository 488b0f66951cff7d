import { constants, type Stats } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { Failure } from '../../shared/failures.ts'
import type { ShardPart } from '../guard/shard/shard-types.ts'
import { isTextPart, mediaTypes, readPart, type ImagePart, type TextPart } from './file-kinds.ts'
import type { ImportNote } from './import-notes.ts'
import { readImageHeader } from './image-header.ts'
import type { SkipReason } from './skip-reasons.ts'
import { readChunks, readText, readTextContent } from './text-content.ts'
import type { FoundFile } from './walk-folder.ts'

/** A file of an item: what a shard takes, with the name it came under. */
export interface ImportPart extends ShardPart {
  readonly part: ImagePart | TextPart
  readonly name: string
  /** What the person who imports it should know, if anything. */
  readonly note?: ImportNote
}

/** No link in the last step, and no waiting for a pipe. */
const openFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

const largestImageBytes = 4 * 1024 ** 3
const largestTextBytes = 64 * 1024 ** 2

/**
 * Looks at one file: its type, content and size, without keeping any of its bytes.
 *
 * @returns A part that opens the file when it is asked for, or why the file cannot be taken.
 */
export async function inspectFile(found: FoundFile): Promise<ImportPart | SkipReason> {
  const part = readPart(found.name)
  if (part === null) return 'unknown-type'
  let handle: FileHandle | null = null
  try {
    handle = await open(found.path, openFlags)
    return await inspectOpened(handle, found, part)
  } catch {
    return 'unreadable'
  } finally {
    await handle?.close()
  }
}

async function inspectOpened(
  handle: FileHandle,
  found: FoundFile,
  part: ImagePart | TextPart,
): Promise<ImportPart | SkipReason> {
  const stats = await handle.stat()
  if (!stats.isFile()) return 'not-a-file'
  if (stats.size === 0) return 'empty'
  if (stats.size > (isTextPart(part) ? largestTextBytes : largestImageBytes)) return 'too-large'
  const base = { part, name: found.name, mediaType: mediaTypes[part] }
  if (!isTextPart(part)) {
    const image = await readImageHeader(handle, part)
    if (typeof image === 'string') return image
    return { ...base, ...image, sizeBytes: stats.size, open: () => readUnchanged(found.path, stats, readChunks) }
  }
  const text = await readTextContent(handle)
  if (typeof text === 'string') return text
  const { encoding, ...size } = text
  return { ...base, ...size, open: () => readUnchanged(found.path, stats, (opened) => readText(opened, encoding)) }
}

/** Reads a file only while it is the one that was looked at: what changed since might be anything. */
async function* readUnchanged(
  path: string,
  before: Stats,
  read: (handle: FileHandle) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let handle: FileHandle | null = null
  try {
    handle = await open(path, openFlags)
    const now = await handle.stat()
    const isSame = now.ino === before.ino && now.size === before.size && now.mtimeMs === before.mtimeMs
    if (!isSame) throw new Failure('IMPORT_UNSUITABLE')
    yield* read(handle)
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('IMPORT_UNSUITABLE', { cause: error })
  } finally {
    await handle?.close()
  }
}
