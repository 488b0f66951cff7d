import { Failure } from '../../../shared/failures.ts'

/** Writes fixed-width big-endian numbers and strings preceded by a 16-bit length. */
export interface FieldWriter {
  unsigned(value: number, widthBytes: 2 | 4 | 8): void
  text(value: string): void
  bytes(value: Uint8Array): void
  finish(): Buffer
}

/** Reads what a {@link FieldWriter} wrote; every method throws `SHARD_DAMAGED` instead of reading past the end. */
export interface FieldReader {
  unsigned(widthBytes: 2 | 4 | 8): number
  text(): string
  bytes(lengthBytes: number): Uint8Array
  /** Refuses bytes that nobody asked for. */
  end(): void
}

/** Creates an empty writer. Values that do not fit are a `TypeError`. */
export function createFieldWriter(): FieldWriter {
  const pieces: Uint8Array[] = []
  const writer: FieldWriter = {
    unsigned(value, widthBytes) {
      if (!Number.isSafeInteger(value) || value < 0 || value >= 2 ** (8 * widthBytes)) {
        throw new TypeError('the number does not fit its field')
      }
      const bytes = Buffer.alloc(8)
      bytes.writeBigUInt64BE(BigInt(value))
      pieces.push(bytes.subarray(8 - widthBytes))
    },
    text(value) {
      const bytes = Buffer.from(value, 'utf8')
      writer.unsigned(bytes.length, 2)
      pieces.push(bytes)
    },
    bytes(value) {
      pieces.push(value)
    },
    finish: () => Buffer.concat(pieces),
  }
  return writer
}

/** Creates a reader at the beginning of the bytes. */
export function createFieldReader(source: Uint8Array): FieldReader {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let at = 0
  const take = (lengthBytes: number): Uint8Array => {
    if (at + lengthBytes > source.length) throw new Failure('SHARD_DAMAGED')
    at += lengthBytes
    return source.subarray(at - lengthBytes, at)
  }
  const unsigned = (widthBytes: 2 | 4 | 8): number => {
    const value = take(widthBytes).reduce((total, byte) => total * 256 + byte, 0)
    if (!Number.isSafeInteger(value)) throw new Failure('SHARD_DAMAGED')
    return value
  }
  return {
    unsigned,
    bytes: take,
    text() {
      const bytes = take(unsigned(2))
      try {
        return decoder.decode(bytes)
      } catch (error) {
        throw new Failure('SHARD_DAMAGED', { cause: error })
      }
    },
    end() {
      if (at !== source.length) throw new Failure('SHARD_DAMAGED')
    },
  }
}
