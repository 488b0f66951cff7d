import type { ModelPicture } from '../../shared/models/model-spec.ts'
import { ModelError, type ModelPixels } from './messages.ts'

/** Where the picture lies in the model's input, in its pixels. Nothing is scaled: the window did that. */
export interface Placed {
  readonly left: number
  readonly top: number
}

/** A picture as numbers for a model. */
export interface PlacedPicture extends Placed {
  readonly values: Float32Array | Uint8Array
  readonly dims: readonly number[]
}

const isChannelsFirst = ({ layout }: ModelPicture): boolean => layout === 'NCHW' || layout === 'CHW'

const dimsOf = (spec: ModelPicture): number[] => {
  const inner = isChannelsFirst(spec) ? [3, spec.heightPx, spec.widthPx] : [spec.heightPx, spec.widthPx, 3]
  return spec.layout.startsWith('N') ? [1, ...inner] : inner
}

const placeOf = (spec: ModelPicture, picture: ModelPixels): Placed =>
  spec.fit === 'letterbox'
    ? {
        left: Math.floor((spec.widthPx - picture.widthPx) / 2),
        top: Math.floor((spec.heightPx - picture.heightPx) / 2),
      }
    : { left: 0, top: 0 }

/**
 * Lays a picture into the input of a model.
 *
 * @param type - What the model takes: numbers after mean and deviation, or the bytes as they are.
 */
export const placePicture = (
  spec: ModelPicture,
  picture: ModelPixels,
  type: 'float32' | 'uint8' = 'float32',
): PlacedPicture => {
  const { widthPx, heightPx, rgb } = picture
  if (widthPx > spec.widthPx || heightPx > spec.heightPx || rgb.length !== widthPx * heightPx * 3)
    throw new ModelError('MODEL_MISFIT')
  const place = placeOf(spec, picture)
  const size = spec.widthPx * spec.heightPx
  const values = type === 'uint8' ? new Uint8Array(size * 3) : new Float32Array(size * 3)
  const [pixelStep, channelStep] = isChannelsFirst(spec) ? [1, size] : [3, 1]
  const number = (channel: number, value: number): number =>
    type === 'uint8' ? value : (value - (spec.mean[channel] ?? 0)) / (spec.deviation[channel] ?? 1)
  for (let channel = 0; channel < 3; channel++) {
    const from = spec.colours === 'RGB' ? channel : 2 - channel
    // A table, because a division for each of millions of values is what takes the time.
    const table = Float32Array.from({ length: 256 }, (_, value) => number(channel, value))
    const edge = number(channel, spec.fill)
    for (let at = 0; at < size; at++) values[at * pixelStep + channel * channelStep] = edge
    for (let y = 0; y < heightPx; y++) {
      let into = ((y + place.top) * spec.widthPx + place.left) * pixelStep + channel * channelStep
      let source = y * widthPx * 3 + from
      for (let x = 0; x < widthPx; x++, into += pixelStep, source += 3) values[into] = table[rgb[source] ?? 0] ?? 0
    }
  }
  return { values, dims: dimsOf(spec), ...place }
}
