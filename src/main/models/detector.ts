import type { DetectorSpec } from '../../shared/models/model-spec.ts'
import type { Network } from './engine.ts'
import { ModelError, type Detection, type ModelPixels } from './messages.ts'
import { withoutRepeats } from './overlap.ts'
import { placePicture } from './place-picture.ts'
import { readDetections } from './read-detections.ts'

/** The outputs that a detector's boxes come in. */
const outputsOf = ({ detections: at }: DetectorSpec): string[] =>
  at.layout === 'lists' ? [at.boxes, at.scores, at.classes] : [at.output]

/** Keeps what lies in the picture: a model may see things in the filled edges. */
const within = ({ x, y, width, height, ...rest }: Detection, picture: ModelPixels): Detection[] => {
  const [left, top] = [Math.max(x, 0), Math.max(y, 0)]
  const [right, bottom] = [Math.min(x + width, picture.widthPx), Math.min(y + height, picture.heightPx)]
  return right > left && bottom > top ? [{ ...rest, x: left, y: top, width: right - left, height: bottom - top }] : []
}

/**
 * Finds objects in a picture, in its pixels, the most certain first.
 *
 * @throws {@link ModelError}
 */
export const detect = async (spec: DetectorSpec, network: Network, picture: ModelPixels): Promise<Detection[]> => {
  const type = network.typeOf(spec.input)
  if (type === null) throw new ModelError('MODEL_MISFIT')
  const placed = placePicture(spec.picture, picture, type)
  const outputs = await network.run({ [spec.input]: placed }, outputsOf(spec))
  const found = readDetections(spec, outputs).flatMap((one) =>
    within({ ...one, x: one.x - placed.left, y: one.y - placed.top }, picture),
  )
  return withoutRepeats(found, spec.overlap)
}
