import type { LabelId } from '../../../../shared/ids.ts'
import { atImage, rectAround, type ImagePoint, type ImageRect } from '../../../../shared/labels/geometry.ts'
import { isEmptyTiles } from '../../../../shared/labels/mask-patch.ts'
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

/**
 * A path of the tip over a mask: one gesture, seen as it grows. Each step costs what the tip passes: the labels stay as
 * they were until the end, and the tools' desk shows what is painted meanwhile.
 */
export class Stroke {
  readonly #options: StrokeOptions
  readonly #gesture: Gesture
  readonly #own: MaskSheet
  readonly #below = new Map<LabelId, MaskSheet>()
  readonly #rim = new SoftRim()
  #last: ImagePoint | null = null
  /** What was painted and is not shown yet. */
  #unseen: ImageRect | null = null
  /** Another edit may end the stroke while the button is still down. */
  #hasEnded = false

  constructor(options: StrokeOptions) {
    this.#options = options
    const { desk, mask, cause } = options
    this.#gesture = desk.doc.begin(cause)
    this.#gesture.defer({
      wanted: this.#wanted,
      ended: () => {
        this.#hasEnded = true
        desk.wet.dry()
      },
    })
    this.#own = new MaskSheet(mask, desk.picture())
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
    this.#own.paint(spans, erases ? 0 : 1)
    this.#unseen = this.#unseen ? rectAround(this.#unseen, within) : within
    if (erases || !settings.subtractsBelow) return
    for (const mask of masksBelow(desk, this.#own.mask, within)) {
      const sheet = this.#below.get(mask.id) ?? new MaskSheet(mask, desk.picture())
      this.#below.set(mask.id, sheet)
      sheet.paint(spans, 0)
    }
  }

  /** Shows what was painted so far. */
  readonly show = (): void => {
    if (this.#unseen && !this.#hasEnded) this.#options.desk.wet.show(this.#sheets(), this.#unseen)
    this.#unseen = null
    for (const sheet of this.#sheets()) sheet.rest()
  }

  /** Makes it one change and selects what was painted on. */
  readonly finish = (): void => {
    this.#gesture.commit()
    const { desk, mask } = this.#options
    desk.select(desk.doc.label(mask.id) ? [mask.id] : [])
  }

  readonly cancel = (): void => {
    this.#gesture.cancel()
  }

  #sheets(): readonly MaskSheet[] {
    return [this.#own, ...this.#below.values()]
  }

  readonly #wanted = () => {
    const labels = this.#sheets().map((sheet) => ({ ...sheet.mask, tiles: sheet.tiles() }))
    return {
      labels: labels.filter(({ tiles }) => !isEmptyTiles(tiles)),
      removed: labels.filter(({ tiles }) => isEmptyTiles(tiles)).map(({ id }) => id),
    }
  }
}

const sweptRect = (a: ImagePoint, b: ImagePoint, radius: number): ImageRect => {
  const [left, top] = atImage(Math.min(a[0], b[0]) - radius, Math.min(a[1], b[1]) - radius)
  const [right, bottom] = atImage(Math.max(a[0], b[0]) + radius, Math.max(a[1], b[1]) + radius)
  return { x: left, y: top, width: right - left, height: bottom - top }
}
