import type { PixelSheet } from './pixel-sheet.ts'

const brightnessOf = ({ data }: PixelSheet): Float32Array => {
  const bright = new Float32Array(data.length / 4)
  for (let at = 0; at < bright.length; at++)
    bright[at] = 0.299 * (data[at * 4] ?? 0) + 0.587 * (data[at * 4 + 1] ?? 0) + 0.114 * (data[at * 4 + 2] ?? 0)
  return bright
}

/** How steep the brightness is at each pixel, by Sobel's operator; 0 at the border. */
const steepnessOf = (sheet: PixelSheet): Float32Array => {
  const { widthPx: width, heightPx: height } = sheet
  const bright = brightnessOf(sheet)
  const steep = new Float32Array(bright.length)
  const at = (place: number) => bright[place] ?? 0
  for (let y = 1; y + 1 < height; y++)
    for (let x = 1; x + 1 < width; x++) {
      const p = y * width + x
      const [up, down] = [p - width, p + width]
      const dx = at(up + 1) + 2 * at(p + 1) + at(down + 1) - at(up - 1) - 2 * at(p - 1) - at(down - 1)
      const dy = at(down - 1) + 2 * at(down) + at(down + 1) - at(up - 1) - 2 * at(up) - at(up + 1)
      steep[p] = Math.hypot(dx, dy)
    }
  return steep
}

/**
 * What a path pays for passing each pixel: 1 on the steepest edge of the sheet, 64 where nothing changes (Mortensen and
 * Barrett, by gradient magnitude).
 */
export const edgeCosts = (sheet: PixelSheet): Uint8Array => {
  const steep = steepnessOf(sheet)
  let most = 1
  for (const value of steep) most = Math.max(most, value)
  return Uint8Array.from(steep, (value) => 1 + Math.round(63 * (1 - value / most)))
}
