import { createHash } from 'node:crypto'
import { Failure } from '../../../shared/failures.ts'
import { encodeAssociatedData, type ShardBinding } from './associated-data.ts'
import type { ByteSink } from './file-sink.ts'
import { encodeFooter, encodeItem } from './index-format.ts'
import { checkItem, describePart, entryName } from './item-check.ts'
import { deriveKeyCheck } from './key-check.ts'
import type { PartEntry, SealedFile, ShardItem, ShardPart } from './shard-types.ts'
import { shardStream } from './stream-format.ts'
import { createSealer } from './stream-seal.ts'
import { tarEnd, tarHeader, tarPadding } from './tar-entry.ts'

/** What {@link writeShard} needs. */
export interface ShardPlan {
  readonly items: AsyncIterable<ShardItem> | Iterable<ShardItem>
  /** Data key of this shard and version alone: 32 random bytes. The caller keeps and overwrites it. */
  readonly key: Uint8Array
  readonly binding: ShardBinding
  readonly tarOut: ByteSink
  readonly indexOut: ByteSink
  /** Told after each item, for a progress display. */
  readonly onItem?: (written: { items: number; bytes: number }) => void
}

/** What the project log says about a shard. */
export interface WrittenShard {
  readonly tar: SealedFile
  readonly index: SealedFile
  readonly items: number
  /** Commits to the data key, 64 hex digits. */
  readonly keyCheck: string
}

/**
 * Seals items into a WebDataset tar and its index, in one pass and bounded memory.
 *
 * Holds one segment per stream and eight bytes per item. Nothing is written in the clear, also not for a moment. When it
 * throws, the sinks hold an unusable beginning; the caller discards them.
 *
 * @throws {@link Failure} `IMPORT_UNSUITABLE` when an item cannot be stored or its bytes are not as many as it said,
 * `FOLDER_EMPTY` when there is no item; whatever the sinks throw.
 * @see docs/formats/shard-v1.md
 */
export async function writeShard(plan: ShardPlan): Promise<WrittenShard> {
  const tar = createSealedOutput(plan, 'tar')
  const index = createSealedOutput(plan, 'index')
  try {
    const blockOffsets: number[] = []
    const keys = new Set<string>()
    for await (const item of plan.items) {
      checkItem(item)
      if (keys.has(item.key)) throw new Failure('IMPORT_UNSUITABLE')
      keys.add(item.key)
      const parts: PartEntry[] = []
      for (const part of item.parts) parts.push(await writePart(tar, item.key, part))
      blockOffsets.push(index.plaintextBytes())
      await index.write(encodeItem(item.key, parts))
      plan.onItem?.({ items: blockOffsets.length, bytes: tar.plaintextBytes() })
    }
    if (blockOffsets.length === 0) throw new Failure('FOLDER_EMPTY')
    await tar.write(tarEnd())
    const tableOffset = index.plaintextBytes()
    for (const offset of blockOffsets) await index.write(encodeTableRow(offset))
    const tarBytes = tar.plaintextBytes()
    await index.write(encodeFooter({ itemCount: blockOffsets.length, tableOffset, tarBytes }))
    return {
      tar: await tar.finish(),
      index: await index.finish(),
      items: blockOffsets.length,
      keyCheck: deriveKeyCheck(plan.key).toString('hex'),
    }
  } finally {
    tar.destroy()
    index.destroy()
  }
}

async function writePart(tar: SealedOutput, key: string, part: ShardPart): Promise<PartEntry> {
  const name = entryName(key, part.part)
  const header = tarHeader(name, part.sizeBytes)
  if (header === null) throw new Failure('IMPORT_UNSUITABLE')
  await tar.write(header)
  const offsetBytes = tar.plaintextBytes()
  const hash = createHash('sha256')
  let left = part.sizeBytes
  for await (const chunk of part.open()) {
    left -= chunk.length
    if (left < 0) break
    hash.update(chunk)
    await tar.write(chunk)
  }
  // The file changed while it was read: the tar around it would be broken.
  if (left !== 0) throw new Failure('IMPORT_UNSUITABLE')
  await tar.write(tarPadding(part.sizeBytes))
  return { ...describePart(part, name), offsetBytes, sha256: hash.digest('hex') }
}

function encodeTableRow(offset: number): Buffer {
  const row = Buffer.alloc(8)
  row.writeBigUInt64BE(BigInt(offset))
  return row
}

interface SealedOutput {
  write(plaintext: Uint8Array): Promise<void>
  plaintextBytes(): number
  finish(): Promise<SealedFile>
  destroy(): void
}

/** Joins a sealer with its sink and keeps count of both sides. */
function createSealedOutput(plan: ShardPlan, stream: 'tar' | 'index'): SealedOutput {
  const sink = stream === 'tar' ? plan.tarOut : plan.indexOut
  const associatedData = encodeAssociatedData(plan.binding, stream)
  const sealer = createSealer({ key: plan.key, associatedData, parameters: shardStream })
  const hash = createHash('sha256')
  let plaintextBytes = 0
  let lengthBytes = 0
  const pass = async (pieces: Buffer[]): Promise<void> => {
    if (pieces.length === 0) return
    const bytes = Buffer.concat(pieces)
    lengthBytes += bytes.length
    hash.update(bytes)
    await sink.write(bytes)
  }
  return {
    plaintextBytes: () => plaintextBytes,
    async write(plaintext) {
      plaintextBytes += plaintext.length
      await pass(sealer.push(plaintext))
    },
    async finish() {
      await pass(sealer.finish())
      return { lengthBytes, sha256: hash.digest('hex') }
    },
    destroy: () => {
      sealer.destroy()
    },
  }
}
