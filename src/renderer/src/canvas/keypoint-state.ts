import type { KeypointState } from '../../../shared/labels/keypoints.ts'

/** The state that comes after another when a key goes through them. */
export const keypointStateAfter = (state: KeypointState): KeypointState =>
  (({ visible: 'occluded', occluded: 'absent', absent: 'visible' }) as const)[state]
