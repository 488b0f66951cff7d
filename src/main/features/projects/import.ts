import { randomBytes } from 'node:crypto'
import { Failure, isFailure } from '../../../shared/failures.ts'
import type { ProjectId, ShardId } from '../../../shared/ids.ts'
import type { ShardTerms } from '../../guard/trust/entries.ts'
import type { WrittenShard } from '../../guard/shard/shard-writer.ts'
import { jsonBytes, sealWith } from '../../guard/trust/sealed.ts'
import { importNotes } from '../../importers/import-notes.ts'
import { withDerivedParts } from '../../importers/pictures/derived-items.ts'
import { createPictureDecoder, type PictureDecoder } from '../../importers/pictures/picture-decoder.ts'
import { scanFolder, type ImportItem } from '../../importers/scan-folder.ts'
import { skipReasons, type SkippedFile } from '../../importers/skip-reasons.ts'
import { kindOf } from '../../station/item-kinds.ts'
import { newId } from '../../station/new-id.ts'
import { dropShard, readyCacheDir } from '../../station/shard-cache.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { buildAndUpload, keepShardKey } from './build-shard.ts'
import { activeProject, record } from '../../station/own-project.ts'
import { ownProject } from '../../station/keyed-projects.ts'

/** How an import goes on, in items. */
export type ImportProgress = (done: number, total: number) => void

export interface ImportPlan {
  readonly projectId: ProjectId
  readonly path: string
  readonly shardName: string
  readonly itemsPerShard: number
}

export interface BuiltShard {
  readonly shardId: ShardId
  readonly name: string
  readonly items: number
  readonly sizeBytes: number
}

const named = (skipped: readonly SkippedFile[]) =>
  skipped.map(({ name, reason }) => ({ name, reason: skipReasons[reason] }))

const notedIn = (items: readonly ImportItem[]) =>
  items
    .flatMap(({ parts }) => parts)
    .flatMap(({ name, note }) => (note === undefined ? [] : [{ name, note: importNotes[note] }]))

/** Looks at a folder without taking anything. */
export const inspectFolder = async (path: string) => {
  const scan = await scanFolder(path)
  const counts = { image: 0, text: 0, 'image-text': 0 }
  let sizeBytes = 0
  for (const item of scan.items) {
    counts[kindOf(item)]++
    for (const part of item.parts) sizeBytes += part.sizeBytes
  }
  return {
    images: counts.image,
    texts: counts.text,
    imageTexts: counts['image-text'],
    sizeBytes,
    skipped: named(scan.skipped),
    noted: notedIn(scan.items),
  }
}

/**
 * Builds encrypted shards from a folder, hands them to the exchange and writes them into the project's log. Each shard is
 * whole on the exchange before the log names it: what is interrupted can be imported again.
 *
 * An image whose pixels turn out to be damaged while it is cut into tiles is left out and named with the others.
 *
 * @throws {@link Failure} `FOLDER_EMPTY`, `FOLDER_UNREADABLE`, `NAME_TAKEN`, `EXCHANGE_UNREACHABLE`, `DISK_FULL`
 */
export const importFolder = async (at: Unlocked, plan: ImportPlan, onProgress: ImportProgress) => {
  const project = activeProject(at, plan.projectId)
  const decoder = createPictureDecoder()
  try {
    const scan = await scanFolder(plan.path, { decoder })
    if (scan.items.length === 0) throw new Failure('FOLDER_EMPTY')
    const batches = batchesOf(scan.items, plan.itemsPerShard)
    const names = namesOf(plan.shardName, batches.length)
    const taken = new Set([...project.open.shardTerms.values()].map((terms) => terms.name))
    if (names.some((name) => taken.has(name))) throw new Failure('NAME_TAKEN')
    const leftOut = new Map<ImportItem, SkippedFile[]>()
    const shards: BuiltShard[] = []
    let done = 0
    for (const [order, items] of batches.entries()) {
      const before = done
      const name = names[order] ?? plan.shardName
      const onItem = (items: number): void => {
        onProgress(before + items, scan.items.length)
      }
      const built = await buildShard(at, { projectId: plan.projectId, name, items, decoder, leftOut, onItem })
      if (built) shards.push(built)
      done += items.length
    }
    if (shards.length === 0) throw new Failure('FOLDER_EMPTY')
    at.audit.append({ event: 'import.read', result: 'done', reason: null, subject: plan.projectId })
    const imported = scan.items.filter((item) => !leftOut.has(item))
    return { shards, skipped: named([...scan.skipped, ...[...leftOut.values()].flat()]), noted: notedIn(imported) }
  } finally {
    await decoder.close()
  }
}

const batchesOf = (items: readonly ImportItem[], size: number): ImportItem[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))

const namesOf = (name: string, count: number): string[] => {
  const digits = Math.max(2, String(count).length)
  return Array.from({ length: count }, (_, at) =>
    count === 1 ? name : `${name}-${String(at + 1).padStart(digits, '0')}`,
  )
}

interface ShardPlan {
  readonly projectId: ProjectId
  readonly name: string
  readonly items: readonly ImportItem[]
  readonly decoder: PictureDecoder
  /** Gets the items whose image turned out to be damaged, with the reason for each of their files. */
  readonly leftOut: Map<ImportItem, SkippedFile[]>
  readonly onItem: (items: number) => void
}

/** @returns null when no item was left to build a shard of. */
const buildShard = async (at: Unlocked, plan: ShardPlan): Promise<BuiltShard | null> => {
  const shard = { shardId: newId<ShardId>(), version: 1 }
  const key = randomBytes(32)
  const workshop = { decoder: plan.decoder, scratchDir: await readyCacheDir(at.homeDir) }
  const items = withDerivedParts(plan.items, workshop, (item, files) => plan.leftOut.set(item, files))
  try {
    const written = await buildAndUpload(at, { ...plan, items, shard, key })
    return await recordShard(at, plan, { shard, written, key })
  } catch (error) {
    await dropShard(at.homeDir, shard)
    if (isFailure(error, 'FOLDER_EMPTY')) return null
    throw error
  } finally {
    key.fill(0)
  }
}

const recordShard = async (
  at: Unlocked,
  plan: ShardPlan,
  { shard, written, key }: { shard: { shardId: ShardId; version: number }; written: WrittenShard; key: Buffer },
): Promise<BuiltShard> => {
  const project = ownProject(at, plan.projectId)
  keepShardKey(at, plan.projectId, { shardId: shard.shardId, key: key.toString('base64url') })
  const kinds = plan.items.filter((item) => !plan.leftOut.has(item)).map(kindOf)
  const terms: ShardTerms = { name: plan.name, kinds: [...new Set(kinds)] }
  const sealed = await sealWith('auxerta-content+jwe', jsonBytes(terms), project.open.contentKey)
  await record(at, project, { kind: 'shard.add', ...shard, ...written, sealed })
  at.audit.append({ event: 'shard.build', result: 'done', reason: null, subject: shard.shardId })
  return {
    shardId: shard.shardId,
    name: plan.name,
    items: written.items,
    sizeBytes: written.tar.lengthBytes + written.index.lengthBytes,
  }
}
