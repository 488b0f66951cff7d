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
