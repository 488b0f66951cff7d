import { atImage, boundsOf, type ImageRect } from './geometry.ts'

/** The corners clockwise from the top left. */
export const cornersOf = (box: ImageRect) =>
  [
    atImage(box.x, box.y),
    atImage(box.x + box.width, box.y),
    atImage(box.x + box.width, box.y + box.height),
    atImage(box.x, box.y + box.height),
  ] as const

/** The part of a box that lies on a picture of this size, or null when nothing does. */
export const clampToImage = (box: ImageRect, widthPx: number, heightPx: number): ImageRect | null => {
  const corners = cornersOf(box).map(([x, y]) =>
    atImage(Math.min(Math.max(x, 0), widthPx), Math.min(Math.max(y, 0), heightPx)),
  )
  const inside = boundsOf(corners)
  return inside.width > 0 && inside.height > 0 ? inside : null
}
