import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { Handlers, Notify } from '../../../shared/ipc/define.ts'
import type { Caller } from '../../station/caller.ts'
import type { Folders } from '../../station/folders.ts'
import type { StationCore } from '../../station/station.ts'
import { correctPerson } from './personal/correct.ts'
import { forgetPerson } from './personal/forget.ts'
import { reportPerson } from './personal/report.ts'
import { saveOwnReport, saveReport } from './personal/save-report.ts'
import { listRequests } from './requests.ts'
import { rotateRoot } from './rotate-root.ts'
import { approveRequest, declineRequest, listMembers, revokeDevice } from './service.ts'

/** Answers the calls of the group `members`. */
export const createMembersHandlers = (
  core: StationCore,
  { folders, notify }: { readonly folders: Folders; readonly notify: Notify<StationContract> },
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
  rotateRoot: async ({ typedName }) => {
    const answer = await core.exclusive((at) => rotateRoot(at, typedName))
    core.parts.onChange()
    notify('members', 'changed', {})
    return answer
  },
  report: ({ memberId }) => core.exclusive((at) => reportPerson(at, memberId)),
  saveReport: ({ memberId, folder }) =>
    core.exclusive((at) => saveReport(at, { memberId, folder: folders.resolve(folder) })),
  saveOwn: ({ folder }) => core.exclusive((at) => saveOwnReport(at, folders.resolve(folder))),
  correct: async (correction) => {
    const answer = await core.exclusive((at) => correctPerson(at, correction))
    notify('members', 'changed', {})
    core.parts.onChange()
    return answer
  },
  forget: async (asked) => {
    const answer = await core.exclusive((at) => forgetPerson(at, asked))
    notify('members', 'changed', {})
    return answer
  },
})
