import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { Handlers, Notify } from '../../../shared/ipc/define.ts'
import type { Caller } from '../../station/caller.ts'
import type { StationCore } from '../../station/station.ts'
import { decideItem } from './decide.ts'
import { ownProject } from '../../station/keyed-projects.ts'
import { openReview, openReviewItem, reviewQueue } from './service.ts'

/** Answers the calls of the group `review`. */
export const createReviewHandlers = (
  core: StationCore,
  notify: Notify<StationContract>,
): Handlers<StationContract, Caller>['review'] => ({
  queue: () => reviewQueue(core.require()),
  open: ({ projectId, shardId }) => {
    const at = core.require()
    return openReview(at, ownProject(at, projectId), shardId)
  },
  item: ({ projectId, ...place }) => {
    const at = core.require()
    return openReviewItem(at, ownProject(at, projectId), place)
  },
  decide: async ({ projectId, ...made }) => {
    const answer = await core.exclusive((at) => decideItem(at, ownProject(at, projectId), made))
    notify('review', 'changed', {})
    notify('projects', 'changed', {})
    return answer
  },
})
