import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { Handlers, Notify } from '../../../shared/ipc/define.ts'
import type { Caller } from '../../station/caller.ts'
import type { StationCore } from '../../station/station.ts'
import { listRequests } from './requests.ts'
import { approveRequest, declineRequest, listMembers, revokeDevice } from './service.ts'

/** Answers the calls of the group `members`. */
export const createMembersHandlers = (
  core: StationCore,
  notify: Notify<StationContract>,
): Handlers<StationContract, Caller>['members'] => ({
  list: () => listMembers(core.require()),
  requests: async () =>
    (await listRequests(core.require())).map(({ document, fingerprint }) => ({
      requestId: document.requestId,
      memberName: document.memberName,
      deviceName: document.deviceName,
      fingerprint,
      at: document.at,
    })),
  approve: async (approval) => {
    const row = await core.exclusive((at) => approveRequest(at, approval))
    notify('members', 'changed', {})
    return row
  },
  decline: async ({ requestId }) => {
    await core.exclusive((at) => declineRequest(at, requestId))
    notify('members', 'changed', {})
    return {}
  },
  revoke: async (ended) => {
    const at = await core.exclusive((unlocked) => revokeDevice(unlocked, ended))
    notify('members', 'changed', {})
    return { at }
  },
})
