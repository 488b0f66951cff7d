import type { ShardItem } from '../guard/shard/shard-types.ts'
import { isTextPart } from './file-kinds.ts'
import { inspectFile, type ImportPart } from './inspect-file.ts'
import { createKeyRing, type KeyRing } from './item-keys.ts'
import { createPictureDecoder, type PictureDecoder } from './pictures/picture-decoder.ts'
import type { SkippedFile } from './skip-reasons.ts'
import { walkFolder, type FoundFile } from './walk-folder.ts'

/** An item found in a folder. Feeds a shard as it is: its files are opened one by one, when they are sealed. */
export interface ImportItem extends ShardItem {
  readonly parts: readonly ImportPart[]
}

/** Every file of a folder, either taken or left out with a reason. */
export interface FolderScan {
  readonly items: readonly ImportItem[]
  readonly skipped: readonly SkippedFile[]
}

/** Options of {@link scanFolder}. */
export interface ScanOptions {
  /** Told after each file, for a progress display. */
  readonly onFile?: (looked: { files: number; items: number }) => void
  readonly signal?: AbortSignal
  /** Hold it to decode what was found with the same one; without it the scan has its own. */
  readonly decoder?: PictureDecoder
}

/**
 * Finds what can be labelled in a folder and the folders in it.
 *
 * Files of one name in one folder are one item: `photo.jpg` and `photo.txt` are an image with its text. An item has at
 * most one image and one text; a second one of the same name becomes an item of its own. Keeps no content in memory.
 *
 * @param path - Folder that the person chose.
 * @throws {@link Failure} `FOLDER_UNREADABLE`
 */
export async function scanFolder(path: string, options: ScanOptions = {}): Promise<FolderScan> {
  const decoder = options.decoder ?? createPictureDecoder()
  try {
    return await scanWith(decoder, path, options)
  } finally {
    if (options.decoder !== decoder) await decoder.close()
  }
}

async function scanWith(decoder: PictureDecoder, path: string, options: ScanOptions): Promise<FolderScan> {
  const items: ImportItem[] = []
  const skipped: SkippedFile[] = []
  const keys = createKeyRing()
  let files = 0
  for await (const group of groupByStem(walkFolder(path))) {
    const parts: ImportPart[] = []
    for (const found of group) {
      options.signal?.throwIfAborted()
      const outcome = found.skip ?? (await inspectFile(found, decoder))
      if (typeof outcome === 'string') skipped.push({ name: found.name, reason: outcome })
      else parts.push(outcome)
      files += 1
      options.onFile?.({ files, items: items.length })
    }
    items.push(...joinParts(parts, keys))
  }
  return { items, skipped }
}

/** Path without its ending: what the files of one item share. */
function stemOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot > name.lastIndexOf('/') + 1 ? name.slice(0, dot) : name
}

/**
 * Gathers files of one stem. They need not be neighbours in natural order (`a.jpg`, `a.b.jpg`, `a.txt`), so the files of a
 * folder wait until the walk leaves it.
 */
async function* groupByStem(found: AsyncIterable<FoundFile>): AsyncGenerator<FoundFile[]> {
  let groups = new Map<string, FoundFile[]>()
  let folder = ''
  for await (const file of found) {
    const itsFolder = file.name.slice(0, file.name.lastIndexOf('/') + 1)
    if (itsFolder !== folder) {
      yield* groups.values()
      groups = new Map()
      folder = itsFolder
    }
    const stem = stemOf(file.name)
    groups.set(stem, [...(groups.get(stem) ?? []), file])
  }
  yield* groups.values()
}

/** Makes items of the parts that share a stem: the first image with the first text, and each further one alone. */
function joinParts(parts: readonly ImportPart[], keys: KeyRing): ImportItem[] {
  const image = parts.find((part) => !isTextPart(part.part))
  const text = parts.find((part) => isTextPart(part.part))
  const pair = [image, text].filter((part) => part !== undefined)
  const alone = parts.filter((part) => part !== image && part !== text)
  return [pair, ...alone.map((part) => [part])].flatMap((own) => {
    const [first] = own
    return first ? [{ key: keys.take(stemOf(first.name)), parts: own }] : []
  })
}
