import type { ImagePoint } from '../../../../shared/labels/geometry.ts'
import type { MaskLabel } from '../../../../shared/labels/mask.ts'
import type { FloodAsk } from './flood.ts'

/** A region that was looked for: its pixels; `too-large`; or `dropped`, because something newer was asked. */
export type RegionAnswer = { readonly tiles: MaskLabel['tiles'] } | 'too-large' | 'dropped'

export interface PathAsk {
  readonly from: ImagePoint
  readonly to: ImagePoint
  /** True: a newer question does not take its place. */
  readonly isKept: boolean
}

/** What tools may ask about the pixels of the picture. Answers come from elsewhere, later. */
export interface PixelSource {
  /** The region of like colour around a pixel. A newer question takes its place. */
  readonly region: (ask: FloodAsk) => Promise<RegionAnswer>
  /** The path along edges, both ends included; null when it was dropped. */
  readonly path: (ask: PathAsk) => Promise<readonly ImagePoint[] | null>
}
