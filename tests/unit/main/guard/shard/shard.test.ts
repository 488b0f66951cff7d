import { describe, expect, it } from 'vitest'
import { Failure } from '../../../../../src/shared/failures.ts'
import { memoryReadAt } from '../../../../../src/main/guard/shard/read-at.ts'
import { openShard } from '../../../../../src/main/guard/shard/shard-reader.ts'
import { binding, buildShard, countingReadAt, dataKey, partOf, patternBytes } from '../../../../support/shards.ts'

const message = (code: ConstructorParameters<typeof Failure>[0]): string => new Failure(code).message

const photo = patternBytes(150_000, 3)
const caption = Buffer.from('Zwei Hunde 🐕🐕 am Strand\r\n', 'utf8')
const items = [
  {
    key: 'beach/dogs',
    parts: [
      partOf('jpg', photo, { width: 640, height: 480, name: 'beach/dogs.v2.JPG' }),
      partOf('txt', caption, { codePoints: 26 }),
    ],
  },
  { key: 'empty', parts: [partOf('txt', Buffer.alloc(0))] },
  { key: 'ünïcode/写真', parts: [partOf('jpg', patternBytes(512, 9))] },
  { key: 'x'.repeat(90), parts: [partOf('jpg', patternBytes(70_001, 11))] },
]

async function open(change: Partial<Parameters<typeof openShard>[0]> = {}) {
  const { written, tar, index } = await buildShard(items)
  return openShard({
    tar: memoryReadAt(tar),
    index: memoryReadAt(index),
    key: dataKey,
    binding,
    keyCheck: written.keyCheck,
    ...change,
  })
}

describe('a shard', () => {
  it('gives back every part of every item, in any order', async () => {
    const shard = await open()
    expect(shard.itemCount).toBe(4)
    expect(await shard.read(3, 'jpg')).toEqual(patternBytes(70_001, 11))
    expect(await shard.read(0, 'txt')).toEqual(caption)
    expect(await shard.read(0, 'jpg')).toEqual(photo)
    expect(await shard.read(1, 'txt')).toHaveLength(0)
    expect(await shard.read(2, 'jpg')).toEqual(patternBytes(512, 9))
  })

  it('describes its items one by one and as a list', async () => {
    const shard = await open()
    const listed = []
    for await (const entry of shard.items()) listed.push(entry)
    expect(listed.map((entry) => entry.key)).toEqual(items.map((item) => item.key))
    for (const entry of listed) expect(await shard.item(entry.index)).toEqual(entry)
    expect(listed[0]?.parts).toMatchObject([
      { part: 'jpg', mediaType: 'image/jpeg', name: 'beach/dogs.v2.JPG', width: 640, height: 480, sizeBytes: 150_000 },
      { part: 'txt', name: 'beach/dogs.txt', codePoints: 26, width: 0 },
    ])
  })

  it('answers what it does not hold with NOT_FOUND', async () => {
    const shard = await open()
    for (const n of [-1, 4, 0.5, Number.NaN]) await expect(shard.item(n)).rejects.toThrow(message('NOT_FOUND'))
    await expect(shard.read(0, 'png')).rejects.toThrow(message('NOT_FOUND'))
  })

  it.each([
    ['client', { ...binding, client: 'client-2' }],
    ['project', { ...binding, project: 'project-2' }],
    ['shard', { ...binding, shard: 'shard-2' }],
    ['version', { ...binding, version: 2 }],
    ['border between names', { ...binding, client: 'client-1project', project: '-1' }],
  ])('does not open as that of another %s, with the right key', async (_name, other) => {
    await expect(open({ binding: other })).rejects.toThrow(message('SHARD_DAMAGED'))
  })

  it('does not open with another key, another check or swapped files', async () => {
    const { written, tar, index } = await buildShard(items)
    const whole = {
      tar: memoryReadAt(tar),
      index: memoryReadAt(index),
      key: dataKey,
      binding,
      keyCheck: written.keyCheck,
    }
    const otherKey = patternBytes(32, 78)
    for (const change of [
      { key: otherKey },
      { keyCheck: 'ff'.repeat(32) },
      { keyCheck: '' },
      { tar: whole.index, index: whole.tar },
      { tar: whole.index },
      { index: whole.tar },
    ]) {
      await expect(openShard({ ...whole, ...change })).rejects.toThrow(message('SHARD_DAMAGED'))
    }
  })

  it('does not open with the index of another build', async () => {
    const other = await buildShard(items.slice(0, 2))
    await expect(open({ index: memoryReadAt(other.index) })).rejects.toThrow(message('SHARD_DAMAGED'))
  })

  it('gives no item of another build of the same shape, though every segment is authentic', async () => {
    const first = await buildShard([{ key: 'a', parts: [partOf('txt', Buffer.from('one'))] }])
    const second = await buildShard([{ key: 'a', parts: [partOf('txt', Buffer.from('two'))] }])
    const shard = await openShard({
      tar: memoryReadAt(second.tar),
      index: memoryReadAt(first.index),
      key: dataKey,
      binding,
      keyCheck: first.written.keyCheck,
    })
    await expect(shard.read(0, 'txt')).rejects.toThrow(message('ITEM_DAMAGED'))
  })

  it('loses only the damaged item', async () => {
    const { written, tar, index } = await buildShard(items)
    tar[70_000] = (tar[70_000] ?? 0) ^ 1
    const shard = await openShard({
      tar: memoryReadAt(tar),
      index: memoryReadAt(index),
      key: dataKey,
      binding,
      keyCheck: written.keyCheck,
    })
    await expect(shard.read(0, 'jpg')).rejects.toThrow(message('ITEM_DAMAGED'))
    expect(await shard.read(3, 'jpg')).toEqual(patternBytes(70_001, 11))
  })

  it('answers nothing once it is closed', async () => {
    const shard = await open()
    const underWay = shard.read(0, 'jpg')
    shard.close()
    await expect(underWay).rejects.toThrow('closed')
    await expect(shard.read(1, 'txt')).rejects.toThrow('closed')
    await expect(shard.item(0)).rejects.toThrow('closed')
  })
})

