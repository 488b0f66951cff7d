import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import type { MaskLabel } from '../../../../shared/labels/mask.ts'

/** A tile of a mask that is painted on, unpacked. */
export interface WetTile {
  /** A byte per pixel, row by row, 1 where it is set. */
  readonly bits: Uint8Array
  /** Another number whenever a pixel may be another; no two tiles ever have the same. */
  readonly version: number
}

/** A mask while a stroke goes over it: what is seen of it before it is packed again. */
export interface WetMask {
  /** The mask as it was before the stroke; without tiles when it is new. */
  readonly mask: MaskLabel
  /** Null: the stroke did not come to that tile. */
  readonly tileAt: (key: string) => WetTile | null
  /** Around all pixels that the stroke came to, in image pixels. */
  readonly touched: () => ImageRect
}
