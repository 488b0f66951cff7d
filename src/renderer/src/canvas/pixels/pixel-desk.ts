import type { ImagePoint } from '../../../../shared/labels/geometry.ts'
import { tilesFromSpans } from '../../../../shared/labels/mask-geometry.ts'
import type { MaskSpan } from '../../../../shared/labels/mask-runs.ts'
import { flood, type FloodAsk } from './flood.ts'
import { cutSheet, LiveWire } from './live-wire.ts'
import type { PathAsk, RegionAnswer } from './pixel-source.ts'
import type { PixelSheet } from './pixel-sheet.ts'

/** A larger region is not a thing any more. */
const regionMostPx = 16_000_000
/** Paths are sought in a window of this side around where they begin, in image pixels. */
const windowPx = 768

const areaOf = (spans: readonly MaskSpan[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0)

const isSame = (a: ImagePoint, b: ImagePoint): boolean => a[0] === b[0] && a[1] === b[1]

/** Answers questions about the pixels of one sheet. Knows no worker: what it is asked comes by calls. */
export class PixelDesk {
  #sheet: PixelSheet | null = null
  #wire: { readonly from: ImagePoint; readonly wire: LiveWire; readonly part: PixelSheet } | null = null

  readonly show = (sheet: PixelSheet | null): void => {
    this.#sheet = sheet
    this.#wire = null
  };

  /** Goes on in steps, so that whoever runs it can leave it for a newer question. */
  *region(ask: FloodAsk): Generator<void, RegionAnswer> {
    if (!this.#sheet) return 'dropped'
    const spans = yield* flood(this.#sheet, ask)
    return areaOf(spans) > regionMostPx ? 'too-large' : { tiles: tilesFromSpans(spans) }
  }

  /** A path leaves the window around its beginning straight. */
  readonly path = ({ from, to }: PathAsk): readonly ImagePoint[] | null => {
    if (!this.#sheet) return null
    if (!this.#wire || !isSame(this.#wire.from, from)) {
      const part = cutSheet(this.#sheet, from, windowPx)
      this.#wire = { from, part, wire: new LiveWire(part, from) }
    }
    const { part, wire } = this.#wire
    const inside = [
      Math.min(Math.max(to[0], part.left), part.left + part.widthPx - 1),
      Math.min(Math.max(to[1], part.top), part.top + part.heightPx - 1),
    ] as unknown as ImagePoint
    return [...wire.pathTo(inside), ...(isSame(inside, to) ? [] : [to])]
  }
}
