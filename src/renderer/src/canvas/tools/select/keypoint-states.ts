import { keypointStateAfter } from '../../keypoint-state.ts'
import type { KeypointsLabel, KeypointState } from '../../../../../shared/labels/keypoints.ts'
import type { Desk } from '../tool.ts'

const put = (desk: Desk, shape: KeypointsLabel, at: { readonly point: number; readonly state: KeypointState }) => {
  const points = shape.points.map((point, place) => (place === at.point ? { ...point, state: at.state } : point))
  if (points.every(({ state }) => state === 'absent')) return
  desk.doc.transact('keypoints.set-state', (draft) => {
    draft.put({ ...shape, points })
  })
}

/** Goes from visible to occluded to absent and back. The last point that is there stays. */
export const afterNextState = (desk: Desk, shape: KeypointsLabel, point: number): void => {
  put(desk, shape, { point, state: keypointStateAfter(shape.points[point]?.state ?? 'visible') })
}

/** Marks a point as absent, unless it is the last. */
export const withoutPoint = (desk: Desk, shape: KeypointsLabel, point: number): void => {
  put(desk, shape, { point, state: 'absent' })
}
