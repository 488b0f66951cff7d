import { describe, expect, it } from 'vitest'
import { Failure } from '../../../src/shared/failures.ts'
import { encodeAssociatedData } from '../../../src/main/guard/shard/associated-data.ts'
import { deriveKeyCheck } from '../../../src/main/guard/shard/key-check.ts'
import { memoryReadAt } from '../../../src/main/guard/shard/read-at.ts'
import { openShard } from '../../../src/main/guard/shard/shard-reader.ts'
import vector from './shard-v1.json' with { type: 'json' }

const key = Buffer.from(vector.key, 'hex')
const { binding, keyCheck } = vector
const tar = Buffer.from(vector.tar, 'base64')
const index = Buffer.from(vector.index, 'base64')

describe('the shard of format v1', () => {
  it('has the binding and the key check that it was made with', () => {
    expect(encodeAssociatedData(binding, 'tar').toString('hex')).toBe(vector.associatedData.tar)
    expect(encodeAssociatedData(binding, 'index').toString('hex')).toBe(vector.associatedData.index)
    expect(deriveKeyCheck(key).toString('hex')).toBe(keyCheck)
  })

  it('opens and holds its items', async () => {
    const shard = await openShard({ tar: memoryReadAt(tar), index: memoryReadAt(index), key, binding, keyCheck })
    const found = []
    for await (const item of shard.items()) found.push(item)
    expect(found.map((item) => ({ key: item.key, parts: item.parts.map((part) => part.part) }))).toEqual(vector.items)
    expect(found[0]?.parts[0]).toMatchObject({
      name: 'a.PNG',
      mediaType: 'image/png',
      width: 3,
      height: 2,
      offsetBytes: 512,
    })
    expect(found[1]?.parts[0]).toMatchObject({ name: 'b/c.text', codePoints: 6 })
    expect(Buffer.from(await shard.read(0, 'png')).toString('base64')).toBe(vector.png)
    expect(Buffer.from(await shard.read(0, 'txt')).toString()).toBe(vector.texts['0/txt'])
    expect(Buffer.from(await shard.read(1, 'txt')).toString()).toBe(vector.texts['1/txt'])
  })

  it('is refused after any flipped bit of the index and any cut of either file', async () => {
    const damaged = new Failure('SHARD_DAMAGED').message
    const open = (sealedTar: Buffer, sealedIndex: Buffer) =>
      openShard({ tar: memoryReadAt(sealedTar), index: memoryReadAt(sealedIndex), key, binding, keyCheck })
    for (let bit = 0; bit < index.length * 8; bit += 1) {
      const changed = Buffer.from(index)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      await expect(open(tar, changed), `bit ${String(bit)}`).rejects.toThrow(damaged)
    }
    for (let length = 0; length < index.length; length += 1) {
      await expect(open(tar, index.subarray(0, length)), `index of ${String(length)}`).rejects.toThrow(damaged)
    }
    for (let length = 0; length < tar.length; length += 13) {
      await expect(open(tar.subarray(0, length), index), `tar of ${String(length)}`).rejects.toThrow(damaged)
    }
  })
})
