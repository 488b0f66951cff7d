import type { Handlers } from '../../../shared/ipc/define.ts'
import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { Caller } from '../../station/caller.ts'
import type { Folders } from '../../station/folders.ts'
import { readOrganisation } from '../../station/membership.ts'
import type { StationCore } from '../../station/station.ts'
import { openExchange, type ExchangeSettings } from '../../transports/index.ts'
import type { FolderToken } from '../../../shared/ids.ts'
import { changePassphrase } from './change-passphrase.ts'
import { checkApproval } from './approval.ts'
import { createOrganisation } from './create-organisation.ts'
import { eraseHome } from './erase-home.ts'
import { join, organisationFingerprint } from './join.ts'
import { forgetPlace, keepPlace } from './place.ts'
import { describeSession } from './state.ts'

/** Answers the calls of the group `session`. */
export const createSessionHandlers = (
  core: StationCore,
  folders: Folders,
): Handlers<StationContract, Caller>['session'] => {
  const exchangeAt = (folder: FolderToken): ExchangeSettings => ({ kind: 'folder', path: folders.resolve(folder) })
  const state = () => describeSession(core)
  return {
    state,
    createOrganisation: async ({ exchange, ...plan }) => {
      await createOrganisation(core, { ...plan, exchange: exchangeAt(exchange) })
      return state()
    },
    inspectExchange: async ({ exchange }) => {
      const document = await readOrganisation(openExchange(exchangeAt(exchange)))
      return document && { organisationName: document.name, fingerprint: await organisationFingerprint(document) }
    },
    join: async ({ exchange, ...plan }) => {
      await join(core, { ...plan, exchange: exchangeAt(exchange) })
      return state()
    },
    checkApproval: async () => {
      await checkApproval(core)
      return state()
    },
    unlock: async ({ passphrase }) => {
      await core.unlock(passphrase)
      return state()
    },
    lock: async () => {
      await core.lock('person')
      return state()
    },
    keepPlace: ({ place }) => {
      keepPlace(core, place)
      return {}
    },
    changePassphrase: async (change) => {
      await changePassphrase(core, change)
      return state()
    },
    eraseHome: async ({ typedWord }) => {
      await eraseHome(core, typedWord)
      forgetPlace(core)
      return state()
    },
  }
}