describe('the cost of an item', () => {
  it('does not grow with the number of items', async () => {
    const text = Buffer.from('short')
    const many = Array.from({ length: 5000 }, (_, n) => ({
      key: `folder/item-${String(n)}`,
      parts: [partOf('txt', text)],
    }))
    const { written, tar, index } = await buildShard(many)
    expect(index.length).toBeGreaterThan(8 * 65_536)
    const tarSource = countingReadAt(tar)
    const indexSource = countingReadAt(index)
    const shard = await openShard({
      tar: tarSource,
      index: indexSource,
      key: dataKey,
      binding,
      keyCheck: written.keyCheck,
    })
    expect(indexSource.reads).toHaveLength(2)
    expect(tarSource.reads).toHaveLength(2)
    await shard.read(2345, 'txt')
    // One row of the table and one block, each in one segment or on the border of two.
    expect(indexSource.reads.length - 2).toBeLessThanOrEqual(4)
    expect(tarSource.reads.length - 2).toBe(1)
    indexSource.reads.length = 0
    let count = 0
    for await (const entry of shard.items()) count += entry.parts.length
    expect(count).toBe(5000)
    // A full listing fetches each segment once.
    expect(indexSource.reads.reduce((sum, read) => sum + read.lengthBytes, 0)).toBeLessThanOrEqual(index.length)
  })
})

describe('what cannot become a shard', () => {
  const text = Buffer.from('x')
  const part = partOf('txt', text)
  it.each([
    ['a dot in the key', [{ key: 'a.b', parts: [part] }]],
    ['an empty key', [{ key: '', parts: [part] }]],
    ['a step upwards', [{ key: '../a', parts: [part] }]],
    ['an absolute key', [{ key: '/a', parts: [part] }]],
    ['an empty step', [{ key: 'a//b', parts: [part] }]],
    ['a key too long for a tar header', [{ key: 'x'.repeat(300), parts: [part] }]],
    ['a control character', [{ key: 'a\nb', parts: [part] }]],
    ['no part', [{ key: 'a', parts: [] }]],
    ['a part twice', [{ key: 'a', parts: [part, part] }]],
    ['a part that is a path', [{ key: 'a', parts: [partOf('../txt', text)] }]],
    [
      'a key twice',
      [
        { key: 'a', parts: [part] },
        { key: 'a', parts: [part] },
      ],
    ],
    ['fewer bytes than promised', [{ key: 'a', parts: [{ ...part, sizeBytes: 2 }] }]],
    ['more bytes than promised', [{ key: 'a', parts: [{ ...part, sizeBytes: 0 }] }]],
  ])('%s', async (_name, wrong) => {
    await expect(buildShard(wrong)).rejects.toThrow(message('IMPORT_UNSUITABLE'))
  })

  it('nothing at all', async () => {
    await expect(buildShard([])).rejects.toThrow(message('FOLDER_EMPTY'))
  })
})
