import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/define.ts'
import type { Caller } from '../../station/caller.ts'
import type { StationCore } from '../../station/station.ts'
import { listRequests } from './requests.ts'
import { approveRequest, declineRequest, listMembers, revokeDevice } from './service.ts'

/** Answers the calls of the group `members`. */
export const createMembersHandlers = (core: StationCore): Handlers<StationContract, Caller>['members'] => ({
  list: () => listMembers(core.require()),
  requests: async () =>
    (await listRequests(core.require())).map(({ document, fingerprint }) => ({
      requestId: document.requestId,
      memberName: document.memberName,
      deviceName: document.deviceName,
      fingerprint,
      at: document.at,
    })),
  approve: (approval) => approveRequest(core.require(), approval),
  decline: async ({ requestId }) => {
    await declineRequest(core.require(), requestId)
    return {}
  },
  revoke: async ({ deviceId }) => ({ at: await revokeDevice(core.require(), deviceId) }),
})
