import type { ImageRect } from '../../../../shared/labels/geometry.ts'
import { rectToImage, rectToScreen, type Turn, type Viewport } from '../viewport.ts'

/** The side of a tile in device pixels. */
export const tileSidePx = 512

/**
 * The scale and turn that a set of tiles is painted at. Tiles lie side by side from the picture's origin in *level
 * space*: device pixels of the picture as it is scaled and turned, wherever on the surface it lies.
 */
export interface Level {
  /** Device pixels per image pixel. */
  readonly scale: number
  readonly turn: Turn
}

/** A tile by its place in level space, counted in tiles from the origin; negative where a turn puts the picture. */
export interface TilePlace {
  readonly column: number
  readonly row: number
}

/** A rectangle of a tile or of level space in device pixels. */
export interface DeviceRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const levelOf = (view: Viewport, pixelRatio: number): Level => ({
  scale: view.scale * pixelRatio,
  turn: view.turn ?? 0,
})

export const levelKey = ({ scale, turn }: Level): string => `${String(scale)}/${String(turn)}`

/** The view that paints level space with a brush counting CSS pixels, its point `x`, `y` at the origin. */
export const viewOn = (
  { scale, turn }: Level,
  { pixelRatio, x, y }: { readonly pixelRatio: number; readonly x: number; readonly y: number },
): Viewport => ({ scale: scale / pixelRatio, offsetX: -x / pixelRatio, offsetY: -y / pixelRatio, turn })

const levelView = ({ scale, turn }: Level): Viewport => ({ scale, offsetX: 0, offsetY: 0, turn })

/** A rectangle of the picture in level space. */
export const toLevel = (level: Level, rect: ImageRect): DeviceRect => rectToScreen(levelView(level), rect)

/** A rectangle of level space on the picture. */
export const fromLevel = (level: Level, rect: DeviceRect): ImageRect => rectToImage(levelView(level), rect)

/** Where a tile lies in level space. */
export const tileRect = ({ column, row }: TilePlace): DeviceRect => ({
  x: column * tileSidePx,
  y: row * tileSidePx,
  width: tileSidePx,
  height: tileSidePx,
})

/** The tiles that a rectangle of level space touches, row by row. Edges that only meet do not touch. */
export const tilesOver = ({ x, y, width, height }: DeviceRect): TilePlace[] => {
  const places: TilePlace[] = []
  for (let row = Math.floor(y / tileSidePx); row * tileSidePx < y + height; row++)
    for (let column = Math.floor(x / tileSidePx); column * tileSidePx < x + width; column++)
      places.push({ column, row })
  return places
}

/** A rectangle made wider on each side. */
export const grown = ({ x, y, width, height }: DeviceRect, by: number): DeviceRect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})

/** What two rectangles share; null when they do not overlap. */
export const shared = (a: DeviceRect, b: DeviceRect): DeviceRect | null => {
  const [left, top] = [Math.max(a.x, b.x), Math.max(a.y, b.y)]
  const [right, bottom] = [Math.min(a.x + a.width, b.x + b.width), Math.min(a.y + a.height, b.y + b.height)]
  return right <= left || bottom <= top ? null : { x: left, y: top, width: right - left, height: bottom - top }
}

/** The smallest rectangle around two. */
export const around = (a: DeviceRect, b: DeviceRect): DeviceRect => {
  const [left, top] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  const right = Math.max(a.x + a.width, b.x + b.width)
  return { x: left, y: top, width: right - left, height: Math.max(a.y + a.height, b.y + b.height) - top }
}

/** A rectangle with its edges on whole pixels, outward. */
export const onWholePixels = ({ x, y, width, height }: DeviceRect): DeviceRect => {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top }
}
