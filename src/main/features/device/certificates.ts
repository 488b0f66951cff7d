import type { Certificate } from '../../../shared/ipc/device.ts'
import { Failure } from '../../../shared/failures.ts'
import { certificateDocument } from '../../guard/trust/certificate.ts'
import { fingerprintOf, keyIdOf } from '../../guard/trust/key-pairs.ts'
import { readClaims } from '../../guard/trust/signed.ts'
import type { StoredCertificate } from '../../storage/home/certificates.ts'
import { directoryKey, namesOf } from '../../station/membership.ts'
import { verifyCertificate } from '../../station/take-certificate.ts'
import type { Unlocked } from '../../station/unlocked.ts'

/** Describes a kept certificate with its signature checked now, not when it was kept. */
const describe = async (at: Unlocked, kept: StoredCertificate): Promise<Certificate> => {
  const document = readClaims(kept.jws, certificateDocument)
  const { auditEntry: _, organisationId: __, memberId: ___, ...fields } = document
  const member = at.membership?.members.find((entry) => entry.deviceId === document.deviceId) ?? null
  const isSelf = document.deviceId === at.identity.deviceId
  const names = isSelf ? at.identity : member && (await namesOf(member, await directoryKey(at)))
  const row = at.home.projects.find(document.projectId)
  const kid = member ? await keyIdOf(member.signingKey) : 'unknown'
  return {
    ...fields,
    organisation: at.identity.organisationName,
    projectName: row?.record.wipedName ?? at.projects.get(document.projectId)?.open?.terms.name ?? null,
    deviceName: names?.deviceName ?? null,
    memberName: names?.memberName ?? null,
    signedBy: kid,
    fingerprint: member ? fingerprintOf(kid, await keyIdOf(member.agreementKey)) : 'unknown',
    signatureValid: member !== null && (await isSigned(kept.jws, member)),
  }
}

const isSigned = async (jws: string, member: Parameters<typeof verifyCertificate>[1]): Promise<boolean> => {
  try {
    await verifyCertificate(jws, member)
    return true
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}

/** The certificates on this device: own ones and, at a lead's, those received. Newest first. */
export const listCertificates = (at: Unlocked): Promise<Certificate[]> =>
  Promise.all(at.home.certificates.list().map((kept) => describe(at, kept)))

/** One certificate. @throws {@link Failure} `NOT_FOUND` */
export const findCertificate = async (at: Unlocked, certificateId: string): Promise<Certificate> => {
  const kept = at.home.certificates.find(certificateId)
  if (!kept) throw new Failure('NOT_FOUND')
  return describe(at, kept)
}

/** The newest certificate that this device itself wrote. */
export const lastOwnCertificate = async (at: Unlocked): Promise<Certificate | null> =>
  (await listCertificates(at)).find((entry) => entry.deviceId === at.identity.deviceId) ?? null
