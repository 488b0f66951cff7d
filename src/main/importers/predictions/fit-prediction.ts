import { Failure } from '../../../shared/failures.ts'
import { atImage, overlaps, type ImagePoint } from '../../../shared/labels/geometry.ts'
import { label as labelSchema, type Label } from '../../../shared/labels/index.ts'
import type { OntologyClass } from '../../../shared/labels/ontology.ts'
import { isShape, shapeBounds } from '../../../shared/labels/shape-geometry.ts'
import { readCocoShape } from './coco-shape.ts'
import type { PredictionFault } from './left-out-predictions.ts'
import type { Fields, Prediction } from './prediction.ts'

/** The picture that a prediction is about. */
export interface FitTarget {
  readonly part: string
  readonly widthPx: number
  readonly heightPx: number
}

/** What becomes a label of the suggestion: its id, and where it comes from. */
export interface FitOptions {
  readonly id: string
  readonly source: string
  /** What a prediction without a score counts as; null: it is left out. */
  readonly scoreWhenMissing: number | null
  /** What masks may still cover, in pixels. */
  readonly mostPixels: number
}

export type Fitted = { readonly label: Label; readonly pixels: number } | { readonly fault: PredictionFault }

/** Finds a class by its id or its name. */
export const classFinder = (classes: readonly OntologyClass[]): ((name: string) => OntologyClass | null) => {
  const ids = new Map<string, OntologyClass>(classes.map((entry) => [entry.id, entry]))
  const names = new Map(classes.map((entry) => [entry.name.toLowerCase(), entry]))
  return (name) => ids.get(name) ?? names.get(name.trim().toLowerCase()) ?? null
}

const scoreOf = (score: unknown, missing: number | null): number | null => {
  if (score === undefined || score === null) return missing
  return typeof score === 'number' && score >= 0 && score <= 1 ? score : null
}

const pull = ([x, y]: ImagePoint, { widthPx, heightPx }: FitTarget): ImagePoint =>
  atImage(Math.min(Math.max(x, 0), widthPx), Math.min(Math.max(y, 0), heightPx))

/** Models reach a little beyond the picture: boxes and outlines are cut at its edge. */
const cut = (label: Label, target: FitTarget): Label => {
  if (label.kind === 'polygon')
    return { ...label, rings: label.rings.map((ring) => ring.map((point) => pull(point, target))) }
  if (label.kind !== 'box') return label
  const [left, top] = pull(atImage(label.x, label.y), target)
  const [right, bottom] = pull(atImage(label.x + label.width, label.y + label.height), target)
  return { ...label, x: left, y: top, width: right - left, height: bottom - top }
}

/** One point for each of the skeleton. */
const hasItsPoints = (label: Label, { skeleton }: OntologyClass): boolean =>
  label.kind !== 'keypoints' || label.points.length === (skeleton?.points.length ?? 1)

const isInside = (label: Label, { widthPx, heightPx }: FitTarget): boolean => {
  if (!isShape(label)) return true
  const { x, y, width, height } = shapeBounds(label)
  if (label.kind === 'keypoints' || width === 0 || height === 0)
    return x >= 0 && y >= 0 && x + width <= widthPx && y + height <= heightPx
  return overlaps({ x, y, width, height }, { x: 0, y: 0, width: widthPx, height: heightPx })
}

/** What a label that was exported may bring along; the rest is ours to say. */
const given = ({ locked: _, group: __, assist: ___, class: ____, score: _____, ...rest }: Fields): Fields => rest

const shapeOf = (
  { place }: Prediction,
  entry: OntologyClass,
  target: FitTarget & Pick<FitOptions, 'mostPixels'>,
): Fields | PredictionFault => {
  if (place.from === 'label') return given(place.label)
  const shape = readCocoShape(place.annotation, { ...target, entry })
  if (shape === 'too-large') throw new Failure('PREDICTIONS_TOO_LARGE')
  return shape
}

/**
 * Makes a label of a prediction, or says why not. Nothing of it is taken as it stands: class, kind, place and numbers are
 * held against the project and the picture.
 *
 * @throws {@link Failure} `PREDICTIONS_TOO_LARGE` for masks that cover more than may be taken
 */
export const fitPrediction = (
  prediction: Prediction,
  { entry, target, options }: { entry: OntologyClass | null; target: FitTarget; options: FitOptions },
): Fitted => {
  if (!entry) return { fault: 'unknown-class' }
  const { size } = prediction
  if (size && (size.widthPx !== target.widthPx || size.heightPx !== target.heightPx)) return { fault: 'other-size' }
  const confidence = scoreOf(prediction.score, options.scoreWhenMissing)
  if (confidence === null) return { fault: 'no-score' }
  const shape = shapeOf(prediction, entry, { ...target, mostPixels: options.mostPixels })
  if (typeof shape === 'string') return { fault: shape }
  const own = { id: options.id, classId: entry.id, part: target.part, assist: { ...origin(options), confidence } }
  const read = labelSchema.safeParse({ attributes: {}, ...shape, ...own })
  if (!read.success) return { fault: 'broken' }
  if (!entry.kinds.includes(read.data.kind) || read.data.kind === 'span') return { fault: 'kind-not-allowed' }
  if (!hasItsPoints(read.data, entry)) return { fault: 'broken' }
  if (!isInside(read.data, target)) return { fault: 'outside' }
  const pixels = typeof shape['pixels'] === 'number' ? shape['pixels'] : 0
  return { label: cut(read.data, target), pixels }
}

const origin = ({ source }: FitOptions) => ({ source, accepted: false })
