import { Failure } from '../../../shared/failures.ts'
import { createFieldReader, createFieldWriter } from './index-fields.ts'
import type { ItemEntry, PartEntry } from './shard-types.ts'

/**
 * The plaintext of the sealed index: item blocks, then a table with the offset of each block, then a footer.
 *
 * The footer lies at the end because the end is what every reader decrypts first; from there one table row and one block
 * lead to any item, whatever the number of items.
 */
const magic = 'AUXSIDX1'

export const footerBytes = 32
export const tableRowBytes = 8
/** A block begins with its own length, so that a scan needs no table. */
export const blockLengthBytes = 4
/** No item needs more; a larger length is damage, not an order to allocate. */
export const largestBlockBytes = 1_048_576

/** The last 32 bytes of the index. */
export interface IndexFooter {
  readonly itemCount: number
  /** Where the table begins, which is where the blocks end. */
  readonly tableOffset: number
  /** Length of the plaintext tar that the index describes. */
  readonly tarBytes: number
}

/** Encodes one item: block length, key, parts. */
export function encodeItem(key: string, parts: readonly PartEntry[]): Buffer {
  const body = createFieldWriter()
  body.text(key)
  body.unsigned(parts.length, 2)
  for (const part of parts) {
    body.text(part.part)
    body.text(part.mediaType)
    body.text(part.name)
    body.unsigned(part.offsetBytes, 8)
    body.unsigned(part.sizeBytes, 8)
    body.bytes(Buffer.from(part.sha256, 'hex'))
    body.unsigned(part.width, 4)
    body.unsigned(part.height, 4)
    body.unsigned(part.codePoints, 8)
  }
  const bytes = body.finish()
  if (bytes.length > largestBlockBytes) throw new TypeError('the item has too many parts for the index')
  const length = createFieldWriter()
  length.unsigned(bytes.length, blockLengthBytes)
  return Buffer.concat([length.finish(), bytes])
}

/**
 * Decodes one item, without the length in front.
 *
 * @throws {@link Failure} `SHARD_DAMAGED` when the block is not exactly one item.
 */
export function decodeItem(index: number, block: Uint8Array): ItemEntry {
  const fields = createFieldReader(block)
  const key = fields.text()
  const parts: PartEntry[] = []
  for (let left = fields.unsigned(2); left > 0; left -= 1) {
    parts.push({
      part: fields.text(),
      mediaType: fields.text(),
      name: fields.text(),
      offsetBytes: fields.unsigned(8),
      sizeBytes: fields.unsigned(8),
      sha256: Buffer.from(fields.bytes(32)).toString('hex'),
      width: fields.unsigned(4),
      height: fields.unsigned(4),
      codePoints: fields.unsigned(8),
    })
  }
  fields.end()
  return { index, key, parts }
}

/** Encodes the footer. */
export function encodeFooter(footer: IndexFooter): Buffer {
  const fields = createFieldWriter()
  fields.bytes(Buffer.from(magic, 'latin1'))
  fields.unsigned(footer.itemCount, 8)
  fields.unsigned(footer.tableOffset, 8)
  fields.unsigned(footer.tarBytes, 8)
  return fields.finish()
}

/**
 * Decodes the footer and holds it against the length of the index.
 *
 * @throws {@link Failure} `SHARD_DAMAGED` when it is another format or does not add up.
 */
export function decodeFooter(bytes: Uint8Array, indexBytes: number): IndexFooter {
  const fields = createFieldReader(bytes)
  if (Buffer.from(fields.bytes(magic.length)).toString('latin1') !== magic) throw new Failure('SHARD_DAMAGED')
  const footer = { itemCount: fields.unsigned(8), tableOffset: fields.unsigned(8), tarBytes: fields.unsigned(8) }
  fields.end()
  if (footer.tableOffset + footer.itemCount * tableRowBytes + footerBytes !== indexBytes) {
    throw new Failure('SHARD_DAMAGED')
  }
  return footer
}
