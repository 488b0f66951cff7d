import { atImage, type ImagePoint } from '../../../../shared/labels/geometry.ts'
import { maskTileArea, maskTileKeyOf, maskTilePx, type MaskSpan } from '../../../../shared/labels/mask-runs.ts'

/** What one print of the rim adds where it is strongest, of 255 that set a pixel. */
const printStrength = 90
/** Prints lie this part of the radius apart. */
const printStep = 0.25

/**
 * The rim of a soft tip during one stroke. Each print adds a little to every pixel of the rim, less towards the outside,
 * and a pixel is set once it has had enough. Holds a byte per pixel of the tiles it touched.
 */
export class SoftRim {
  readonly #covered = new Map<string, Uint8Array>()
  /** How far the next print is away along the path, in image pixels. */
  #left = 0;

  /** The pixels that became set on the way. */
  *pass(a: ImagePoint, b: ImagePoint, tip: { readonly radius: number; readonly core: number }): Generator<MaskSpan> {
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const step = Math.max(tip.radius * printStep, 1)
    let at = this.#left
    for (; at <= length; at += step) {
      const part = length === 0 ? 0 : at / length
      yield* this.#print(atImage(a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part), tip)
    }
    this.#left = at - length
  }

  *#print([cx, cy]: ImagePoint, { radius, core }: { radius: number; core: number }): Generator<MaskSpan> {
    for (let y = Math.max(Math.floor(cy - radius), 0); y < cy + radius; y++) {
      const half = Math.sqrt(Math.max(radius * radius - (y + 0.5 - cy) ** 2, 0))
      for (let x = Math.max(Math.floor(cx - half), 0); x < cx + half; x++) {
        const away = Math.hypot(x + 0.5 - cx, y + 0.5 - cy)
        if (away <= core || away >= radius) continue
        if (this.#add(x, y, (printStrength * (radius - away)) / (radius - core))) yield { y, from: x, to: x + 1 }
      }
    }
  }

  /** True when the pixel has had enough now and had not before. */
  #add(x: number, y: number, amount: number): boolean {
    const key = maskTileKeyOf(Math.floor(x / maskTilePx), Math.floor(y / maskTilePx))
    const tile = this.#covered.get(key) ?? new Uint8Array(maskTileArea)
    this.#covered.set(key, tile)
    const place = (y % maskTilePx) * maskTilePx + (x % maskTilePx)
    const before = tile[place] ?? 0
    const after = Math.min(before + Math.ceil(amount), 255)
    tile[place] = after
    return after === 255 && before < 255
  }
}
