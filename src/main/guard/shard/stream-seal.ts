import { createCipheriv, randomBytes, type CipherGCMTypes } from 'node:crypto'
import { checkParameters, noncePrefixBytes, plaintextRoom, segmentNonce } from './stream-format.ts'
import { deriveStreamKey, encodeHeader, type StreamHeader, type StreamSecret } from './stream-key.ts'

/** Seals a stream that is pushed in pieces. */
export interface StreamSealer {
  /** Takes plaintext and returns what became final of the ciphertext, possibly nothing. */
  push(chunk: Uint8Array): Buffer[]
  /** Seals the last segment. The sealer is of no use afterwards. */
  finish(): Buffer[]
  /** Overwrites the key and the plaintext that waits. Safe to call at any time, also twice. */
  destroy(): void
}

/** The cipher that belongs to a derived key. */
export const cipherOf = (derivedKeyBytes: 16 | 32): CipherGCMTypes =>
  derivedKeyBytes === 32 ? 'aes-256-gcm' : 'aes-128-gcm'

/**
 * Creates a sealer for one stream; holds one segment of plaintext, whatever the length of the stream.
 *
 * A full segment waits until more arrives, because the last one is marked in its nonce.
 *
 * @param header - Only for known-answer tests. Without it salt and nonce prefix are fresh random bytes, and must be.
 * @see docs/formats/shard-v1.md § Streams
 */
export function createSealer(secret: StreamSecret, header?: StreamHeader): StreamSealer {
  const { parameters } = secret
  checkParameters(parameters)
  const clear = header ?? {
    salt: randomBytes(parameters.derivedKeyBytes),
    noncePrefix: randomBytes(noncePrefixBytes),
  }
  const aesKey = deriveStreamKey(secret, clear.salt)
  const waiting = Buffer.alloc(plaintextRoom(parameters, 1))
  let filled = 0
  let segment = 0
  let unsentHeader: Buffer | null = encodeHeader(parameters, clear)

  function seal(isLast: boolean): Buffer[] {
    const nonce = segmentNonce(clear.noncePrefix, segment, isLast)
    const cipher = createCipheriv(cipherOf(parameters.derivedKeyBytes), aesKey, nonce)
    const body = cipher.update(waiting.subarray(0, filled))
    cipher.final()
    const out = unsentHeader ? [unsentHeader, body, cipher.getAuthTag()] : [body, cipher.getAuthTag()]
    unsentHeader = null
    segment += 1
    filled = 0
    return out
  }

  return {
    push(chunk) {
      const out: Buffer[] = []
      for (let taken = 0; taken < chunk.length;) {
        if (filled === plaintextRoom(parameters, segment)) out.push(...seal(false))
        const room = plaintextRoom(parameters, segment) - filled
        const piece = chunk.subarray(taken, taken + room)
        waiting.set(piece, filled)
        filled += piece.length
        taken += piece.length
      }
      return out
    },
    finish: () => seal(true),
    destroy() {
      aesKey.fill(0)
      waiting.fill(0)
    },
  }
}

/**
 * Seals a whole stream: plaintext in, ciphertext out, in bounded memory.
 *
 * The reader sets the pace: nothing is taken from the source before the consumer asks.
 */
export async function* sealStream(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  secret: StreamSecret,
  header?: StreamHeader,
): AsyncGenerator<Buffer> {
  const sealer = createSealer(secret, header)
  try {
    for await (const chunk of source) yield* sealer.push(chunk)
    yield* sealer.finish()
  } finally {
    sealer.destroy()
  }
}
