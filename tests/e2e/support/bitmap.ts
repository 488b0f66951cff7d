import { deflateSync } from 'node:zlib'
import { chunk } from '../../support/images.ts'

type Colour = readonly [red: number, green: number, blue: number]

/** A PNG whose pixels have the colours that are asked for. */
export const paintedBitmap = (width: number, height: number, colourAt: (x: number, y: number) => Colour): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows.set(colourAt(x, y), y * (width * 3 + 1) + 1 + x * 3)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const body = deflateSync(rows)
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))])
}

/** A PNG with soft bands of colour, so that a picture of it is not one flat field. */
export const bitmap = (width: number, height: number, tint = 0): Buffer =>
  paintedBitmap(width, height, (x, y) => [
    90 + Math.round((x / width) * 120),
    110 + Math.round((y / height) * 90),
    (tint + ((x >> 5) ^ (y >> 5)) * 9) % 200,
  ])
