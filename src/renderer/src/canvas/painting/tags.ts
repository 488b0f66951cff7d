import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import { shapeBounds } from '../../../../shared/labels/shape-geometry.ts'
import { rectToScreen, type PixelSize } from '../viewport.ts'
import { paintAt, type Paint } from './palette.ts'
import type { Brush, Scene, ShapeWords } from './scene.ts'

/** Heights and limits in CSS pixels. */
const tagHeightPx = 17
const tagPaddingPx = 4
const gapPx = 2
const nameFromPx = 64
const detailFromPx = 96
const tagFromPx = 12
/** Beyond this many tags they no longer look for a free place. */
const placedMax = 600

export const tagFont =
  '600 11px "Segoe UI Variable Text", "Segoe UI", -apple-system, BlinkMacSystemFont, Inter, Roboto, "Noto Sans", Cantarell, system-ui, sans-serif'

/** What a tag says at this width on screen; null: nothing. Selected and hovered shapes always say their name. */
export const tagText = (words: ShapeWords, widthPx: number, always: boolean): string | null => {
  if (always || widthPx > nameFromPx)
    return widthPx > detailFromPx && words.detail !== '' ? `${words.name} · ${words.detail}` : words.name
  return widthPx < tagFromPx ? null : words.short
}

const overlaps = (a: ImageRect, b: ImageRect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

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

const paintTag = (brush: Brush, { rect, text }: { rect: ImageRect; text: string }, paint: Paint): void => {
  brush.beginPath()
  brush.roundRect(Math.round(rect.x), Math.round(rect.y), rect.width, rect.height, 3)
  brush.strokeStyle = paint.halo
  brush.lineWidth = 2
  brush.stroke()
  brush.fillStyle = paint.colour
  brush.fill()
  brush.fillStyle = paint.ink
  brush.fillText(text, Math.round(rect.x) + tagPaddingPx, Math.round(rect.y) + tagHeightPx / 2 + 0.5)
}

/** Paints the names of shapes. Selected ones take their place first and are painted last, on top. */
export const paintTags = (brush: Brush, scene: Scene): void => {
  brush.font = tagFont
  brush.textBaseline = 'middle'
  const isFirst = (id: (typeof scene.shapes)[number]['id']) => scene.selection.has(id) || scene.hovered === id
  const ordered = scene.shapes.toSorted((a, b) => Number(isFirst(b.id)) - Number(isFirst(a.id)))
  const taken: ImageRect[] = []
  const tags: { rect: ImageRect; text: string; paint: Paint }[] = []
  for (const shape of ordered) {
    const bounds = rectToScreen(scene.view, shapeBounds(shape))
    const words = scene.words.get(shape.id)
    const text = words ? tagText(words, bounds.width, isFirst(shape.id)) : null
    if (text === null) continue
    const width = Math.ceil(brush.measureText(text).width) + 2 * tagPaddingPx
    const rect = placeTag(bounds, width, { taken: taken.length < placedMax ? taken : [], surface: scene.surface })
    taken.push(rect)
    tags.push({ rect, text, paint: paintAt(scene.classes.get(shape.classId)?.colour ?? 10) })
  }
  for (const tag of tags.reverse()) paintTag(brush, tag, tag.paint)
}
