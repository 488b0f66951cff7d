import { atImage, rectBetween, type ImagePoint, type ImageRect } from '../../../shared/labels/geometry.ts'

/** A point of the surface in CSS pixels, origin at its top left corner. */
export type ScreenPoint = readonly [x: number, y: number] & { readonly space?: 'screen' }

/** How far two places of the surface lie apart. CSS pixels. */
export const apart = (a: ScreenPoint, b: ScreenPoint): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** A size in pixels: of the oriented picture in image pixels, of the surface in CSS pixels. */
export interface PixelSize {
  readonly widthPx: number
  readonly heightPx: number
}

/** How far a picture is turned on the surface, clockwise. */
export const turns = [0, 90, 180, 270] as const
export type Turn = (typeof turns)[number]

/**
 * How the picture lies on the surface. `scale` is CSS pixels per image pixel; offsets are where its origin lies, around
 * which it is turned; absent: not turned.
 */
export interface Viewport {
  readonly scale: number
  readonly offsetX: number
  readonly offsetY: number
  readonly turn?: Turn
}

/** At most this many CSS pixels per image pixel. */
const scaleMax = 40
/** At least this much of the picture stays on the surface, in CSS pixels. */
const keptPx = 48
const fitMarginPx = 16

/** Turns a point around the origin, clockwise on a screen whose y runs downward. */
const turned = (x: number, y: number, turn: Turn): readonly [x: number, y: number] => {
  if (turn === 90) return [-y, x]
  if (turn === 180) return [-x, -y]
  return turn === 270 ? [y, -x] : [x, y]
}

/** The sum of two turns. */
export const turnedBy = (turn: Turn, by: Turn): Turn => turns[((turn + by) / 90) % 4] ?? 0

export const toScreen = (view: Viewport, point: readonly [number, number]): ScreenPoint => {
  const [x, y] = turned(point[0], point[1], view.turn ?? 0)
  return [x * view.scale + view.offsetX, y * view.scale + view.offsetY]
}

export const toImage = (view: Viewport, point: ScreenPoint): ImagePoint => {
  const [x, y] = [(point[0] - view.offsetX) / view.scale, (point[1] - view.offsetY) / view.scale]
  return atImage(...turned(x, y, turns[(4 - (view.turn ?? 0) / 90) % 4] ?? 0))
}

const turnedRect = (rect: ImageRect, turn: Turn): ImageRect =>
  turn === 0
    ? rect
    : rectBetween(
        atImage(...turned(rect.x, rect.y, turn)),
        atImage(...turned(rect.x + rect.width, rect.y + rect.height, turn)),
      )

/** A rectangle of the picture as it lies on the surface. */
export const rectToScreen = (view: Viewport, rect: ImageRect): ImageRect => {
  const { x, y, width, height } = turnedRect(rect, view.turn ?? 0)
  return {
    x: x * view.scale + view.offsetX,
    y: y * view.scale + view.offsetY,
    width: width * view.scale,
    height: height * view.scale,
  }
}

/** A rectangle of the surface as it lies on the picture. */
export const rectToImage = (view: Viewport, rect: ImageRect): ImageRect =>
  rectBetween(toImage(view, [rect.x, rect.y]), toImage(view, [rect.x + rect.width, rect.y + rect.height]))

/** The picture around its origin, turned, in image pixels. */
const lying = (picture: PixelSize, turn: Turn): ImageRect =>
  turnedRect({ x: 0, y: 0, width: picture.widthPx, height: picture.heightPx }, turn)

const fitScale = ({ width, height }: ImageRect, surface: PixelSize): number =>
  Math.min(
    Math.max(surface.widthPx - 2 * fitMarginPx, 16) / Math.max(width, 1),
    Math.max(surface.heightPx - 2 * fitMarginPx, 16) / Math.max(height, 1),
  )

/** A view without a turn has no such key, so that views compare by content. */
const viewWith = (view: { scale: number; offsetX: number; offsetY: number }, turn: Turn): Viewport =>
  turn === 0 ? view : { ...view, turn }

const centred = ({ x, y, width, height }: ImageRect, surface: PixelSize, scale: number) => ({
  scale,
  offsetX: surface.widthPx / 2 - (x + width / 2) * scale,
  offsetY: surface.heightPx / 2 - (y + height / 2) * scale,
})

/** The whole picture in the middle, as large as it goes, small pictures up to eight times. */
export const fitView = (picture: PixelSize, surface: PixelSize, turn: Turn = 0): Viewport => {
  const rect = lying(picture, turn)
  return viewWith(centred(rect, surface, Math.min(fitScale(rect, surface), 8)), turn)
}

