import type { LabelId } from '../../../../shared/ids.ts'
import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { paintShape } from '../painting/painters.ts'
import type { Brush, SceneStyle } from '../painting/scene.ts'
import type { WetMask } from '../painting/wet-mask.ts'
import { lookOf } from '../painting/shape-look.ts'
import { fromLevel, grown, viewOn, type DeviceRect, type Level } from './tile-grid.ts'

/** Strokes, halos and keypoints reach this far beyond the bounds of a shape. CSS pixels. */
const shapeReachPx = 8

/** How far around its bounds a shape may have left ink, in device pixels. */
export const inkReach = (pixelRatio: number): number => Math.ceil(shapeReachPx * pixelRatio)

export interface TileScene {
  readonly level: Level
  readonly pixelRatio: number
  readonly style: SceneStyle
  /** Those that are to be painted, in drawing order. */
  readonly shapesWithin: (rect: ImageRect) => readonly ShapeLabel[]
  /** The masks among them that a stroke goes over. */
  readonly wetOf?: (id: LabelId) => WetMask | undefined
}

/**
 * Paints a rectangle of level space at the origin of a brush; what lies there before is not cleared. Painting a part is
 * what painting the whole gives there, but for the smoothing of edges that the part cuts.
 *
 * @returns Whether anything was painted.
 */
export const paintTile = (brush: Brush, scene: TileScene, rect: DeviceRect): boolean => {
  const { level, pixelRatio, style } = scene
  const seen = fromLevel(level, grown(rect, inkReach(pixelRatio)))
  const shapes = scene.shapesWithin(seen)
  if (shapes.length === 0) return false
  const view = viewOn(level, { pixelRatio, x: rect.x, y: rect.y })
  brush.save()
  brush.scale(pixelRatio, pixelRatio)
  for (const shape of shapes) paintShape(brush, { shape, view, wet: scene.wetOf?.(shape.id) }, lookOf(style, shape))
  brush.restore()
  return true
}
