import { describe, expect, it } from 'vitest'
import { encodeAssociatedData } from '../../../../../src/main/guard/shard/associated-data.ts'
import { deriveKeyCheck, matchesKeyCheck } from '../../../../../src/main/guard/shard/key-check.ts'
import { memoryReadAt } from '../../../../../src/main/guard/shard/read-at.ts'
import { openShard } from '../../../../../src/main/guard/shard/shard-reader.ts'
import { shardStream } from '../../../../../src/main/guard/shard/stream-format.ts'
import { openStream } from '../../../../../src/main/guard/shard/stream-open.ts'
import { recordTries } from '../../../../support/security-record.ts'
import { makeTwoKeyStream } from '../../../../support/two-key-segment.ts'

const binding = { client: 'client-1', project: 'project-1', shard: 'shard-1', version: 1 }
const keys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)] as const
const secretOf = (key: Uint8Array, stream: 'tar' | 'index') => ({
  key,
  associatedData: encodeAssociatedData(binding, stream),
  parameters: shardStream,
})

describe('a ciphertext made to open under two keys', () => {
  const made = makeTwoKeyStream(secretOf(keys[0], 'tar'), secretOf(keys[1], 'tar'))

  it('is authentic under both, with two meanings: the cipher alone does not stop it', async () => {
    const meanings: string[] = []
    for (const key of keys) {
      const stream = await openStream(memoryReadAt(made), secretOf(key, 'tar'))
      meanings.push((await stream.read(0, stream.plaintextBytes)).toString('hex'))
      stream.close()
    }
    expect(meanings[0]).toHaveLength(96)
    expect(meanings[0]).not.toBe(meanings[1])
    await expect(openStream(memoryReadAt(made), secretOf(Buffer.alloc(32, 3), 'tar'))).rejects.toThrow()
  })

  it('is held against the signed check of one key, which the other does not pass', () => {
    const pairs = [
      [keys[0], keys[1]],
      [keys[1], keys[0]],
    ] as const
    let accepted = 0
    for (const [signed, given] of pairs) {
      const keyCheck = deriveKeyCheck(signed)
      expect(matchesKeyCheck(signed, keyCheck)).toBe(true)
      if (matchesKeyCheck(given, keyCheck)) accepted++
    }
    expect(accepted).toBe(0)
    recordTries({ attack: 'A ciphertext made to open under two keys', tries: pairs.length, accepted, lost: 0 })
  })

  it('is not even looked at by a shard whose key is not the signed one', async () => {
    let looks = 0
    const bytes = memoryReadAt(made)
    const watched = { ...bytes, read: (...at: Parameters<typeof bytes.read>) => (looks++, bytes.read(...at)) }
    const keyCheck = deriveKeyCheck(keys[0]).toString('hex')
    await expect(openShard({ tar: watched, index: watched, binding, key: keys[1], keyCheck })).rejects.toThrow()
    expect(looks).toBe(0)
    await expect(openShard({ tar: watched, index: watched, binding, key: keys[0], keyCheck })).rejects.toThrow()
    expect(looks).toBeGreaterThan(0)
  })
})
