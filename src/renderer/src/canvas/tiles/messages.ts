import type { LabelId } from '../../../../shared/ids.ts'
import type { TileSide } from '../../../../shared/labels/mask-patch.ts'
import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import type { SceneStyle } from '../painting/scene.ts'
import type { DeviceRect, Level, TilePlace } from './tile-grid.ts'

/**
 * A tile, or a part of one, to be painted. The window counts jobs up, and asks for the same job again under the same
 * number until its answer is there.
 */
export interface TileJob extends TilePlace {
  readonly job: number
  /** Only this part, in whole device pixels from the tile's corner; null: all of it. */
  readonly part: DeviceRect | null
}

/** What became of shapes since the worker was told last. */
export interface ShapesChange {
  readonly put: readonly ShapeLabel[]
  /** Masks of which only these tiles are others now: a stroke is told in as much as it painted. */
  readonly patched: readonly { readonly id: LabelId; readonly tiles: TileSide }[]
  readonly gone: readonly LabelId[]
  /** Not painted until they are put again: the window paints them while they are edited. They keep their order. */
  readonly lifted: readonly LabelId[]
}

/**
 * What the window tells the worker. Every message carries the generation of the item that is shown: the number counts up
 * with each item, and what belongs to another is dropped by whoever receives it, so that labels of one item can never be
 * shown on the picture of the next.
 */
export type ToWorker = { readonly generation: number } & (
  | { readonly kind: 'open' }
  | { readonly kind: 'style'; readonly style: SceneStyle }
  | ({ readonly kind: 'shapes' } & ShapesChange & {
        /** Further ones follow before anything is painted. */
        readonly more: boolean
      })
  /** Replaces what was wanted before; the first job is done first. */
  | {
      readonly kind: 'want'
      readonly level: Level
      readonly pixelRatio: number
      readonly jobs: readonly TileJob[]
    }
  /** Asks which shapes of a rectangle are to be named. */
  | { readonly kind: 'names'; readonly within: ImageRect; readonly widthMinPx: number; readonly most: number }
)

/** What the worker answers. */
export type FromWorker = { readonly generation: number } & (
  | {
      readonly kind: 'tile'
      readonly job: number
      /** Null: nothing is there. */
      readonly bitmap: ImageBitmap | null
    }
  | { readonly kind: 'names'; readonly ids: readonly LabelId[] }
)
