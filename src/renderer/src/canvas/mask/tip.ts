import { atImage, type ImagePoint } from '../../../../shared/labels/geometry.ts'
import type { MaskSpan } from '../../../../shared/labels/mask-runs.ts'

/** Tips this small are laid onto the grid of pixels, so that each is as wide as it says. */
const snappedBelowPx = 8

/** The middle of a tip: of a small odd one the middle of a pixel, of a small even one a corner. */
export const tipCentre = ([x, y]: ImagePoint, sizePx: number): ImagePoint => {
  if (sizePx >= snappedBelowPx) return atImage(x, y)
  return sizePx % 2 === 1 ? atImage(Math.floor(x) + 0.5, Math.floor(y) + 0.5) : atImage(Math.round(x), Math.round(y))
}

interface Interval {
  readonly from: number
  readonly to: number
}

const discAt = ([x, y]: ImagePoint, radius: number, row: number): Interval | null => {
  const away = Math.abs(row - y)
  if (away > radius) return null
  const half = Math.sqrt(radius * radius - away * away)
  return { from: x - half, to: x + half }
}

const between = (a: number, b: number): Interval => ({ from: Math.min(a, b), to: Math.max(a, b) })

/** Where the band along a segment, without its round ends, crosses a row. */
const bandAt = ({ a, b, radius }: { a: ImagePoint; b: ImagePoint; radius: number }, row: number): Interval | null => {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  if (length === 0) return null
  const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
  const dy = row - a[1]
  if (uy === 0) return Math.abs(dy) <= radius ? between(a[0], b[0]) : null
  const across = between(a[0] + (dy * ux - radius) / uy, a[0] + (dy * ux + radius) / uy)
  if (ux === 0) return dy * uy >= 0 && dy * uy <= length ? across : null
  const along = between(a[0] - (dy * uy) / ux, a[0] + (length - dy * uy) / ux)
  const [from, to] = [Math.max(across.from, along.from), Math.min(across.to, along.to)]
  return from <= to ? { from, to } : null
}

/**
 * The pixels that a round tip passes on its way from one point to another, row by row: those whose centre is under it.
 * Costs one step per row.
 */
export function* sweptSpans(a: ImagePoint, b: ImagePoint, radius: number): Generator<MaskSpan> {
  const [top, bottom] = [Math.min(a[1], b[1]) - radius, Math.max(a[1], b[1]) + radius]
  for (let y = Math.max(Math.ceil(top - 0.5), 0); y + 0.5 <= bottom; y++) {
    const parts = [discAt(a, radius, y + 0.5), discAt(b, radius, y + 0.5), bandAt({ a, b, radius }, y + 0.5)]
    let [left, right] = [Infinity, -Infinity]
    for (const part of parts) {
      if (!part) continue
      left = Math.min(left, part.from)
      right = Math.max(right, part.to)
    }
    const [from, to] = [Math.max(Math.ceil(left - 0.5), 0), Math.floor(right - 0.5) + 1]
    if (from < to) yield { y, from, to }
  }
}
