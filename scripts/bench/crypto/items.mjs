import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { encodeAssociatedData } from '../../../src/main/guard/shard/associated-data.ts'
import { discard } from '../../../src/main/guard/shard/discard.ts'
import { openFileReadAt } from '../../../src/main/guard/shard/read-at.ts'
import { shardStream } from '../../../src/main/guard/shard/stream-format.ts'
import { openStream } from '../../../src/main/guard/shard/stream-open.ts'
import { withShard } from '../shard-open/readings.mjs'
import { figure, quantile } from '../figures/figures.mjs'

const timed = async (times, work) => {
  const startedAt = performance.now()
  const result = await work()
  times.push(performance.now() - startedAt)
  return result
}

/**
 * A random item as the window gets it, read once before, and its bytes alone, against a plain read of as many bytes and
 * the time that the limit takes for them.
 *
 * @param limit - GB/s.
 */
export const timeItems = async (shard, limit, reads) => {
  const times = { item: [], bytes: [], plain: [], digest: [] }
  const [file, sealed] = [await open(shard.tarPath), await openFileReadAt(shard.tarPath)]
  const associatedData = encodeAssociatedData(shard.binding, 'tar')
  const stream = await openStream(sealed, { key: shard.key, associatedData, parameters: shardStream })
  const { itemBytes } = shard
  await withShard(shard, async (reader) => {
    // Warm: each item was read once, and held against its digest, as the film strip does.
    for (let item = 0; item < shard.items; item += 1) discard(await reader.read(item, 'jpg'))
    for (let read = 0; read < reads; read += 1) {
      const at = Math.floor(Math.random() * (stream.plaintextBytes - itemBytes))
      discard(await timed(times.item, () => reader.read(Math.floor(Math.random() * shard.items), 'jpg')))
      const bytes = await timed(times.bytes, () => stream.read(at, itemBytes))
      await timed(times.digest, () => createHash('sha256').update(bytes).digest())
      discard(bytes)
      await timed(times.plain, () => file.read(Buffer.allocUnsafeSlow(itemBytes), 0, itemBytes, at))
    }
  })
  stream.close()
  await Promise.all([file.close(), sealed.close()])
  const limitMs = itemBytes / limit / 1e6
  const other = quantile(times.plain, 0.5) + limitMs
  const shared = { other, otherName: 'plain read and the limit', unit: 'ms', spread: { runs: reads } }
  const digestMs = quantile(times.digest, 0.5)
  return [
    figure({ id: 'crypto.item', ours: quantile(times.item, 0.5), ...shared, atMost: 1.6 }),
    figure({ id: 'crypto.item.bytes-alone', ours: quantile(times.bytes, 0.5), ...shared }),
    figure({
      ...{ id: 'crypto.item.over-hash', ours: quantile(times.item, 0.5), unit: 'ms' },
      ...{ other: other + digestMs, otherName: 'plain read, the limit and one SHA-256' },
    }),
  ]
}
