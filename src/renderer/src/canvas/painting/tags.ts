import { overlaps, type ImageRect } from '../../../../shared/labels/geometry.ts'
import { shapeBounds, type ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import { rectToScreen, type PixelSize, type Viewport } from '../viewport.ts'
import type { Paint } from './palette.ts'
import type { Brush, ShapeWords } from './scene.ts'
import { drawPlate, plateOf, tagHeightPx, type TagPlate } from './tag-plates.ts'

/** Heights and limits in CSS pixels. */
const gapPx = 2
const nameFromPx = 64
const detailFromPx = 96
export const tagFromPx = 12
/** Beyond this many tags they no longer look for a free place. */
const placedMax = 600

/** What a tag says at this width on screen; null: nothing. Selected and hovered shapes always say their name. */
export const tagText = (words: ShapeWords, widthPx: number, always: boolean): string | null => {
  if (always || widthPx > nameFromPx)
    return widthPx > detailFromPx && words.detail !== '' ? `${words.name} · ${words.detail}` : words.name
  return widthPx < tagFromPx ? null : words.short
}

const isOn = (rect: ImageRect, surface: PixelSize): boolean =>
  rect.x >= 0 && rect.y >= 0 && rect.x + rect.width <= surface.widthPx && rect.y + rect.height <= surface.heightPx

/**
 * Finds a place for a tag: above the shape, else below, right, inside. It overlaps another only when all four are
 * taken.
 */
export const placeTag = (
  shape: ImageRect,
  widthPx: number,
  { taken, surface }: { readonly taken: readonly ImageRect[]; readonly surface: PixelSize },
): ImageRect => {
  const at = (x: number, y: number): ImageRect => ({ x, y, width: widthPx, height: tagHeightPx })
  const above = at(shape.x - 1, shape.y - tagHeightPx - gapPx)
  const inside = at(Math.max(shape.x + 3, 0), Math.max(shape.y + 3, 0))
  const places = [
    above,
    at(shape.x - 1, shape.y + shape.height + gapPx),
    at(shape.x + shape.width + gapPx + 1, shape.y),
    inside,
  ]
  const free = places.find((place) => isOn(place, surface) && !taken.some((other) => overlaps(other, place)))
  return free ?? (isOn(above, surface) ? above : inside)
}

/** A tag to be painted. */
export interface Tag {
  readonly shape: ShapeLabel
  readonly words: ShapeWords
  readonly paint: Paint
  /** Says its name however small the shape is. */
  readonly always: boolean
}

/** Paints tags in the order given, the first on top; each looks for a place that none before it took. */
export const paintTags = (
  brush: Brush,
  tags: readonly Tag[],
  { view, surface }: { readonly view: Viewport; readonly surface: PixelSize },
): void => {
  const taken: ImageRect[] = []
  const placed: { readonly rect: ImageRect; readonly plate: TagPlate }[] = []
  for (const { shape, words, paint, always } of tags) {
    const bounds = rectToScreen(view, shapeBounds(shape))
    const text = tagText(words, bounds.width, always)
    if (text === null) continue
    const plate = plateOf(text, paint, brush.getTransform().a)
    const rect = placeTag(bounds, plate.widthPx, { taken: taken.length < placedMax ? taken : [], surface })
    taken.push(rect)
    placed.push({ rect, plate })
  }
  for (const { rect, plate } of placed.reverse()) drawPlate(brush, plate, rect)
}
