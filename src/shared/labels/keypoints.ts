import { z } from 'zod'
import { labelBase } from './base.ts'

/** How well a keypoint is seen: `absent` is not in the picture, and its place means nothing. */
export const keypointStates = ['visible', 'occluded', 'absent'] as const
export type KeypointState = (typeof keypointStates)[number]

export const keypoint = z.strictObject({ x: z.number(), y: z.number(), state: z.enum(keypointStates) })
export type Keypoint = z.infer<typeof keypoint>

/** Points in image pixels, one for each point of the skeleton of the class and in its order; a class without one has one. */
export const keypointsLabel = z.object({
  ...labelBase,
  kind: z.literal('keypoints'),
  points: z.array(keypoint).min(1).max(500),
})
export type KeypointsLabel = z.infer<typeof keypointsLabel>

/** What a class's keypoints are called and how they are joined. Places are those of a first draft, 0 to 1 of its frame. */
export const skeleton = z
  .strictObject({
    points: z
      .array(
        z.strictObject({
          name: z.string().trim().min(1).max(60),
          x: z.number().min(0).max(1),
          y: z.number().min(0).max(1),
        }),
      )
      .min(1)
      .max(500),
    /** Pairs of places in `points`, from 0. */
    edges: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])).max(2_000),
  })
  .refine(
    ({ points, edges }) => edges.every(([a, b]) => a !== b && a < points.length && b < points.length),
    'an edge joins two different points of the skeleton',
  )
  .refine(
    ({ points }) => new Set(points.map(({ name }) => name.toLowerCase())).size === points.length,
    'point names are unique',
  )
export type Skeleton = z.infer<typeof skeleton>
