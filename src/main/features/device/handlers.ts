import { z } from 'zod'
import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/define.ts'
import type { Caller } from '../../station/caller.ts'
import type { StationCore } from '../../station/station.ts'
import { findCertificate, listCertificates } from './certificates.ts'
import { describeDevice, verdictOf } from './overview.ts'

const prefix = 'preference:'

/** Answers the calls of the group `device`. */
export const createDeviceHandlers = (core: StationCore): Handlers<StationContract, Caller>['device'] => ({
  overview: () => describeDevice(core.require()),
  audit: (page) => core.require().audit.list(page),
  verifyAudit: () => verdictOf(core.require()),
  certificate: ({ certificateId }) => findCertificate(core.require(), certificateId),
  certificates: () => listCertificates(core.require()),
  preferences: () => {
    const { settings } = core.require().home
    return Object.fromEntries(
      settings.names(prefix).map((name) => [name.slice(prefix.length), settings.read(name, z.string()) ?? '']),
    )
  },
  prefer: ({ name, value }) => {
    core.require().home.settings.write(`${prefix}${name}`, value)
    return {}
  },
})