/** The whole picture up to the edges of a surface, for an overview of it. */
export const fitWhole = (picture: PixelSize, surface: PixelSize, turn: Turn = 0): Viewport => {
  const rect = lying(picture, turn)
  const scale = Math.min(surface.widthPx / Math.max(rect.width, 1), surface.heightPx / Math.max(rect.height, 1))
  return viewWith(centred(rect, surface, scale), turn)
}

/** Shows a rectangle of the picture in the middle with some room around it. */
export const viewOf = (rect: ImageRect, surface: PixelSize, turn: Turn = 0): Viewport => {
  const lies = turnedRect(rect, turn)
  const room = { ...lies, width: lies.width * 1.5, height: lies.height * 1.5 }
  return viewWith(centred(lies, surface, Math.min(fitScale(room, surface), scaleMax)), turn)
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

const scaleLimits = (rect: ImageRect, surface: PixelSize): readonly [number, number] => {
  const fit = fitScale(rect, surface)
  return [Math.min(fit / 4, 0.25), Math.max(scaleMax, fit)]
}

/** Keeps a strip of the picture on the surface, so that it is never lost. */
export const limitView = (view: Viewport, picture: PixelSize, surface: PixelSize): Viewport => {
  const { x, y, width, height } = rectToScreen(view, { x: 0, y: 0, width: picture.widthPx, height: picture.heightPx })
  const keptX = Math.min(keptPx, width)
  const keptY = Math.min(keptPx, height)
  return {
    ...view,
    offsetX: view.offsetX + clamp(x, keptX - width, surface.widthPx - keptX) - x,
    offsetY: view.offsetY + clamp(y, keptY - height, surface.heightPx - keptY) - y,
  }
}

/** What pan and zoom need to know. */
export interface Frame {
  readonly view: Viewport
  readonly picture: PixelSize
  readonly surface: PixelSize
}

/** Zooms by a factor; the image point under `pointer` stays under it. */
export const zoomAt = (frame: Frame, pointer: ScreenPoint, factor: number): Viewport => {
  const { view, picture, surface } = frame
  const [low, high] = scaleLimits(lying(picture, view.turn ?? 0), surface)
  const scale = clamp(view.scale * factor, low, high)
  const ratio = scale / view.scale
  const offsetX = pointer[0] - (pointer[0] - view.offsetX) * ratio
  const offsetY = pointer[1] - (pointer[1] - view.offsetY) * ratio
  return limitView({ ...view, scale, offsetX, offsetY }, picture, surface)
}

/** Moves the picture by CSS pixels. */
export const panBy = (frame: Frame, dx: number, dy: number): Viewport =>
  limitView(
    { ...frame.view, offsetX: frame.view.offsetX + dx, offsetY: frame.view.offsetY + dy },
    frame.picture,
    frame.surface,
  )

/** One image pixel on one CSS pixel, around the middle of the surface. */
export const actualSize = (frame: Frame): Viewport =>
  zoomAt(frame, [frame.surface.widthPx / 2, frame.surface.heightPx / 2], 1 / frame.view.scale)

/** Puts an image point in the middle of the surface. */
export const centreOn = (frame: Frame, point: ImagePoint): Viewport => {
  const [x, y] = toScreen(frame.view, point)
  return panBy(frame, frame.surface.widthPx / 2 - x, frame.surface.heightPx / 2 - y)
}

/** Turns the picture clockwise; what is in the middle of the surface stays there. */
export const turnView = (frame: Frame, by: Turn): Viewport => {
  const middle = toImage(frame.view, [frame.surface.widthPx / 2, frame.surface.heightPx / 2])
  const { scale, offsetX, offsetY, turn = 0 } = frame.view
  return centreOn({ ...frame, view: viewWith({ scale, offsetX, offsetY }, turnedBy(turn, by)) }, middle)
}

/** The same view with the picture's origin on whole device pixels, so that what was painted before can be copied. */
export const snappedView = (view: Viewport, pixelRatio: number): Viewport => ({
  ...view,
  offsetX: Math.round(view.offsetX * pixelRatio) / pixelRatio,
  offsetY: Math.round(view.offsetY * pixelRatio) / pixelRatio,
})

/** The part of image space that the surface shows, beyond the picture's edges too. */
export const shownRect = (view: Viewport, surface: PixelSize): ImageRect =>
  rectToImage(view, { x: 0, y: 0, width: surface.widthPx, height: surface.heightPx })
