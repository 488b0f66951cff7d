import { describe, expect, it } from 'vitest'
import { Failure } from '../../../src/shared/failures.ts'
import { memoryReadAt } from '../../../src/main/guard/shard/read-at.ts'
import type { StreamHash } from '../../../src/main/guard/shard/stream-format.ts'
import { decodeHeader, type StreamSecret } from '../../../src/main/guard/shard/stream-key.ts'
import { openStream } from '../../../src/main/guard/shard/stream-open.ts'
import { recordTries } from '../../support/security-record.ts'
import { cut, openBytes, sealBytes } from '../../support/shards.ts'
import published from './aes-gcm-hkdf-streaming.json' with { type: 'json' }

const vectors = published.vectors.map((vector) => {
  const secret: StreamSecret = {
    key: Buffer.from(vector.key, 'hex'),
    associatedData: Buffer.from(vector.associatedData, 'hex'),
    parameters: {
      hash: vector.hash as StreamHash,
      derivedKeyBytes: vector.derivedKeyBytes as 16 | 32,
      segmentBytes: vector.segmentBytes,
    },
  }
  const ciphertext = Buffer.from(vector.ciphertext, 'hex')
  return { name: vector.comment, secret, ciphertext, plaintext: Buffer.from(vector.plaintextText, 'utf8') }
})

const damaged = new Failure('SHARD_DAMAGED').message

it('has all eight of the published vectors', () => {
  expect(new Set(vectors.map(({ name }) => name)).size).toBe(8)
})

describe.each(vectors)('published vector: $name', ({ secret, ciphertext, plaintext }) => {
  const headerBytes = ciphertext[0] ?? 0
  const header = decodeHeader(secret.parameters, ciphertext.subarray(0, headerBytes))

  it('opens whole', async () => {
    expect(await openBytes(ciphertext, secret)).toEqual(plaintext)
  })

  it('opens byte by byte, forwards and backwards', async () => {
    const stream = await openStream(memoryReadAt(ciphertext), secret)
    for (let at = 0; at < plaintext.length; at += 1) {
      expect(await stream.read(at, 1)).toEqual(plaintext.subarray(at, at + 1))
      const mirrored = plaintext.length - 1 - at
      expect(await stream.read(mirrored, 1)).toEqual(plaintext.subarray(mirrored, mirrored + 1))
    }
  })

  it('opens every range', async () => {
    const stream = await openStream(memoryReadAt(ciphertext), secret)
    for (let from = 0; from <= plaintext.length; from += 3) {
      for (let to = from; to <= plaintext.length; to += 7) {
        expect(await stream.read(from, to - from)).toEqual(plaintext.subarray(from, to))
      }
    }
  })

  it.each([[1], [7], [40, 1, 64], [4096]])('seals to the published bytes from pieces of %j', async (...sizes) => {
    expect(await sealBytes(cut(plaintext, sizes), secret, header)).toEqual(ciphertext)
  })

  it('refuses every flipped bit', async () => {
    for (let bit = 0; bit < ciphertext.length * 8; bit += 1) {
      const changed = Buffer.from(ciphertext)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      await expect(openBytes(changed, secret), `bit ${String(bit)}`).rejects.toThrow(damaged)
    }
    const tries = ciphertext.length * 8
    recordTries({ attack: 'Every bit of the published vectors turned', tries, accepted: 0, lost: 0 })
  })

  it('refuses every truncation and one byte more', async () => {
    for (let length = 0; length < ciphertext.length; length += 1) {
      await expect(openBytes(ciphertext.subarray(0, length), secret), `length ${String(length)}`).rejects.toThrow(
        damaged,
      )
    }
    await expect(openBytes(Buffer.concat([ciphertext, Buffer.of(0)]), secret)).rejects.toThrow(damaged)
    const tries = ciphertext.length + 1
    recordTries({ attack: 'Every cut of the published vectors, and one byte more', tries, accepted: 0, lost: 0 })
  })

  it('refuses other associated data and another key', async () => {
    const other = { ...secret, associatedData: Buffer.concat([secret.associatedData, Buffer.of(0)]) }
    await expect(openBytes(ciphertext, other)).rejects.toThrow(damaged)
    const key = Buffer.from(secret.key)
    key[0] = (key[0] ?? 0) ^ 1
    await expect(openBytes(ciphertext, { ...secret, key })).rejects.toThrow(damaged)
  })
})

it('refuses segments in another order', async () => {
  const { secret, ciphertext } = vectors[0] ?? expect.fail('no vector')
  // Same size, other place: segment 1 doubled over segment 2 of a longer stream.
  const long = await sealBytes([Buffer.alloc(200, 7)], secret)
  const swapped = Buffer.concat([
    long.subarray(0, 64),
    long.subarray(128, 192),
    long.subarray(64, 128),
    long.subarray(192),
  ])
  expect(swapped.length).toBe(long.length)
  await expect(openBytes(swapped, secret)).rejects.toThrow(damaged)
  const foreign = Buffer.concat([ciphertext.subarray(0, 64), long.subarray(64, 128), ciphertext.subarray(128)])
  await expect(openBytes(foreign, secret)).rejects.toThrow(damaged)
})
