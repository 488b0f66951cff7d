import type { ImagePoint } from '../../../../shared/labels/geometry.ts'

/** Pixels of a part of the picture, four bytes each: red, green, blue, and how opaque. */
export interface PixelSheet {
  /** Where the part lies on the picture, in whole image pixels. */
  readonly left: number
  readonly top: number
  readonly widthPx: number
  readonly heightPx: number
  readonly data: Uint8ClampedArray
}

/** The place in `data` of the pixel under a point, counted in pixels; null beside the sheet. */
export const placeOn = (sheet: PixelSheet, [x, y]: ImagePoint): number | null => {
  const [column, row] = [Math.floor(x) - sheet.left, Math.floor(y) - sheet.top]
  if (column < 0 || row < 0 || column >= sheet.widthPx || row >= sheet.heightPx) return null
  return row * sheet.widthPx + column
}

/**
 * How different two colours look, 0 to about 100. Red, green and blue are weighed by how bright the red is (the redmean
 * formula), which is near to what eyes see at a tenth of the cost of a conversion to Lab.
 */
export const colourDistance = (data: Uint8ClampedArray, one: number, other: number): number => {
  const [a, b] = [one * 4, other * 4]
  const [r1 = 0, r2 = 0] = [data[a], data[b]]
  const mean = (r1 + r2) / 2
  const [dr, dg, db] = [r1 - r2, (data[a + 1] ?? 0) - (data[b + 1] ?? 0), (data[a + 2] ?? 0) - (data[b + 2] ?? 0)]
  const squared = (2 + mean / 256) * dr * dr + 4 * dg * dg + (2 + (255 - mean) / 256) * db * db
  return Math.sqrt(squared) / 7.65
}
