import type { LabelId } from '../../../../shared/ids.ts'
import { atImage, type ImagePoint, type ImageRect } from '../../../../shared/labels/geometry.ts'
import type { MaskSpan } from '../../../../shared/labels/mask-runs.ts'
import type { MaskLabel } from '../../../../shared/labels/mask.ts'
import type { Gesture } from '../../document/gesture.ts'
import type { Desk } from '../tools/tool.ts'
import type { BrushSettings } from './brush-settings.ts'
import { masksBelow } from './masks-below.ts'
import { MaskSheet } from './mask-sheet.ts'
import { SoftRim } from './soft-tip.ts'
import { sweptSpans, tipCentre } from './tip.ts'

export interface StrokeOptions {
  readonly desk: Desk
  /** The mask to paint on; one without tiles is new. */
  readonly mask: MaskLabel
  readonly erases: boolean
  readonly cause: string
  readonly settings: BrushSettings
}

interface Painted {
  readonly mask: MaskLabel
  readonly sheet: MaskSheet
}

/** A path of the tip over a mask: one gesture, seen as it grows. Each step costs what the tip passes. */
export class Stroke {
  readonly #options: StrokeOptions
  readonly #gesture: Gesture
  readonly #own: Painted
  readonly #below = new Map<LabelId, Painted>()
  readonly #rim = new SoftRim()
  #last: ImagePoint | null = null

  constructor(options: StrokeOptions) {
    this.#options = options
    this.#gesture = options.desk.doc.begin(options.cause)
    this.#own = { mask: options.mask, sheet: new MaskSheet(options.mask.tiles, options.desk.picture()) }
  }

  /** The middle of the tip where it was last; null before the first step. */
  readonly last = (): ImagePoint | null => this.#last

  /** Moves the tip on. `pressure` is 0 to 1, 1 where nothing tells it. */
  readonly to = (point: ImagePoint, pressure = 1): void => {
    const { sizePx, hardnessPercent } = this.#options.settings
    const size = Math.max(Math.round(sizePx * pressure), 1)
    const [centre, radius] = [tipCentre(point, size), size / 2]
    const from = this.#last ?? centre
    const core = Math.max((radius * hardnessPercent) / 100, 0.5)
    this.fill([...sweptSpans(from, centre, core)], sweptRect(from, centre, radius))
    if (core < radius) this.fill([...this.#rim.pass(from, centre, { radius, core })], sweptRect(from, centre, radius))
    this.#last = centre
  }

  /** Sets or unsets pixels that lie in a rectangle. */
  readonly fill = (spans: readonly MaskSpan[], within: ImageRect): void => {
    const { desk, erases, settings } = this.#options
    this.#own.sheet.paint(spans, erases ? 0 : 1)
    if (erases || !settings.subtractsBelow) return
    for (const mask of masksBelow(desk, this.#own.mask, within)) {
      const painted = this.#below.get(mask.id) ?? { mask, sheet: new MaskSheet(mask.tiles, desk.picture()) }
      this.#below.set(mask.id, painted)
      painted.sheet.paint(spans, 0)
    }
  }

  /** Shows what was painted so far. */
  readonly show = (): void => {
    const all = [this.#own, ...this.#below.values()]
    const left = all.filter(({ sheet }) => !sheet.isEmpty())
    const gone = all.filter(({ sheet }) => sheet.isEmpty()).map(({ mask }) => mask.id)
    this.#gesture.update(
      left.map(({ mask, sheet }) => ({ ...mask, tiles: sheet.tiles() })),
      gone,
    )
  }

  /** Makes it one change and selects what was painted on. */
  readonly finish = (): void => {
    this.show()
    this.#gesture.commit()
    this.#options.desk.select(this.#own.sheet.isEmpty() ? [] : [this.#own.mask.id])
  }

  readonly cancel = (): void => {
    this.#gesture.cancel()
  }
}

const sweptRect = (a: ImagePoint, b: ImagePoint, radius: number): ImageRect => {
  const [left, top] = atImage(Math.min(a[0], b[0]) - radius, Math.min(a[1], b[1]) - radius)
  const [right, bottom] = atImage(Math.max(a[0], b[0]) + radius, Math.max(a[1], b[1]) + radius)
  return { x: left, y: top, width: right - left, height: bottom - top }
}
