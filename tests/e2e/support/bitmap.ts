import { pngOf } from '../../support/images.ts'

type Colour = readonly [red: number, green: number, blue: number]

/** A PNG whose pixels have the colours that are asked for. */
export const paintedBitmap = (width: number, height: number, colourAt: (x: number, y: number) => Colour): Buffer => {
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows.set(colourAt(x, y), y * (width * 3 + 1) + 1 + x * 3)
  return pngOf({ width, height, colourType: 2, rows })
}

/** A PNG with soft bands of colour, so that a picture of it is not one flat field. */
export const bitmap = (width: number, height: number, tint = 0): Buffer =>
  paintedBitmap(width, height, (x, y) => [
    90 + Math.round((x / width) * 120),
    110 + Math.round((y / height) * 90),
    (tint + ((x >> 5) ^ (y >> 5)) * 9) % 200,
  ])
