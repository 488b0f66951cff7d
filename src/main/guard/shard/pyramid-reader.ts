import { Failure } from '../../../shared/failures.ts'
import type { TilePlace } from '../../../shared/pyramid.ts'
import { compressionOf } from './pyramid-format.ts'
import { fieldBytes, readDirectory, readHeader, readNumber, tags, type TiffField } from './tiff-fields.ts'

/** A tiled part, read in ranges. */
export interface TiledPart {
  readonly sizeBytes: number
  /** Every byte handed out was authenticated. */
  read(offset: number, lengthBytes: number): Promise<Uint8Array>
}

/** A tile as it lies in the file: a whole picture of its type. */
export interface EncodedTile {
  readonly mediaType: 'image/jpeg' | 'image/webp'
  readonly bytes: Uint8Array
}

/** Room for the directories of more levels than any picture has. */
const mostDirectoryBytes = 8192
const largestTileBytes = 16_777_216

/**
 * Reads one tile, and of the rest of the part only its directories and two numbers.
 *
 * @throws {@link Failure} `NOT_FOUND` when there is no such tile, `ITEM_DAMAGED` when this is no pyramid of ours.
 */
export const readPyramidTile = async (part: TiledPart, place: TilePlace): Promise<EncodedTile> => {
  const fields = await findLevel(part, place.level)
  const own = (tag: number): TiffField => fields.fields.find((field) => field.tag === tag) ?? damaged()
  const single = (tag: number): number => {
    const { position, type } = own(tag)
    return position + fieldBytes[type] <= fields.head.length ? readNumber(fields.head, position, type) : damaged()
  }
  const columns = Math.ceil(single(tags.width) / single(tags.tileWidth))
  const rows = Math.ceil(single(tags.height) / single(tags.tileHeight))
  if (place.column >= columns || place.row >= rows) throw new Failure('NOT_FOUND')
  const order = place.row * columns + place.column
  const offset = await numberAt(part, own(tags.tileOffsets), order)
  const lengthBytes = await numberAt(part, own(tags.tileByteCounts), order)
  if (lengthBytes > largestTileBytes || offset + lengthBytes > part.sizeBytes) return damaged()
  const compression = single(tags.compression)
  if (compression !== compressionOf.jpeg && compression !== compressionOf.webp) return damaged()
  const mediaType = compression === compressionOf.jpeg ? 'image/jpeg' : 'image/webp'
  return { mediaType, bytes: await part.read(offset, lengthBytes) }
}

const damaged = (): never => {
  throw new Failure('ITEM_DAMAGED')
}

/** Goes from directory to directory. `head` is the beginning of the part, in which all of them lie. */
const findLevel = async (part: TiledPart, level: number): Promise<{ head: Buffer; fields: TiffField[] }> => {
  const read = await part.read(0, Math.min(part.sizeBytes, mostDirectoryBytes))
  const head = Buffer.from(read.buffer, read.byteOffset, read.byteLength)
  let offset = readHeader(head) ?? damaged()
  for (let at = 0; ; at++) {
    const directory = readDirectory(head, offset) ?? damaged()
    if (at === level) return { head, fields: directory.fields }
    if (directory.next === 0) throw new Failure('NOT_FOUND')
    if (directory.next <= offset) return damaged()
    offset = directory.next
  }
}

const numberAt = async (part: TiledPart, field: TiffField, order: number): Promise<number> => {
  const widthBytes = fieldBytes[field.type]
  const position = field.position + order * widthBytes
  if (order >= field.count || position + widthBytes > part.sizeBytes) return damaged()
  const bytes = await part.read(position, widthBytes)
  return readNumber(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, field.type)
}
