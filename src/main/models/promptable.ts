import type { PromptableSpec } from '../../shared/models/model-spec.ts'
import type { Input, Network } from './engine.ts'
import { ModelError, type ModelPixels, type ModelPrompt, type Outline } from './messages.ts'
import { placePicture, type Placed } from './place-picture.ts'
import type { Output } from './read-detections.ts'
import { traceMask } from './trace-mask.ts'

/** A picture that the encoder has seen. */
export interface SeenPicture extends Placed {
  readonly widthPx: number
  readonly heightPx: number
  readonly embedding: Input
}

/** Runs the encoder: what takes long, once for each picture. */
export const lookAt = async (spec: PromptableSpec, encoder: Network, picture: ModelPixels): Promise<SeenPicture> => {
  const { input, output } = spec.encoder
  const type = encoder.typeOf(input)
  if (type === null) throw new ModelError('MODEL_MISFIT')
  const placed = placePicture(spec.picture, picture, type)
  const { dims, data } = (await encoder.run({ [input]: placed }, [output]))(output)
  const values = Float32Array.from(data)
  if (!values.every(Number.isFinite)) throw new ModelError('MODEL_ANSWER_WRONG')
  const { widthPx, heightPx } = picture
  return { ...placed, widthPx, heightPx, embedding: { values, dims } }
}

/** The labels of points as segment-anything numbers them. */
const pointLabel = { outside: 0, inside: 1, boxStart: 2, boxEnd: 3, none: -1 } as const

/** Points and labels as tensors. A point that is none is added where no box is given: the export expects it. */
const promptInputs = (spec: PromptableSpec, { points, box }: ModelPrompt, place: Placed): Record<string, Input> => {
  const all = points.map(({ at, inside }) => ({ at, label: inside ? pointLabel.inside : pointLabel.outside }) as const)
  const rest = box
    ? [
        { at: box[0], label: pointLabel.boxStart },
        { at: box[1], label: pointLabel.boxEnd },
      ]
    : [{ at: [-place.left, -place.top] as const, label: pointLabel.none }]
  const given = [...all, ...rest]
  return {
    [spec.decoder.points]: {
      values: Float32Array.from(given.flatMap(({ at: [x, y] }) => [x + place.left, y + place.top])),
      dims: [1, given.length, 2],
    },
    [spec.decoder.labels]: { values: Float32Array.from(given.map(({ label }) => label)), dims: [1, given.length] },
  }
}

/** The inputs that a first answer needs and that say nothing. */
const restInputs = ({ decoder }: PromptableSpec, network: Network, seen: SeenPicture): Record<string, Input> => {
  const { earlierMask, hasEarlierMask, size } = decoder
  const has = (name: string | null): name is string => name !== null && network.inputs.includes(name)
  const [, , high = 64, wide = 64] = seen.embedding.dims
  const maskDims = [1, 1, high * 4, wide * 4]
  return {
    ...(has(earlierMask) ? { [earlierMask]: { values: new Float32Array(high * wide * 16), dims: maskDims } } : {}),
    ...(has(hasEarlierMask) ? { [hasEarlierMask]: { values: new Float32Array(1), dims: [1] } } : {}),
    ...(has(size) ? { [size]: { values: Float32Array.of(seen.heightPx, seen.widthPx), dims: [2] } } : {}),
  }
}

/** The mask that the model trusts most, with how much. */
const bestMask = (masks: Output, scores: Output): { values: ArrayLike<number>; from: number; confidence: number } => {
  const [high = 0, wide = 0] = masks.dims.slice(-2)
  const count = masks.dims.slice(0, -2).reduce((product, size) => product * size, 1)
  if (masks.dims.length < 2 || high * wide === 0 || scores.data.length < count) throw new ModelError('MODEL_MISFIT')
  let best = 0
  for (let one = 1; one < count; one++) if ((scores.data[one] ?? 0) > (scores.data[best] ?? 0)) best = one
  const confidence = scores.data[best] ?? 0
  if (!Number.isFinite(confidence)) throw new ModelError('MODEL_ANSWER_WRONG')
  return { values: masks.data, from: best * high * wide, confidence: Math.min(Math.max(confidence, 0), 1) }
}

/**
 * Outlines what is pointed at in the picture that was seen last, in its pixels.
 *
 * @throws {@link ModelError}
 */
export const outlineOf = async (
  spec: PromptableSpec,
  { decoder, seen }: { readonly decoder: Network; readonly seen: SeenPicture },
  prompt: ModelPrompt,
): Promise<Outline> => {
  const { embedding, masks: masksName, scores: scoresName, size, threshold } = spec.decoder
  const given = { [embedding]: seen.embedding, ...promptInputs(spec, prompt, seen), ...restInputs(spec, decoder, seen) }
  if (!Object.keys(given).every((name) => decoder.inputs.includes(name))) throw new ModelError('MODEL_MISFIT')
  const outputs = await decoder.run(given, [masksName, scoresName])
  const masks = outputs(masksName)
  const { values, from, confidence } = bestMask(masks, outputs(scoresName))
  const [heightPx = 0, widthPx = 0] = masks.dims.slice(-2)
  const bits = new Uint8Array(widthPx * heightPx)
  for (let at = 0; at < bits.length; at++) {
    const value = values[from + at] ?? Number.NaN
    if (Number.isNaN(value)) throw new ModelError('MODEL_ANSWER_WRONG')
    bits[at] = value > threshold ? 1 : 0
  }
  // Without a size that was asked for, the mask covers all of the input, its filled edges too.
  const covers =
    size === null
      ? { wide: spec.picture.widthPx, high: spec.picture.heightPx, left: seen.left, top: seen.top }
      : { wide: seen.widthPx, high: seen.heightPx, left: 0, top: 0 }
  const [scaleX, scaleY] = [covers.wide / widthPx, covers.high / heightPx]
  const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most)
  const rings = traceMask({ widthPx, heightPx, bits }).map((ring) =>
    ring.map(([x, y]): [number, number] => [
      clamp(x * scaleX - covers.left, seen.widthPx),
      clamp(y * scaleY - covers.top, seen.heightPx),
    ]),
  )
  return { rings, confidence }
}
