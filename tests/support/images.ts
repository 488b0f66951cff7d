import { crc32, deflateSync } from 'node:zlib'

interface Bitmap {
  readonly width: number
  readonly height: number
  /** 0: grey, 2: red, green and blue. */
  readonly colourType: 0 | 2
  /** Row by row, a zero before each, 8 bits a sample. */
  readonly rows: Buffer
}

/** A whole PNG, with chunks of one's own before or after its pixels. */
export function pngOf(
  { width, height, colourType, rows }: Bitmap,
  more: { before?: Buffer; after?: Buffer } = {},
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, colourType, 0, 0, 0], 8)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const none = Buffer.alloc(0)
  const { before = none, after = none } = more
  const drawn = chunk('IDAT', deflateSync(rows))
  return Buffer.concat([signature, chunk('IHDR', header), before, drawn, after, chunk('IEND', none)])
}

/** A PNG of one colour, with chunks of one's own before or after its pixels. */
export const png = (width: number, height: number, more: { before?: Buffer; after?: Buffer } = {}): Buffer =>
  pngOf({ width, height, colourType: 0, rows: Buffer.alloc((width + 1) * height, 0) }, more)

/** A TIFF structure that holds an orientation and nothing else. */
export const tiffOrientation = (orientation: number): Buffer => {
  const tiff = Buffer.from('49492a0008000000010012010300010000000000000000000000', 'hex')
  tiff.writeUInt16LE(orientation, 18)
  return tiff
}

/** One chunk of a PNG. */
export function chunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, sum])
}

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** The segments of a JPEG that say its size, with an EXIF orientation and as much metadata in front as asked for. */
export function jpegHead(
  width: number,
  height: number,
  more: { orientation?: number; metadataBytes?: number } = {},
): Buffer {
  const exif = Buffer.from('45786966000049492a00080000000100120103000100000000000000000000000000', 'hex')
  exif.writeUInt16LE(more.orientation ?? 1, 24)
  const padding: Buffer[] = []
  for (let left = more.metadataBytes ?? 0; left > 0; left -= 60_000)
    padding.push(segment(0xe2, Buffer.alloc(60_000, 0x41)))
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  const jfif = Buffer.from('4a46494600010100000100010000', 'hex')
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, jfif),
    segment(0xe1, exif),
    ...padding,
    segment(0xc0, frame),
    segment(0xda, Buffer.alloc(6)),
    Buffer.alloc(64),
    Buffer.from([0xff, 0xd9]),
  ])
}

const box = (type: string, ...bodies: Buffer[]): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(8 + bodies.reduce((sum, body) => sum + body.length, 0))
  return Buffer.concat([length, Buffer.from(type, 'latin1'), ...bodies])
}

/** The boxes of an AVIF that say its size, with a rotation in quarter turns. */
export function avifHead(width: number, height: number, quarterTurns = 0): Buffer {
  const size = Buffer.alloc(12)
  size.writeUInt32BE(width, 4)
  size.writeUInt32BE(height, 8)
  const properties = box('iprp', box('ipco', box('ispe', size), box('irot', Buffer.from([quarterTurns]))))
  const brand = Buffer.from('avif\0\0\0\0avifmif1', 'latin1')
  return Buffer.concat([box('ftyp', brand), box('meta', Buffer.alloc(4), properties), box('mdat', Buffer.alloc(16))])
}
