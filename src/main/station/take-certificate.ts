import { certificateDocument, type CertificateDocument } from '../guard/trust/certificate.ts'
import type { MemberEntry } from '../guard/trust/documents.ts'
import type { BodyOf } from '../guard/trust/entries.ts'
import { Failure } from '../../shared/failures.ts'
import { verifyDocument } from '../guard/trust/signed.ts'
import { isSound } from './debts.ts'
import { appendEntry } from './logs.ts'
import { signersOf } from './membership.ts'
import { loadProject, type Project } from './project.ts'
import type { Unlocked } from './unlocked.ts'

/** Verifies a certificate as signed by this member's device. @throws {@link Failure} `SIGNATURE_INVALID` */
export const verifyCertificate = async (jws: string, member: MemberEntry): Promise<CertificateDocument> => {
  const document = await verifyDocument(jws, {
    typ: 'auxerta-certificate+jws',
    schema: certificateDocument,
    keyOf: await signersOf([{ ...member, revokedAt: null }]),
  })
  if (document.deviceId !== member.deviceId || document.memberId !== member.memberId)
    throw new Failure('SIGNATURE_INVALID')
  return document
}

/**
 * Keeps a certificate that a device sent. Grants that the device ended by itself end in the project's log with it.
 *
 * @returns Whether it concerns a project of this lead.
 */
export const takeCertificate = async (
  at: Unlocked,
  member: MemberEntry,
  body: BodyOf<'certificate'>,
): Promise<boolean> => {
  const project = at.projects.get(body.projectId)
  if (project?.role !== 'owner') return false
  const document = await verifyCertificate(body.certificate, member)
  if (document.projectId !== body.projectId) throw new Failure('SIGNATURE_INVALID')
  const { certificateId, projectId, finishedAt } = document
  if (!isSound(document, project.state)) {
    const reason = 'CERTIFICATE_MISSING'
    at.audit.append({ event: 'certificate.receive', result: 'refused', reason, subject: certificateId })
    return false
  }
  at.home.certificates.add({ certificateId, projectId, jws: body.certificate, at: finishedAt })
  at.audit.append({ event: 'certificate.receive', result: 'done', reason: null, subject: certificateId })
  await endWiped(at, project, document)
  return true
}

/** What the annotator gave back or the grace took can never open again on that device: the log says so too. */
const endWiped = async (at: Unlocked, project: Project, document: CertificateDocument): Promise<void> => {
  if (project.state.completedAt !== null) return
  if (document.cause !== 'returned' && document.cause !== 'lease-lapsed') return
  const cause = document.cause === 'returned' ? 'returned' : 'lapsed'
  for (const grant of project.state.grants.values()) {
    const isNamed = grant.deviceId === document.deviceId && document.grantIds.includes(grant.grantId)
    if (!isNamed || grant.revokedAtMs !== null) continue
    await appendEntry(at, project.log, { kind: 'revoke', grantId: grant.grantId, cause })
    at.audit.append({ event: 'grant.revoke', result: 'done', reason: cause, subject: grant.grantId })
  }
  await loadProject(at, project.projectId)
}
