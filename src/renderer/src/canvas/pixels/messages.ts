import type { ImagePoint } from '../../../../shared/labels/geometry.ts'
import type { FloodAsk } from './flood.ts'
import type { PathAsk, RegionAnswer } from './pixel-source.ts'

/** What the window tells the worker that knows the pixels. */
export type ToPixels =
  /** A part of the picture, in place of the one before. */
  | { readonly kind: 'sheet'; readonly left: number; readonly top: number; readonly bitmap: ImageBitmap }
  /** Lets the pixels go. */
  | { readonly kind: 'forget' }
  | { readonly kind: 'region'; readonly job: number; readonly ask: FloodAsk }
  | { readonly kind: 'path'; readonly job: number; readonly ask: PathAsk }

/** What it answers, one for each job. */
export type FromPixels =
  | { readonly kind: 'region'; readonly job: number; readonly answer: RegionAnswer }
  | { readonly kind: 'path'; readonly job: number; readonly answer: readonly ImagePoint[] | null }
