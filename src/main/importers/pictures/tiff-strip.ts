/** Reads bytes of a file at a place; fewer at its end. */
type ReadFile = (position: number, lengthBytes: number) => Buffer

const rowsPerStrip = 278
const tileLength = 323

/**
 * How many rows of a TIFF lie together, in strips or in tiles: whoever reads it from top to bottom has to take them whole.
 *
 * @returns Null for anything but a TIFF whose first directory says so.
 */
export const readStripRows = (read: ReadFile): number | null => {
  const head = read(0, 16)
  const order = head.toString('latin1', 0, 2)
  if (head.length < 16 || (order !== 'II' && order !== 'MM')) return null
  const number = numbersOf(order === 'II')
  const isBig = number(head, 2, 2) === 43
  const first = isBig ? number(head, 8, 8) : number(head, 4, 4)
  const [countBytes, entryBytes] = isBig ? [8, 20] : [2, 12]
  const entries = number(read(first, countBytes), 0, countBytes)
  const directory = read(first + countBytes, Math.min(entries, 1024) * entryBytes)
  const valueOf = (tag: number): number | null => {
    for (let at = 0; at + entryBytes <= directory.length; at += entryBytes)
      if (number(directory, at, 2) === tag)
        return number(directory, at + entryBytes - valueBytes(isBig), number(directory, at + 2, 2) === 3 ? 2 : 4)
    return null
  }
  return valueOf(tileLength) ?? valueOf(rowsPerStrip)
}

/** Bytes of an entry's value: its last field. */
const valueBytes = (isBig: boolean): number => (isBig ? 8 : 4)

const numbersOf =
  (isLittle: boolean) =>
  (bytes: Buffer, at: number, widthBytes: number): number => {
    if (at + widthBytes > bytes.length) return 0
    if (widthBytes === 8) return Number(isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at))
    return isLittle ? bytes.readUIntLE(at, widthBytes) : bytes.readUIntBE(at, widthBytes)
  }
