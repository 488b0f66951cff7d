/** Tar's unit: headers and padded content fill whole blocks. */
export const tarBlockBytes = 512

const nameBytes = 100
const prefixBytes = 155

/** Largest size that eleven octal digits hold: 8 GiB less one byte. */
export const largestTarEntryBytes = 8 ** 11 - 1

/** Two empty blocks end a tar. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * tarBlockBytes)

/** Zeros that fill the last block of an entry. */
export const tarPadding = (sizeBytes: number): Buffer =>
  Buffer.alloc((tarBlockBytes - (sizeBytes % tarBlockBytes)) % tarBlockBytes)

/**
 * Writes the header of one regular file, POSIX ustar.
 *
 * Always exactly one block and never a pax extension, so that offsets are plain arithmetic. Owner, mode and time are
 * constants: a shard tells nothing about the machine that built it, and the same items give the same tar.
 *
 * @returns 512 bytes, or null when the name is too long for ustar.
 */
export function tarHeader(name: string, sizeBytes: number): Buffer | null {
  const path = splitName(Buffer.from(name, 'utf8'))
  if (path === null || sizeBytes > largestTarEntryBytes) return null
  const header = Buffer.alloc(tarBlockBytes)
  header.set(path.name, 0)
  header.write('0000644\0', 100, 'latin1')
  header.write('0000000\0', 108, 'latin1')
  header.write('0000000\0', 116, 'latin1')
  header.write(`${octal(sizeBytes, 11)}\0`, 124, 'latin1')
  header.write(`${octal(0, 11)}\0`, 136, 'latin1')
  header.write('        ', 148, 'latin1')
  header.write('0', 156, 'latin1')
  header.write('ustar\x0000', 257, 'latin1')
  header.write('0000000\0', 329, 'latin1')
  header.write('0000000\0', 337, 'latin1')
  header.set(path.prefix, 345)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${octal(sum, 6)}\0 `, 148, 'latin1')
  return header
}

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0')

/** Cuts a path at a slash so that both sides fit their fields. */
function splitName(path: Buffer): { name: Buffer; prefix: Buffer } | null {
  if (path.length <= nameBytes) return { name: path, prefix: Buffer.alloc(0) }
  const slash = path.subarray(0, prefixBytes + 1).lastIndexOf('/')
  const name = path.subarray(slash + 1)
  if (slash < 1 || name.length === 0 || name.length > nameBytes) return null
  return { name, prefix: path.subarray(0, slash) }
}
