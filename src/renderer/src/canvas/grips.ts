import { atImage, type ImagePoint } from '../../../shared/labels/geometry.ts'
import type { ShapeLabel } from '../../../shared/labels/shape-geometry.ts'
import { handlesOf, type Handle } from './handles.ts'
import type { VertexPlace } from './hit-test.ts'
import { frameOf, isTurned, rotationHandleOf, turnedHandlesOf } from './turned-frame.ts'
import { verticesOf } from './vertices.ts'

/** What a selected shape can be taken hold of by. */
export type Grip =
  | { readonly on: 'handle'; readonly handle: Handle | 'turn' }
  | { readonly on: 'vertex'; readonly place: VertexPlace }
  | { readonly on: 'side'; readonly corners: readonly number[] }

export interface PlacedGrip {
  readonly grip: Grip
  readonly point: ImagePoint
}

/** How far beyond a turned shape the handle lies that turns it. CSS pixels. */
export const turnReachPx = 24

/** Corners of a cuboid that its edges join, front face first. */
export const cuboidEdges: readonly (readonly [number, number])[] = [
  [0, 3],
  [1, 2],
  [4, 7],
  [5, 6],
  [0, 1],
  [2, 3],
  [4, 5],
  [6, 7],
  [0, 4],
  [1, 5],
  [2, 6],
  [3, 7],
]

const cuboidFaces = [
  [0, 1, 2, 3],
  [4, 5, 6, 7],
] as const

const middleOf = (corners: readonly ImagePoint[], face: readonly number[]): ImagePoint => {
  const sum = (axis: 0 | 1) => face.reduce((total, at) => total + (corners[at]?.[axis] ?? 0), 0)
  return atImage(sum(0) / face.length, sum(1) / face.length)
}

/** The grips of a shape at a scale of CSS pixels per image pixel, in the order in which Tab goes through them. */
export const gripsOf = (shape: ShapeLabel, scale: number): readonly PlacedGrip[] => {
  if (shape.kind === 'box')
    return handlesOf(shape).map(({ handle, point }) => ({ grip: { on: 'handle', handle }, point }))
  if (isTurned(shape)) {
    const frame = frameOf(shape)
    const turn: PlacedGrip = {
      grip: { on: 'handle', handle: 'turn' },
      point: rotationHandleOf(frame, turnReachPx / scale),
    }
    return [
      ...turnedHandlesOf(frame).map(({ handle, point }): PlacedGrip => ({ grip: { on: 'handle', handle }, point })),
      turn,
    ]
  }
  const vertices = verticesOf(shape).map(({ place, point }): PlacedGrip => ({ grip: { on: 'vertex', place }, point }))
  if (shape.kind !== 'cuboid') return vertices
  const faces = cuboidFaces.map((corners): PlacedGrip => ({
    grip: { on: 'side', corners },
    point: middleOf(shape.corners, corners),
  }))
  return [...vertices, ...faces]
}
