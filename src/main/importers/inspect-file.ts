import { constants, type Stats } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { Failure } from '../../shared/failures.ts'
import type { ShardPart } from '../guard/shard/shard-types.ts'
import { isHeic, isTextPart, mediaTypes, readPart, type ImagePart, type TextPart } from './file-kinds.ts'
import { readImageFacts, type ImageFacts } from './image-facts.ts'
import type { ImportNote } from './import-notes.ts'
import type { PictureDecoder } from './pictures/picture-decoder.ts'
import type { SkipReason } from './skip-reasons.ts'
import { readChunks, readText, readTextContent } from './text-content.ts'
import type { FoundFile } from './walk-folder.ts'

/** A file of an item: what a shard takes, with the name it came under. */
export interface ImportPart extends ShardPart {
  readonly part: ImagePart | TextPart
  readonly name: string
  /** What the person who imports it should know, if anything. */
  readonly note?: ImportNote
  /** What has to be made from it so that a window shows it. */
  readonly derive: ImageFacts['derive']
  /** Opens the file for the decoder; the caller closes it. @throws {@link Failure} `IMPORT_UNSUITABLE` when it changed */
  readonly openAgain: () => Promise<FileHandle>
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
export async function inspectFile(found: FoundFile, decoder: PictureDecoder): Promise<ImportPart | SkipReason> {
  const part = readPart(found.name)
  if (part === null) return isHeic(found.name) ? 'heic' : 'unknown-type'
  let handle: FileHandle | null = null
  try {
    handle = await open(found.path, openFlags)
    return await inspectOpened({ handle, found, part }, decoder)
  } catch {
    return 'unreadable'
  } finally {
    await handle?.close()
  }
}

interface Opened {
  readonly handle: FileHandle
  readonly found: FoundFile
  readonly part: ImagePart | TextPart
}

async function inspectOpened(
  { handle, found, part }: Opened,
  decoder: PictureDecoder,
): Promise<ImportPart | SkipReason> {
  const stats = await handle.stat()
  if (!stats.isFile()) return 'not-a-file'
  if (stats.size === 0) return 'empty'
  if (stats.size > (isTextPart(part) ? largestTextBytes : largestImageBytes)) return 'too-large'
  const openAgain = () => openUnchanged(found.path, stats)
  const base = { part, name: found.name, mediaType: mediaTypes[part], openAgain }
  if (!isTextPart(part)) {
    const image = await readImageFacts({ handle, part, sizeBytes: stats.size }, decoder)
    if (typeof image === 'string') return image
    return { ...base, ...image, sizeBytes: stats.size, open: () => readAgain(openAgain, readChunks) }
  }
  const text = await readTextContent(handle)
  if (typeof text === 'string') return text
  const { encoding, ...size } = text
  return { ...base, ...size, derive: null, open: () => readAgain(openAgain, (opened) => readText(opened, encoding)) }
}

/** Opens a file only while it is the one that was looked at: what changed since might be anything. */
async function openUnchanged(path: string, before: Stats): Promise<FileHandle> {
  const handle = await open(path, openFlags).catch((error: unknown) => {
    throw new Failure('IMPORT_UNSUITABLE', { cause: error })
  })
  const now = await handle.stat()
  if (now.ino === before.ino && now.size === before.size && now.mtimeMs === before.mtimeMs) return handle
  await handle.close()
  throw new Failure('IMPORT_UNSUITABLE')
}

async function* readAgain(
  openAgain: () => Promise<FileHandle>,
  read: (handle: FileHandle) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const handle = await openAgain()
  try {
    yield* read(handle)
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('IMPORT_UNSUITABLE', { cause: error })
  } finally {
    await handle.close()
  }
}
