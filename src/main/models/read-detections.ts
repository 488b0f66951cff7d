import type { DetectorSpec } from '../../shared/models/model-spec.ts'
import { ModelError, type Detection } from './messages.ts'

/** An output of a model. */
export interface Output {
  readonly dims: readonly number[]
  readonly data: ArrayLike<number>
}

export type Outputs = (name: string) => Output

type Corners = readonly [number, number, number, number]

/** A box in pixels of the model's input, by its corners. */
interface Found {
  readonly corners: Corners
  readonly confidence: number
  readonly classIndex: number
}

/** A dimension of 1 in front says nothing. */
const withoutBatch = ({ dims }: Output, rank: number): readonly number[] => {
  const inner = dims.length === rank + 1 && dims[0] === 1 ? dims.slice(1) : dims
  if (inner.length !== rank) throw new ModelError('MODEL_MISFIT')
  return inner
}

const around = ([x, y, width, height]: Corners): Corners => [
  x - width / 2,
  y - height / 2,
  x + width / 2,
  y + height / 2,
]

const inColumns = (spec: DetectorSpec, output: Output): Found[] => {
  const [rows = 0, count = 0] = withoutBatch(output, 2)
  if (rows !== 4 + spec.classes.length) throw new ModelError('MODEL_MISFIT')
  const value = (row: number, at: number): number => output.data[row * count + at] ?? 0
  return Array.from({ length: count }, (_, at) => {
    let classIndex = 0
    for (let one = 1; one < spec.classes.length; one++)
      if (value(4 + one, at) > value(4 + classIndex, at)) classIndex = one
    const corners = around([value(0, at), value(1, at), value(2, at), value(3, at)])
    return { corners, confidence: value(4 + classIndex, at), classIndex }
  })
}

const inRows = (output: Output): Found[] => {
  const [count = 0, columns = 0] = withoutBatch(output, 2)
  if (columns !== 6) throw new ModelError('MODEL_MISFIT')
  return Array.from({ length: count }, (_, at) => {
    const value = (column: number): number => output.data[at * 6 + column] ?? 0
    return { corners: [value(0), value(1), value(2), value(3)], confidence: value(4), classIndex: value(5) }
  })
}

const inLists = (
  { picture }: DetectorSpec,
  at: Extract<DetectorSpec['detections'], { layout: 'lists' }>,
  outputs: Outputs,
): Found[] => {
  const [boxes, scores, classes] = [outputs(at.boxes), outputs(at.scores), outputs(at.classes)]
  const [count = 0, four = 0] = withoutBatch(boxes, 2)
  const counts = [scores, classes].map((output) => withoutBatch(output, 1)[0])
  if (four !== 4 || counts.some((other) => other !== count)) throw new ModelError('MODEL_MISFIT')
  const [wide, high] = at.unit === 'fraction' ? [picture.widthPx, picture.heightPx] : [1, 1]
  return Array.from({ length: count }, (_, one) => {
    const [a, b, c, d] = [0, 1, 2, 3].map((corner) => boxes.data[one * 4 + corner] ?? 0) as [
      number,
      number,
      number,
      number,
    ]
    const [left, top, right, bottom] =
      at.corners === 'xyxy' ? [a, b, c, d] : at.corners === 'yxyx' ? [b, a, d, c] : around([a, b, c, d])
    return {
      corners: [left * wide, top * high, right * wide, bottom * high],
      confidence: scores.data[one] ?? 0,
      classIndex: (classes.data[one] ?? 0) - at.firstClass,
    }
  })
}

const isNumber = ({ corners, confidence, classIndex }: Found): boolean =>
  [...corners, confidence, classIndex].every(Number.isFinite)

/**
 * Reads the boxes that a detector gave, in pixels of its input.
 *
 * @throws {@link ModelError} `MODEL_MISFIT` for outputs of another shape, `MODEL_ANSWER_WRONG` for what is no number
 */
export const readDetections = (spec: DetectorSpec, outputs: Outputs): Detection[] => {
  const { detections } = spec
  const found =
    detections.layout === 'columns'
      ? inColumns(spec, outputs(detections.output))
      : detections.layout === 'rows'
        ? inRows(outputs(detections.output))
        : inLists(spec, detections, outputs)
  if (!found.every(isNumber)) throw new ModelError('MODEL_ANSWER_WRONG')
  return found.flatMap(({ corners: [left, top, right, bottom], confidence, classIndex }) => {
    const isWanted = confidence >= spec.confidence && right > left && bottom > top
    const isNamed = Number.isInteger(classIndex) && classIndex >= 0 && classIndex < spec.classes.length
    if (!isWanted || !isNamed) return []
    const [x, y, width, height] = [left, top, right - left, bottom - top]
    return [{ x, y, width, height, confidence: Math.min(confidence, 1), classIndex }]
  })
}
