import { maskSpans } from '../../shared/labels/mask-geometry.ts'
import type { MaskLabel } from '../../shared/labels/mask.ts'

/**
 * A mask as COCO's uncompressed run lengths: column by column from the left, unset first. Set pixels beyond the picture are
 * left out. Memory is one byte per pixel of the columns that the mask reaches.
 */
export const columnRuns = (
  tiles: MaskLabel['tiles'],
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): number[] => {
  const columns = new Map<number, Uint8Array>()
  for (const { y, from, to } of maskSpans(tiles))
    for (let x = from; y < heightPx && x < Math.min(to, widthPx); x++) {
      const column = columns.get(x) ?? new Uint8Array(heightPx)
      columns.set(x, column)
      column[y] = 1
    }
  const runs: number[] = []
  let [value, length] = [0, 0]
  const take = (bit: number, pixels: number) => {
    if (bit !== value) {
      runs.push(length)
      value = bit
      length = 0
    }
    length += pixels
  }
  for (let x = 0; x < widthPx; x++) {
    const column = columns.get(x)
    if (column) for (const bit of column) take(bit, 1)
    else take(0, heightPx)
  }
  return [...runs, length]
}
