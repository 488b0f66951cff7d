import { shapeBounds } from '../../../../shared/labels/shape-geometry.ts'
import { rectToScreen, type PixelSize } from '../viewport.ts'
import { paintSelected, paintShape } from './painters.ts'
import { paintAt } from './palette.ts'
import type { Brush, Scene } from './scene.ts'
import { paintTags } from './tags.ts'
import { inkOnPictures, paintWatermark } from '../../ui/watermark/paint-watermark.ts'
import type { ImageRect } from '../../../../shared/labels/geometry.ts'

/** Outlines and grips reach this far beyond a shape. CSS pixels. */
const reachPx = 24

const isSeen = (rect: ImageRect, surface: PixelSize): boolean =>
  rect.x + rect.width > -reachPx &&
  rect.y + rect.height > -reachPx &&
  rect.x < surface.widthPx + reachPx &&
  rect.y < surface.heightPx + reachPx

/** The part of the picture that is on the surface. */
const pictureOn = ({ view, picture, surface }: Scene): ImageRect => {
  const lying = rectToScreen(view, { x: 0, y: 0, width: picture.widthPx, height: picture.heightPx })
  const [left, top] = [Math.max(lying.x, 0), Math.max(lying.y, 0)]
  return {
    x: left,
    y: top,
    width: Math.max(Math.min(lying.x + lying.width, surface.widthPx) - left, 0),
    height: Math.max(Math.min(lying.y + lying.height, surface.heightPx) - top, 0),
  }
}

/** Paints shapes, selected ones last, then tags, then the watermark over all of it. The brush counts CSS pixels. */
export const paintScene = (brush: Brush, scene: Scene): void => {
  brush.clearRect(0, 0, scene.surface.widthPx, scene.surface.heightPx)
  const seen = scene.shapes.filter((shape) => isSeen(rectToScreen(scene.view, shapeBounds(shape)), scene.surface))
  const ordered = seen.toSorted((a, b) => Number(scene.selection.has(a.id)) - Number(scene.selection.has(b.id)))
  for (const shape of ordered) {
    const paint = paintAt(scene.classes.get(shape.classId)?.colour ?? 10)
    const [selected, hovered] = [scene.selection.has(shape.id), scene.hovered === shape.id]
    paintShape(brush, { shape, view: scene.view }, { ...paint, selected, hovered })
  }
  paintTags(brush, { ...scene, shapes: seen })
  if (scene.watermark !== null) paintWatermark(brush, scene.watermark, { over: pictureOn(scene), ink: inkOnPictures })
  for (const shape of seen)
    if (scene.selection.has(shape.id)) paintSelected(brush, { shape, view: scene.view }, scene.editable)
}
