import { z } from 'zod'
import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/define.ts'
import type { Caller } from '../../station/caller.ts'
import { verifyOwnTrail } from '../../station/checkpoint.ts'
import type { Folders } from '../../station/folders.ts'
import type { StationCore } from '../../station/station.ts'
import { findCertificate, listCertificates } from './certificates.ts'
import { saveCertificate } from './save-certificate.ts'
import { listAudit, listTrails } from './audit.ts'
import { exportAudit } from './export-audit.ts'
import { describeDevice } from './overview.ts'

const prefix = 'preference:'

/** Answers the calls of the group `device`. */
export const createDeviceHandlers = (
  core: StationCore,
  folders: Folders,
): Handlers<StationContract, Caller>['device'] => ({
  overview: () => describeDevice(core.require()),
  audit: (asked) => listAudit(core.require(), asked),
  verifyAudit: () => verifyOwnTrail(core.require()),
  exportAudit: ({ folder, format }) => exportAudit(core.require(), { folder: folders.resolve(folder), format }),
  trails: () => listTrails(core.require()),
  certificate: ({ certificateId }) => findCertificate(core.require(), certificateId),
  saveCertificate: ({ certificateId, folder }) =>
    saveCertificate(core.require(), { certificateId, folder: folders.resolve(folder) }),
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
