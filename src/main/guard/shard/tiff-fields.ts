/** The types of TIFF values that a tiled part uses, with their size. */
export const fieldBytes = { 3: 2, 4: 4, 16: 8 } as const
export type FieldType = keyof typeof fieldBytes

/** One entry of a directory. `position` is where the values lie: in the entry itself when they fit into eight bytes. */
export interface TiffField {
  readonly tag: number
  readonly type: FieldType
  readonly count: number
  readonly position: number
}

export const tags = {
  subfileType: 254,
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  samplesPerPixel: 277,
  planar: 284,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  extraSamples: 338,
  chromaSubsampling: 530,
} as const

export const headerBytes = 16
const countBytes = 8
const entryBytes = 20
const nextBytes = 8
const inlineBytes = 8

/** Bytes of a directory with so many entries. */
export const directoryBytes = (entries: number): number => countBytes + entries * entryBytes + nextBytes

export const isInline = ({ type, count }: Pick<TiffField, 'type' | 'count'>): boolean =>
  fieldBytes[type] * count <= inlineBytes

/** Begins a BigTIFF, little-endian, with its first directory right behind the header. */
export const writeHeader = (bytes: Buffer): void => {
  bytes.write('II', 0, 'latin1')
  bytes.writeUInt16LE(43, 2)
  bytes.writeUInt16LE(8, 4)
  bytes.writeBigUInt64LE(BigInt(headerBytes), 8)
}

/** @returns Where the first directory lies, or null for anything but what {@link writeHeader} writes. */
export const readHeader = (bytes: Buffer): number | null => {
  const own = Buffer.alloc(headerBytes)
  writeHeader(own)
  return bytes.length >= headerBytes && bytes.subarray(0, headerBytes).equals(own) ? headerBytes : null
}

export const writeNumber = (bytes: Buffer, at: { position: number; type: FieldType }, value: number): void => {
  if (at.type === 3) bytes.writeUInt16LE(value, at.position)
  else if (at.type === 4) bytes.writeUInt32LE(value, at.position)
  else bytes.writeBigUInt64LE(BigInt(value), at.position)
}

export const readNumber = (bytes: Buffer, position: number, type: FieldType): number => {
  if (type === 3) return bytes.readUInt16LE(position)
  return type === 4 ? bytes.readUInt32LE(position) : Number(bytes.readBigUInt64LE(position))
}

/** Writes one entry without its values. @returns Where values that fit into it go. */
export const writeEntry = (
  bytes: Buffer,
  directory: { offset: number; entry: number },
  field: Omit<TiffField, 'position'>,
): number => {
  const at = directory.offset + countBytes + directory.entry * entryBytes
  bytes.writeUInt16LE(field.tag, at)
  bytes.writeUInt16LE(field.type, at + 2)
  bytes.writeBigUInt64LE(BigInt(field.count), at + 4)
  return at + 12
}

/** Reads a directory, or null when it does not lie in the bytes or holds a type that is not known here. */
export const readDirectory = (bytes: Buffer, offset: number): { fields: TiffField[]; next: number } | null => {
  if (offset + countBytes > bytes.length) return null
  const entries = Number(bytes.readBigUInt64LE(offset))
  if (offset + directoryBytes(entries) > bytes.length) return null
  const fields: TiffField[] = []
  for (let entry = 0; entry < entries; entry++) {
    const at = offset + countBytes + entry * entryBytes
    const type = bytes.readUInt16LE(at + 2)
    if (type !== 3 && type !== 4 && type !== 16) return null
    const field = { tag: bytes.readUInt16LE(at), type, count: Number(bytes.readBigUInt64LE(at + 4)) } as const
    fields.push({ ...field, position: isInline(field) ? at + 12 : Number(bytes.readBigUInt64LE(at + 12)) })
  }
  return { fields, next: Number(bytes.readBigUInt64LE(offset + directoryBytes(entries) - nextBytes)) }
}
