import { atImage, type ImagePoint, type ImageRect } from '../../../shared/labels/geometry.ts'

/** A point of the surface in CSS pixels, origin at its top left corner. */
export type ScreenPoint = readonly [x: number, y: number] & { readonly space?: 'screen' }

/** A size in pixels: of the oriented picture in image pixels, of the surface in CSS pixels. */
export interface PixelSize {
  readonly widthPx: number
  readonly heightPx: number
}

/** How the picture lies on the surface. `scale` is CSS pixels per image pixel; offsets are where its origin lies. */
export interface Viewport {
  readonly scale: number
  readonly offsetX: number
  readonly offsetY: number
}

/** At most this many CSS pixels per image pixel. */
const scaleMax = 40
/** At least this much of the picture stays on the surface, in CSS pixels. */
const keptPx = 48
const fitMarginPx = 16

export const toScreen = (view: Viewport, point: readonly [number, number]): ScreenPoint => [
  point[0] * view.scale + view.offsetX,
  point[1] * view.scale + view.offsetY,
]

export const toImage = (view: Viewport, point: ScreenPoint): ImagePoint =>
  atImage((point[0] - view.offsetX) / view.scale, (point[1] - view.offsetY) / view.scale)

/** A rectangle of the picture as it lies on the surface. */
export const rectToScreen = (view: Viewport, rect: ImageRect): ImageRect => ({
  x: rect.x * view.scale + view.offsetX,
  y: rect.y * view.scale + view.offsetY,
  width: rect.width * view.scale,
  height: rect.height * view.scale,
})

const fitScale = (picture: PixelSize, surface: PixelSize): number =>
  Math.min(
    Math.max(surface.widthPx - 2 * fitMarginPx, 16) / Math.max(picture.widthPx, 1),
    Math.max(surface.heightPx - 2 * fitMarginPx, 16) / Math.max(picture.heightPx, 1),
  )

const centred = (picture: PixelSize, surface: PixelSize, scale: number): Viewport => ({
  scale,
  offsetX: (surface.widthPx - picture.widthPx * scale) / 2,
  offsetY: (surface.heightPx - picture.heightPx * scale) / 2,
})

/** The whole picture in the middle, as large as it goes, small pictures up to eight times. */
export const fitView = (picture: PixelSize, surface: PixelSize): Viewport =>
  centred(picture, surface, Math.min(fitScale(picture, surface), 8))

/** Shows a rectangle of the picture in the middle with some room around it. */
export const viewOf = (rect: ImageRect, surface: PixelSize): Viewport => {
  const scale = Math.min(fitScale({ widthPx: rect.width * 1.5, heightPx: rect.height * 1.5 }, surface), scaleMax)
  return {
    scale,
    offsetX: surface.widthPx / 2 - (rect.x + rect.width / 2) * scale,
    offsetY: surface.heightPx / 2 - (rect.y + rect.height / 2) * scale,
  }
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

const scaleLimits = (picture: PixelSize, surface: PixelSize): readonly [number, number] => {
  const fit = fitScale(picture, surface)
  return [Math.min(fit / 4, 0.25), Math.max(scaleMax, fit)]
}

/** Keeps a strip of the picture on the surface, so that it is never lost. */
export const limitView = (view: Viewport, picture: PixelSize, surface: PixelSize): Viewport => {
  const width = picture.widthPx * view.scale
  const height = picture.heightPx * view.scale
  const keptX = Math.min(keptPx, width)
  const keptY = Math.min(keptPx, height)
  return {
    scale: view.scale,
    offsetX: clamp(view.offsetX, keptX - width, surface.widthPx - keptX),
    offsetY: clamp(view.offsetY, keptY - height, surface.heightPx - keptY),
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
  const [low, high] = scaleLimits(picture, surface)
  const scale = clamp(view.scale * factor, low, high)
  const ratio = scale / view.scale
  const offsetX = pointer[0] - (pointer[0] - view.offsetX) * ratio
  const offsetY = pointer[1] - (pointer[1] - view.offsetY) * ratio
  return limitView({ scale, offsetX, offsetY }, picture, surface)
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

/** The part of image space that the surface shows, beyond the picture's edges too. */
export const shownRect = (view: Viewport, surface: PixelSize): ImageRect => ({
  x: -view.offsetX / view.scale,
  y: -view.offsetY / view.scale,
  width: surface.widthPx / view.scale,
  height: surface.heightPx / view.scale,
})
