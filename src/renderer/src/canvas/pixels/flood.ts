import type { ImagePoint } from '../../../../shared/labels/geometry.ts'
import type { MaskSpan } from '../../../../shared/labels/mask-runs.ts'
import { labAt, labDistance } from './lab.ts'
import { placeOn, type PixelSheet } from './pixel-sheet.ts'

export interface FloodAsk {
  readonly seed: ImagePoint
  /** Colours this near to the seed's belong to the region: their distance in CIE Lab, 0 to 100. */
  readonly tolerance: number
  /** False: every such pixel of the sheet, connected or not. */
  readonly connected: boolean
}

/** After so many pixels others get their turn. */
const stepPixels = 400_000

/** Asks of a pixel whether it looks like the first. Each is compared once: neighbours ask several times. */
const likeness = ({ data, widthPx, heightPx }: PixelSheet, first: number, tolerance: number) => {
  const wanted = labAt(data, first * 4)
  const [like, unlike] = [1, 2]
  const known = new Uint8Array(widthPx * heightPx)
  return (place: number): boolean => {
    if (known[place] === 0) known[place] = labDistance(wanted, labAt(data, place * 4)) <= tolerance ? like : unlike
    return known[place] === like
  }
}

/**
 * Finds the region of like colour around a pixel: row by row, neighbours at the four sides. Yields now and then so that a
 * newer question can take its place.
 *
 * @returns The region as stretches of rows in image pixels; none when the seed lies beside the sheet.
 */
export function* flood(sheet: PixelSheet, ask: FloodAsk): Generator<void, MaskSpan[]> {
  const start = placeOn(sheet, ask.seed)
  if (start === null) return []
  const { widthPx, heightPx } = sheet
  const isLike = likeness(sheet, start, ask.tolerance)
  const spans: MaskSpan[] = []
  const taken = new Uint8Array(widthPx * heightPx)
  let steps = 0
  const takeRow = (place: number): readonly [row: number, from: number, to: number] => {
    const row = Math.floor(place / widthPx)
    let [from, to] = [place, place + 1]
    while (from > row * widthPx && taken[from - 1] === 0 && isLike(from - 1)) from--
    while (to < (row + 1) * widthPx && taken[to] === 0 && isLike(to)) to++
    taken.fill(1, from, to)
    steps += to - from
    const left = sheet.left - row * widthPx
    spans.push({ y: sheet.top + row, from: from + left, to: to + left })
    return [row, from, to]
  }
  const open = [start]
  const openBeside = (from: number, to: number, shift: number) => {
    let isOpen = false
    for (let place = from + shift; place < to + shift; place++) {
      const isNew = taken[place] === 0 && isLike(place)
      if (isNew && !isOpen) open.push(place)
      isOpen = isNew
    }
  }
  for (let place = ask.connected ? open.pop() : undefined; place !== undefined; place = open.pop()) {
    if (taken[place] === 1) continue
    const [row, from, to] = takeRow(place)
    if (row > 0) openBeside(from, to, -widthPx)
    if (row + 1 < heightPx) openBeside(from, to, widthPx)
    if (steps < stepPixels) continue
    steps = 0
    yield
  }
  if (ask.connected) return spans
  for (let place = 0; place < taken.length; place++) {
    if (taken[place] === 0 && isLike(place)) takeRow(place)
    if (place % stepPixels === stepPixels - 1) yield
  }
  return spans
}
