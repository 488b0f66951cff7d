import { atImage, type ImagePoint } from '../../../../shared/labels/geometry.ts'
import { edgeCosts } from './edge-cost.ts'
import { placeOn, type PixelSheet } from './pixel-sheet.ts'

/** A step along a side costs so much per unit of a pixel's cost, one across a corner by the root of two more. */
const [sideCost, cornerCost] = [5, 7]
/** More than the dearest step. */
const bucketCount = 512

/**
 * The cheapest paths from one pixel to all others of a sheet, by Dijkstra's algorithm with buckets. It goes on only as far
 * as it is asked, and what was found once stays.
 */
export class LiveWire {
  readonly #sheet: PixelSheet
  readonly #costs: Uint8Array
  readonly #total: Float64Array
  readonly #from: Int32Array
  readonly #settled: Uint8Array
  readonly #buckets: number[][] = Array.from({ length: bucketCount }, () => [])
  #now = 0
  #waiting = 0

  constructor(sheet: PixelSheet, start: ImagePoint) {
    this.#sheet = sheet
    this.#costs = edgeCosts(sheet)
    const count = sheet.widthPx * sheet.heightPx
    this.#total = new Float64Array(count).fill(Infinity)
    this.#from = new Int32Array(count).fill(-1)
    this.#settled = new Uint8Array(count)
    const place = placeOn(sheet, start)
    if (place !== null) this.#offer(place, { total: 0, from: -1 })
  }

  /** The middles of the pixels on the path from the start to a point, both included; empty beside the sheet. */
  pathTo(point: ImagePoint): ImagePoint[] {
    const target = placeOn(this.#sheet, point)
    if (target === null) return []
    while (this.#settled[target] === 0 && this.#waiting > 0) this.#settleNext()
    const { widthPx, left, top } = this.#sheet
    const path: ImagePoint[] = []
    for (let place = target; place >= 0; place = this.#from[place] ?? -1)
      path.push(atImage(left + (place % widthPx) + 0.5, top + Math.floor(place / widthPx) + 0.5))
    return path.reverse()
  }

  #offer(place: number, { total, from }: { total: number; from: number }): void {
    if (total >= (this.#total[place] ?? 0)) return
    this.#total[place] = total
    this.#from[place] = from
    this.#buckets[total % bucketCount]?.push(place)
    this.#waiting++
  }

  #settleNext(): void {
    let bucket = this.#buckets[this.#now % bucketCount]
    while (bucket?.length === 0) bucket = this.#buckets[++this.#now % bucketCount]
    const place = bucket?.pop()
    this.#waiting--
    if (place === undefined || this.#settled[place] === 1) return
    this.#settled[place] = 1
    const { widthPx, heightPx } = this.#sheet
    const [x, y] = [place % widthPx, Math.floor(place / widthPx)]
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        if (x + dx < 0 || y + dy < 0 || x + dx >= widthPx || y + dy >= heightPx) continue
        const next = place + dy * widthPx + dx
        if (this.#settled[next] === 1) continue
        const step = (this.#costs[next] ?? 0) * (dx !== 0 && dy !== 0 ? cornerCost : sideCost)
        this.#offer(next, { total: this.#now + step, from: place })
      }
  }
}

/** A part of a sheet by itself: the window that paths are sought in. */
export const cutSheet = (sheet: PixelSheet, around: ImagePoint, sidePx: number): PixelSheet => {
  const left = Math.max(Math.floor(around[0] - sidePx / 2), sheet.left)
  const top = Math.max(Math.floor(around[1] - sidePx / 2), sheet.top)
  const widthPx = Math.max(Math.min(left + sidePx, sheet.left + sheet.widthPx) - left, 0)
  const heightPx = Math.max(Math.min(top + sidePx, sheet.top + sheet.heightPx) - top, 0)
  const data = new Uint8ClampedArray(widthPx * heightPx * 4)
  for (let row = 0; row < heightPx; row++) {
    const start = ((top + row - sheet.top) * sheet.widthPx + left - sheet.left) * 4
    data.set(sheet.data.subarray(start, start + widthPx * 4), row * widthPx * 4)
  }
  return { left, top, widthPx, heightPx, data }
}
