import { pyramidLevels, tileGrid, type LevelSize, type TilePlace } from '../../../shared/pyramid.ts'
import {
  directoryBytes,
  fieldBytes,
  headerBytes,
  isInline,
  tags,
  writeEntry,
  writeHeader,
  writeNumber,
  type FieldType,
} from './tiff-fields.ts'

/** How tiles are compressed. Photographs as JPEG; WebP where there is transparency, which JPEG does not know. */
export type TileCoding = 'jpeg' | 'webp'

export const compressionOf: Readonly<Record<TileCoding, number>> = { jpeg: 7, webp: 50_001 }

/** What the beginning of a tiled part is made of. */
export interface PyramidPlan {
  readonly picture: LevelSize
  readonly tileSizePx: number
  readonly coding: TileCoding
  /** Bytes of each tile, in the order of {@link tilePlaces}. */
  readonly tileBytes: readonly number[]
}

/** Every tile in the order in which they lie in the file: level by level, row by row. */
export const tilePlaces = (picture: LevelSize, tileSizePx: number): TilePlace[] =>
  pyramidLevels(picture, tileSizePx).flatMap((size, level) => {
    const { columns, rows } = tileGrid(size, tileSizePx)
    return Array.from({ length: columns * rows }, (_, n) => ({
      level,
      column: n % columns,
      row: Math.floor(n / columns),
    }))
  })

interface Value {
  readonly tag: number
  readonly type: FieldType
  readonly values: readonly number[]
}

/**
 * Writes everything in front of the tiles: a pyramidal BigTIFF whose directories lie behind the header, one per level, with
 * their tables of tiles behind them. The tiles follow in the order of {@link tilePlaces}.
 *
 * Every tile is a whole JPEG or WebP by itself, so that one range of the file is a picture.
 *
 * @see docs/formats/shard-v1.md § Tiles
 */
export const encodePyramidHead = (plan: PyramidPlan): Buffer => {
  const directories = directoriesOf(plan, 0)
  const sizes = directories.map((fields) => directoryBytes(fields.length))
  const tablesStart = headerBytes + sum(sizes)
  const tables = directories.flatMap((fields) => fields.filter((field) => !isInline(countOf(field))))
  const dataStart =
    tablesStart + sum(tables.map((field) => 8 * Math.ceil((fieldBytes[field.type] * field.values.length) / 8)))
  const bytes = Buffer.alloc(dataStart)
  writeHeader(bytes)
  let offset = headerBytes
  let table = tablesStart
  for (const [level, fields] of directoriesOf(plan, dataStart).entries()) {
    bytes.writeBigUInt64LE(BigInt(fields.length), offset)
    for (const [entry, field] of fields.entries()) {
      const inline = writeEntry(bytes, { offset, entry }, countOf(field))
      const position = isInline(countOf(field)) ? inline : table
      if (position === table) {
        bytes.writeBigUInt64LE(BigInt(table), inline)
        table += 8 * Math.ceil((fieldBytes[field.type] * field.values.length) / 8)
      }
      for (const [n, value] of field.values.entries())
        writeNumber(bytes, { position: position + n * fieldBytes[field.type], type: field.type }, value)
    }
    const end = offset + (sizes[level] ?? 0)
    bytes.writeBigUInt64LE(BigInt(level + 1 < sizes.length ? end : 0), end - 8)
    offset = end
  }
  return bytes
}

const countOf = ({ tag, type, values }: Value) => ({ tag, type, count: values.length })
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** The fields of each level's directory, in the order of their tags as TIFF asks for. */
const directoriesOf = ({ picture, tileSizePx, coding, tileBytes }: PyramidPlan, dataStart: number): Value[][] => {
  let offset = dataStart
  let tile = 0
  return pyramidLevels(picture, tileSizePx).map((size, level) => {
    const { columns, rows } = tileGrid(size, tileSizePx)
    const counts = tileBytes.slice(tile, tile + columns * rows)
    tile += counts.length
    const offsets = counts.map((lengthBytes) => (offset += lengthBytes) - lengthBytes)
    const isJpeg = coding === 'jpeg'
    const short = (tag: number, ...values: number[]): Value => ({ tag, type: 3, values })
    const long = (tag: number, ...values: number[]): Value => ({ tag, type: 4, values })
    return [
      long(tags.subfileType, level === 0 ? 0 : 1),
      long(tags.width, size.widthPx),
      long(tags.height, size.heightPx),
      short(tags.bitsPerSample, ...(isJpeg ? [8, 8, 8] : [8, 8, 8, 8])),
      short(tags.compression, compressionOf[coding]),
      short(tags.photometric, isJpeg ? 6 : 2),
      short(tags.samplesPerPixel, isJpeg ? 3 : 4),
      short(tags.planar, 1),
      long(tags.tileWidth, tileSizePx),
      long(tags.tileHeight, tileSizePx),
      { tag: tags.tileOffsets, type: 16, values: offsets },
      { tag: tags.tileByteCounts, type: 4, values: counts },
      ...(isJpeg ? [short(tags.chromaSubsampling, 1, 1)] : [short(tags.extraSamples, 2)]),
    ]
  })
}
