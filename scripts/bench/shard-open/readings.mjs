import { open } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { discard } from '../../../src/main/guard/shard/discard.ts'
import { openFileReadAt } from '../../../src/main/guard/shard/read-at.ts'
import { openShard } from '../../../src/main/guard/shard/shard-reader.ts'

const anyItem = (shard) => Math.floor(Math.random() * shard.items)

/** Counts the bytes that are asked of a file. */
const counting = (source, counter) => ({
  lengthBytes: source.lengthBytes,
  read(offset, lengthBytes) {
    counter.bytes += lengthBytes
    return source.read(offset, lengthBytes)
  },
})

/** Opens a shard, hands it on, and closes everything. */
export const withShard = async (shard, work, wrap = (source) => source) => {
  const [tar, index] = [await openFileReadAt(shard.tarPath), await openFileReadAt(shard.indexPath)]
  const reader = await openShard({ ...shard, tar: wrap(tar), index: wrap(index) })
  try {
    return await work(reader)
  } finally {
    reader.close()
    await Promise.all([tar.close(), index.close()])
  }
}

/** Milliseconds from nothing open to the bytes of one item, verified. */
export const timeFirstItem = async (shard) => {
  const item = anyItem(shard)
  const startedAt = performance.now()
  return withShard(shard, async (reader) => {
    const bytes = await reader.read(item, 'jpg')
    const ms = performance.now() - startedAt
    discard(bytes)
    return ms
  })
}

/** Milliseconds to read one item from an open shard, verified. */
export const timeSealedRead = (shard) =>
  withShard(shard, async (reader) => {
    discard(await reader.read(anyItem(shard), 'jpg'))
    const startedAt = performance.now()
    const bytes = await reader.read(anyItem(shard), 'jpg')
    const ms = performance.now() - startedAt
    discard(bytes)
    return ms
  })

/** Milliseconds to read as many bytes from somewhere in the same, open file: no key, no check. */
export const timePlainRead = async (shard) => {
  const file = await open(shard.tarPath)
  const { size } = await file.stat()
  const read = async () => {
    const bytes = Buffer.allocUnsafeSlow(shard.itemBytes)
    await file.read(bytes, 0, bytes.length, Math.floor(Math.random() * (size - bytes.length)))
  }
  await read()
  const startedAt = performance.now()
  await read()
  const ms = performance.now() - startedAt
  await file.close()
  return ms
}

/** Bytes asked of both files for opening, and then for one item. */
export const countBytes = async (shard) => {
  const counter = { bytes: 0 }
  return withShard(
    shard,
    async (reader) => {
      const openBytes = counter.bytes
      await reader.read(anyItem(shard), 'jpg')
      return { openBytes, itemBytes: counter.bytes - openBytes }
    },
    (source) => counting(source, counter),
  )
}
