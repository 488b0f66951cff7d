import type { Skeleton } from '../../../../../shared/labels/keypoints.ts'
import { nextKey, skeletonDraft, type ClassDraft, type PointDraft, type SkeletonDraft } from './draft.ts'

/** A skeleton with one point. */
export const firstSkeleton: SkeletonDraft = { points: [{ key: 1, name: '', x: 0.5, y: 0.5 }], edges: [] }

/** Labels keep the places of points in their order, so how many there are stays once they may have been placed. */
export const isSkeletonKept = ({ signed }: ClassDraft): boolean => signed?.kinds.includes('keypoints') ?? false

const inFrame = (value: number): number => Math.round(Math.min(Math.max(value, 0), 1) * 1_000) / 1_000

/** Adds a point, joined to the last one. */
export const addPoint = ({ points, edges }: SkeletonDraft, place?: { readonly x: number; readonly y: number }) => {
  const key = nextKey(points)
  const last = points.at(-1)
  const at = place ?? { x: last?.x ?? 0.5, y: Math.min((last?.y ?? 0.4) + 0.1, 1) }
  return {
    points: [...points, { key, name: '', x: inFrame(at.x), y: inFrame(at.y) }],
    edges: last ? [...edges, [last.key, key] as const] : edges,
  } satisfies SkeletonDraft
}

/** Replaces fields of one point; its place stays inside of the frame. */
export const editPoint = (
  skeleton: SkeletonDraft,
  key: number,
  fields: Partial<Omit<PointDraft, 'key'>>,
): SkeletonDraft => ({
  ...skeleton,
  points: skeleton.points.map((point) => {
    if (point.key !== key) return point
    const next = { ...point, ...fields }
    return { ...next, x: inFrame(next.x), y: inFrame(next.y) }
  }),
})

/** Takes a point out, and the edges that end at it. */
export const removePoint = ({ points, edges }: SkeletonDraft, key: number): SkeletonDraft => ({
  points: points.filter((point) => point.key !== key),
  edges: edges.filter((edge) => !edge.includes(key)),
})

/** The points that a point is joined to. */
export const joinedTo = ({ edges }: SkeletonDraft, key: number): readonly number[] =>
  edges.flatMap(([a, b]) => (a === key ? [b] : b === key ? [a] : []))

/** Joins a point to exactly these others. */
export const joinTo = (skeleton: SkeletonDraft, key: number, others: readonly number[]): SkeletonDraft => {
  const before = new Set(joinedTo(skeleton, key))
  const wanted = new Set(others)
  return {
    ...skeleton,
    edges: [
      ...skeleton.edges.filter((edge) => !edge.includes(key) || edge.some((end) => end !== key && wanted.has(end))),
      ...others.filter((other) => other !== key && !before.has(other)).map((other) => [key, other] as const),
    ],
  }
}

/** The 17 points of a person in COCO, and its 19 edges. */
export const cocoPerson = (): SkeletonDraft =>
  skeletonDraft({
    points: [
      ['nose', 0.5, 0.08],
      ['left eye', 0.53, 0.06],
      ['right eye', 0.47, 0.06],
      ['left ear', 0.57, 0.07],
      ['right ear', 0.43, 0.07],
      ['left shoulder', 0.62, 0.2],
      ['right shoulder', 0.38, 0.2],
      ['left elbow', 0.7, 0.35],
      ['right elbow', 0.3, 0.35],
      ['left wrist', 0.74, 0.49],
      ['right wrist', 0.26, 0.49],
      ['left hip', 0.58, 0.52],
      ['right hip', 0.42, 0.52],
      ['left knee', 0.6, 0.73],
      ['right knee', 0.4, 0.73],
      ['left ankle', 0.61, 0.95],
      ['right ankle', 0.39, 0.95],
    ].map(([name, x, y]) => ({ name, x, y })) as Skeleton['points'],
    edges: [
      [15, 13],
      [13, 11],
      [16, 14],
      [14, 12],
      [11, 12],
      [5, 11],
      [6, 12],
      [5, 6],
      [5, 7],
      [6, 8],
      [7, 9],
      [8, 10],
      [1, 2],
      [0, 1],
      [0, 2],
      [1, 3],
      [2, 4],
      [3, 5],
      [4, 6],
    ],
  })
