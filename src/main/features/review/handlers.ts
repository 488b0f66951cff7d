import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { Handlers, Notify } from '../../../shared/ipc/define.ts'
import type { Caller } from '../../station/caller.ts'
import type { StationCore } from '../../station/station.ts'
import { decideItem } from './decide.ts'
import { openReview, openReviewItem, reviewableProject, reviewQueue } from './service.ts'

/** Answers the calls of the group `review`. */
export const createReviewHandlers = (
  core: StationCore,
  notify: Notify<StationContract>,
): Handlers<StationContract, Caller>['review'] => ({
  queue: () => reviewQueue(core.require()),
  open: ({ projectId, shardId }) => {
    const at = core.require()
    return openReview(at, reviewableProject(at, projectId), shardId)
  },
  item: ({ projectId, ...place }) => {
    const at = core.require()
    return openReviewItem(at, reviewableProject(at, projectId), place)
  },
  decide: async ({ projectId, ...made }) => {
    const answer = await core.exclusive((at) => decideItem(at, reviewableProject(at, projectId), made))
    notify('review', 'changed', {})
    notify('projects', 'changed', {})
    return answer
  },
})
