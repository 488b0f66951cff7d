import { checkItem } from '../../../src/main/guard/shard/item-check.ts'
import { decodeFooter, decodeItem, encodeFooter, encodeItem } from '../../../src/main/guard/shard/index-format.ts'
import { openIndex } from '../../../src/main/guard/shard/index-reader.ts'
import { memoryReadAt } from '../../../src/main/guard/shard/read-at.ts'
import { openShard } from '../../../src/main/guard/shard/shard-reader.ts'
import { shardStream } from '../../../src/main/guard/shard/stream-format.ts'
import { decodeHeader } from '../../../src/main/guard/shard/stream-key.ts'
import { tarHeader } from '../../../src/main/guard/shard/tar-entry.ts'
import { binding, buildShard, dataKey, partOf, patternBytes } from '../shards.ts'
import type { Target } from './target.ts'

const photo = patternBytes(3_000, 3)
const items = [
  {
    key: 'beach/dogs',
    parts: [partOf('jpg', photo, { width: 640, height: 480 }), partOf('txt', Buffer.from('Zwei Hunde'))],
  },
  { key: 'empty', parts: [partOf('txt', Buffer.alloc(0))] },
]
const built = await buildShard(items)

const open = (files: { tar: Buffer; index: Buffer }) =>
  openShard({
    tar: memoryReadAt(files.tar),
    index: memoryReadAt(files.index),
    key: dataKey,
    binding,
    keyCheck: built.written.keyCheck,
  })

/** What opens must be what was sealed: anything else was accepted. */
const readAll = async (files: { tar: Buffer; index: Buffer }): Promise<void> => {
  const shard = await open(files)
  for (const [n, { parts }] of items.entries())
    for (const { part } of parts) {
      const bytes = await shard.read(n, part)
      const sealed = part === 'jpg' ? photo : Buffer.from(n === 0 ? 'Zwei Hunde' : '')
      if (!sealed.equals(bytes)) throw new TypeError('other bytes were accepted')
    }
  shard.close()
}

/** The index as its reader sees it once it was decrypted: whoever has the key may have written anything into it. */
const plainIndex = (): Buffer => {
  const part = { part: 'jpg', mediaType: 'image/jpeg', name: 'a.jpg', offsetBytes: 512, sizeBytes: 3_000 }
  const described = { ...part, sha256: 'ab'.repeat(32), width: 640, height: 480, codePoints: 0 }
  const blocks = [encodeItem('beach/dogs', [described]), encodeItem('b', [described, { ...described, part: 'txt' }])]
  const rows = Buffer.alloc(16)
  rows.writeBigUInt64BE(BigInt(blocks[0]?.length ?? 0), 8)
  const tableOffset = blocks.reduce((sum, block) => sum + block.length, 0)
  return Buffer.concat([...blocks, rows, encodeFooter({ itemCount: 2, tableOffset, tarBytes: 10_240 })])
}

const readIndex = async (bytes: Buffer): Promise<void> => {
  const index = await openIndex({
    plaintextBytes: bytes.length,
    read(offset, lengthBytes) {
      if (offset < 0 || offset + lengthBytes > bytes.length) throw new TypeError('the range is outside the stream')
      return Promise.resolve(Buffer.from(bytes.subarray(offset, offset + lengthBytes)))
    },
    scan: () => Promise.resolve(),
    close: () => undefined,
  })
  for (let n = 0; n < Math.min(index.itemCount, 4); n += 1) await index.item(n)
  const listed = []
  for await (const entry of index.items()) listed.push(entry.key)
  if (listed.length !== index.itemCount) throw new TypeError('a list that is not whole')
}

const footerClaiming = (itemCount: number, tableOffset: number): Buffer =>
  encodeFooter({ itemCount, tableOffset, tarBytes: 2 ** 40 })
const header = built.tar.subarray(0, 40)

export const shardTargets: readonly Target[] = [
  {
    name: 'header of a shard',
    corpus: () => [Buffer.from(header)],
    seeds: [Buffer.alloc(0), Buffer.alloc(40, 0xff)],
    codes: ['SHARD_DAMAGED'],
    parse: (input) => decodeHeader(shardStream, input),
  },
  {
    name: 'stream of a shard',
    corpus: () => [built.tar],
    codes: ['SHARD_DAMAGED', 'ITEM_DAMAGED'],
    parse: (input) => readAll({ tar: input, index: built.index }),
    share: 0.4,
  },
  {
    name: 'sealed index of a shard',
    corpus: () => [built.index],
    codes: ['SHARD_DAMAGED', 'ITEM_DAMAGED'],
    parse: (input) => readAll({ tar: built.tar, index: input }),
    share: 0.4,
  },
  {
    name: 'opened index of a shard',
    corpus: () => [plainIndex()],
    seeds: [
      footerClaiming(2 ** 40, 0),
      footerClaiming(0, 0),
      Buffer.concat([Buffer.alloc(4, 0xff), footerClaiming(0, 4)]),
      Buffer.concat([Buffer.alloc(8, 0xff), footerClaiming(1, 0)]),
    ],
    codes: ['SHARD_DAMAGED', 'NOT_FOUND'],
    parse: readIndex,
  },
  {
    name: 'block of an index',
    corpus: () => [plainIndex().subarray(4)],
    codes: ['SHARD_DAMAGED'],
    parse: (input) => decodeItem(0, input),
  },
  {
    name: 'footer of an index',
    corpus: () => [footerClaiming(2, 600)],
    codes: ['SHARD_DAMAGED'],
    parse: (input) => decodeFooter(input, 648),
  },
  {
    name: 'name of a tar entry',
    corpus: () => ['beach/dogs.jpg', 'a/'.repeat(60) + 'b.txt', 'ünïcode/写真.jpg'].map((name) => Buffer.from(name)),
    seeds: [Buffer.from('/'.repeat(300)), Buffer.from('a/../b')],
    codes: ['IMPORT_UNSUITABLE'],
    parse(input) {
      const key = input.toString('utf8')
      const made = tarHeader(key, input.length)
      if (made !== null && made.length !== 512) throw new TypeError('a header is one block')
      checkItem({ key, parts: [partOf('txt', input)] })
    },
  },
]
