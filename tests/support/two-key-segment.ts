import { createCipheriv } from 'node:crypto'
import { deriveStreamKey, encodeHeader, type StreamSecret } from '../../src/main/guard/shard/stream-key.ts'
import { segmentNonce } from '../../src/main/guard/shard/stream-format.ts'

/** Elements of GF(2^128) as GCM writes them: the first bit is the coefficient of 1 (NIST SP 800-38D § 6.3). */
const R = 0xe1n << 120n
const top = 1n << 127n

const times = (a: bigint, b: bigint): bigint => {
  let [product, shifted] = [0n, b]
  for (let bit = top; bit > 0n; bit >>= 1n) {
    if (a & bit) product ^= shifted
    shifted = shifted & 1n ? (shifted >> 1n) ^ R : shifted >> 1n
  }
  return product
}

/** a^(2^128 − 2): the inverse of a. */
const inverse = (a: bigint): bigint => {
  let [result, power] = [top, a]
  for (let i = 1; i < 128; i++) {
    power = times(power, power)
    result = times(result, power)
  }
  return result
}

const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`)
const toBlock = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(32, '0'), 'hex')

const encryptBlock = (key: Uint8Array, block: Uint8Array): bigint => {
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false)
  return toNumber(Buffer.concat([cipher.update(block), cipher.final()]))
}

const ghash = (h: bigint, blocks: readonly bigint[]): bigint => blocks.reduce((sum, block) => times(sum ^ block, h), 0n)

/**
 * A stream of one segment that is authentic under two data keys, with another meaning under each. AES-GCM does not commit to its key:
 * both tags are the same when one block of the ciphertext solves a linear equation ("invisible salamander": Dodis, Grubbs, Ristenpart,
 * Woodage, CRYPTO 2018).
 */
export const makeTwoKeyStream = (first: StreamSecret, second: StreamSecret): Buffer => {
  const header = { salt: Buffer.alloc(32, 3), noncePrefix: Buffer.alloc(7, 9) }
  const nonce = segmentNonce(header.noncePrefix, 0, true)
  const counter = Buffer.concat([nonce, Buffer.of(0, 0, 0, 1)])
  const [one, two] = [first, second].map((secret) => {
    const key = deriveStreamKey(secret, header.salt)
    return { h: encryptBlock(key, Buffer.alloc(16)), mask: encryptBlock(key, counter) }
  })
  if (!one || !two) throw new TypeError('two keys')
  const free = 1
  const blocks = [toNumber(Buffer.alloc(16, 5)), 0n, toNumber(Buffer.alloc(16, 6))]
  const lengths = BigInt(blocks.length * 128)
  const sum = ({ h, mask }: { h: bigint; mask: bigint }) => ghash(h, [...blocks, lengths]) ^ mask
  const powerOf = ({ h }: { h: bigint }) => {
    let power = h
    for (let i = 0; i < blocks.length - free; i++) power = times(power, h)
    return power
  }
  blocks[free] = times(sum(one) ^ sum(two), inverse(powerOf(one) ^ powerOf(two)))
  return Buffer.concat([encodeHeader(first.parameters, header), ...blocks.map(toBlock), toBlock(sum(one))])
}
