import { atImage, type ImagePoint } from '../../../shared/labels/geometry.ts'
import type { Keypoint } from '../../../shared/labels/keypoints.ts'
import type { MaskLabel } from '../../../shared/labels/mask.ts'
import type { OntologyClass } from '../../../shared/labels/ontology.ts'
import { readRle } from './coco-rle.ts'
import { isFields, type Fields } from './prediction.ts'

/** The place of a label, by kind: what a COCO annotation can say. */
export type CocoShape =
  | { readonly kind: 'box'; x: number; y: number; width: number; height: number }
  | { readonly kind: 'polygon'; readonly rings: ImagePoint[][] }
  | { readonly kind: 'keypoints'; readonly points: Keypoint[] }
  | { readonly kind: 'mask'; readonly tiles: MaskLabel['tiles']; readonly pixels: number }

/** What the shape is read for. `mostPixels` is what a mask may cover. */
export interface CocoTarget {
  readonly entry: OntologyClass
  readonly widthPx: number
  readonly heightPx: number
  readonly mostPixels: number
}

const numbersIn = (value: unknown): number[] | null =>
  Array.isArray(value) && value.every((one) => Number.isFinite(one)) ? (value as number[]) : null

const boxOf = (value: unknown): CocoShape | 'broken' => {
  const [x, y, width, height, ...more] = numbersIn(value) ?? []
  if (x === undefined || y === undefined || width === undefined || height === undefined) return 'broken'
  return more.length > 0 || width <= 0 || height <= 0 ? 'broken' : { kind: 'box', x, y, width, height }
}

const polygonOf = (rings: readonly unknown[]): CocoShape | 'broken' => {
  const read = rings.map((ring) => {
    const flat = numbersIn(ring) ?? []
    const isRing = flat.length >= 6 && flat.length % 2 === 0
    return isRing
      ? Array.from({ length: flat.length / 2 }, (_, at) => atImage(flat[2 * at] ?? 0, flat[2 * at + 1] ?? 0))
      : null
  })
  const whole = read.filter((ring) => ring !== null)
  return whole.length === rings.length ? { kind: 'polygon', rings: whole } : 'broken'
}

/** COCO's `v`: 0 not there, 1 hidden, 2 visible. A point beyond the picture is not in it. */
const pointOf = ([x, y, v]: readonly [number, number, number], { widthPx, heightPx }: CocoTarget): Keypoint => {
  const isInside = x >= 0 && y >= 0 && x <= widthPx && y <= heightPx
  if (v === 0 || !isInside) return { x: 0, y: 0, state: 'absent' }
  return { x, y, state: v === 1 ? 'occluded' : 'visible' }
}

const keypointsOf = (value: unknown, target: CocoTarget): CocoShape | 'broken' | 'outside' => {
  const flat = numbersIn(value) ?? []
  const count = target.entry.skeleton?.points.length ?? 1
  if (flat.length !== 3 * count) return 'broken'
  const points = Array.from({ length: count }, (_, at) =>
    pointOf([flat[3 * at] ?? 0, flat[3 * at + 1] ?? 0, flat[3 * at + 2] ?? 0], target),
  )
  return points.some(({ state }) => state !== 'absent') ? { kind: 'keypoints', points } : 'outside'
}

const maskOf = (rle: Fields, target: CocoTarget): CocoShape | 'broken' | 'other-size' | 'too-large' => {
  const [height, width] = numbersIn(rle['size']) ?? []
  if (height !== target.heightPx || width !== target.widthPx) return 'other-size'
  const mask = readRle(rle['counts'], target, target.mostPixels)
  if (mask === 'too-large') return mask
  return mask ? { kind: 'mask', ...mask } : 'broken'
}

/**
 * Reads the most telling place of an annotation that its class may have: points, pixels, an outline, a box.
 *
 * @returns Why there is none; `too-large` for a mask that covers more than may be taken.
 */
export const readCocoShape = (
  annotation: Fields,
  target: CocoTarget,
): CocoShape | 'broken' | 'kind-not-allowed' | 'outside' | 'other-size' | 'too-large' => {
  const { kinds } = target.entry
  const { segmentation, keypoints, bbox } = annotation
  if (kinds.includes('keypoints') && Array.isArray(keypoints)) return keypointsOf(keypoints, target)
  if (kinds.includes('mask') && isFields(segmentation)) return maskOf(segmentation, target)
  if (kinds.includes('polygon') && Array.isArray(segmentation) && segmentation.length > 0)
    return polygonOf(segmentation)
  if (kinds.includes('box') && bbox !== undefined) return boxOf(bbox)
  const isSomewhere = Array.isArray(keypoints) || segmentation !== undefined || bbox !== undefined
  return isSomewhere ? 'kind-not-allowed' : 'broken'
}
