import type { ShardBinding } from '../../src/main/guard/shard/associated-data.ts'
import type { ByteSink } from '../../src/main/guard/shard/file-sink.ts'
import { memoryReadAt, type ReadAt } from '../../src/main/guard/shard/read-at.ts'
import type { ShardItem, ShardPart } from '../../src/main/guard/shard/shard-types.ts'
import { writeShard, type WrittenShard } from '../../src/main/guard/shard/shard-writer.ts'
import { openStream } from '../../src/main/guard/shard/stream-open.ts'
import { sealStream } from '../../src/main/guard/shard/stream-seal.ts'
import type { StreamHeader, StreamSecret } from '../../src/main/guard/shard/stream-key.ts'

/** Bytes that differ from place to place, so that a swap or a shift shows. */
export function patternBytes(lengthBytes: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(lengthBytes)
  let state = seed >>> 0 || 1
  for (let at = 0; at < lengthBytes; at += 1) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    bytes[at] = state & 0xff
  }
  return bytes
}

export async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Cuts bytes into pieces of the given sizes, again and again. */
export function* cut(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

export const sealBytes = (
  plaintext: Iterable<Uint8Array>,
  secret: StreamSecret,
  header?: StreamHeader,
): Promise<Buffer> => collect(sealStream(plaintext, secret, header))

export async function openBytes(ciphertext: Uint8Array, secret: StreamSecret): Promise<Buffer> {
  const stream = await openStream(memoryReadAt(ciphertext), secret)
  try {
    return await stream.read(0, stream.plaintextBytes)
  } finally {
    stream.close()
  }
}

export const memorySink = (): ByteSink & { bytes(): Buffer } => {
  const chunks: Buffer[] = []
  return {
    write(chunk) {
      chunks.push(Buffer.from(chunk))
      return Promise.resolve()
    },
    bytes: () => Buffer.concat(chunks),
  }
}

/** Counts what is read, and where. */
export function countingReadAt(bytes: Uint8Array): ReadAt & { reads: { offset: number; lengthBytes: number }[] } {
  const source = memoryReadAt(bytes)
  const reads: { offset: number; lengthBytes: number }[] = []
  return {
    reads,
    lengthBytes: source.lengthBytes,
    read(offset, lengthBytes) {
      reads.push({ offset, lengthBytes })
      return source.read(offset, lengthBytes)
    },
  }
}

export const partOf = (part: string, bytes: Uint8Array, more: Partial<ShardPart> = {}): ShardPart => ({
  part,
  mediaType: part === 'txt' ? 'text/plain' : 'image/jpeg',
  sizeBytes: bytes.length,
  async *open() {
    yield* cut(bytes, [1000, 1, 70_000])
    await Promise.resolve()
  },
  ...more,
})

export const binding: ShardBinding = { client: 'client-1', project: 'project-1', shard: 'shard-1', version: 1 }
export const dataKey = patternBytes(32, 77)

/** A sealed shard in memory. */
export async function buildShard(
  items: Iterable<ShardItem>,
  key: Uint8Array = dataKey,
): Promise<{ written: WrittenShard; tar: Buffer; index: Buffer }> {
  const tarOut = memorySink()
  const indexOut = memorySink()
  const written = await writeShard({ items, key, binding, tarOut, indexOut })
  return { written, tar: tarOut.bytes(), index: indexOut.bytes() }
}
