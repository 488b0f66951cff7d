import type { OfferedModel } from '../../../shared/ipc/models.ts'
import type { Picture } from './painting/picture.ts'
import type { PixelSize } from './viewport.ts'

/** A picture as a model takes it: three bytes for each pixel, rows from the top. */
export interface ModelPixels extends PixelSize {
  readonly rgb: Uint8Array<ArrayBuffer>
}

/** The size that a picture is scaled to: as large as fits with its sides in proportion, or exactly the model's. */
export const sizeForModel = (picture: PixelSize, { widthPx, heightPx, fit }: OfferedModel['picture']): PixelSize => {
  if (fit === 'stretch') return { widthPx, heightPx }
  const scale = Math.min(widthPx / picture.widthPx, heightPx / picture.heightPx)
  const side = (lengthPx: number, mostPx: number) => Math.min(Math.max(Math.round(lengthPx * scale), 1), mostPx)
  return { widthPx: side(picture.widthPx, widthPx), heightPx: side(picture.heightPx, heightPx) }
}

const withoutAlpha = (rgba: Uint8ClampedArray): Uint8Array<ArrayBuffer> => {
  const rgb = new Uint8Array((rgba.length / 4) * 3)
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0
    rgb[to + 1] = rgba[from + 1] ?? 0
    rgb[to + 2] = rgba[from + 2] ?? 0
  }
  return rgb
}

/**
 * Scales an oriented picture for a model. What is transparent is black; of a picture that is shown in tiles the model sees the
 * coarsest one.
 */
export const pixelsForModel = ({ source, size: whole }: Picture, wanted: OfferedModel['picture']): ModelPixels => {
  const size = sizeForModel(whole, wanted)
  const canvas = document.createElement('canvas')
  canvas.width = size.widthPx
  canvas.height = size.heightPx
  // Read once: kept in plain memory, where reading costs nothing.
  const brush = canvas.getContext('2d', { willReadFrequently: true, alpha: false })
  if (!brush) throw new TypeError('The browser part gives no canvas')
  brush.imageSmoothingQuality = 'high'
  brush.drawImage(source, 0, 0, size.widthPx, size.heightPx)
  const { data } = brush.getImageData(0, 0, size.widthPx, size.heightPx)
  return { ...size, rgb: withoutAlpha(data) }
}
