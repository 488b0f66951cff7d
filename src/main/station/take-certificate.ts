import { certificateDocument, type CertificateDocument } from '../guard/trust/certificate.ts'
import type { MemberEntry } from '../guard/trust/documents.ts'
import type { BodyOf } from '../guard/trust/entries.ts'
import { Failure } from '../../shared/failures.ts'
import { verifyDocument } from '../guard/trust/signed.ts'
import { signersOf } from './membership.ts'
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

/** Keeps a certificate that a device sent. @returns Whether it concerns a project of this lead. */
export const takeCertificate = async (
  at: Unlocked,
  member: MemberEntry,
  body: BodyOf<'certificate'>,
): Promise<boolean> => {
  if (at.projects.get(body.projectId)?.role !== 'owner') return false
  const document = await verifyCertificate(body.certificate, member)
  if (document.projectId !== body.projectId) throw new Failure('SIGNATURE_INVALID')
  const { certificateId, projectId, finishedAt } = document
  at.home.certificates.add({ certificateId, projectId, jws: body.certificate, at: finishedAt })
  at.audit.append({ event: 'certificate.receive', result: 'done', reason: null, subject: certificateId })
  return true
}
