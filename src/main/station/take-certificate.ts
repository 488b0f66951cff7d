import { certificateDocument, wipeSteps, type CertificateDocument } from '../guard/trust/certificate.ts'
import type { MemberEntry } from '../guard/trust/documents.ts'
import type { BodyOf } from '../guard/trust/entries.ts'
import { Failure } from '../../shared/failures.ts'
import type { ShardId } from '../../shared/ids.ts'
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

/** Whether a certificate tells of every step, each done, and covers the shards that its device was granted. */
export const isSound = (document: CertificateDocument, owed: readonly ShardId[]): boolean => {
  const covered = new Set(document.shards.map((shard) => shard.shardId))
  const steps = document.steps.filter((result) => result.ok).map((result) => result.step)
  return wipeSteps.every((step) => steps.includes(step)) && owed.every((shardId) => covered.has(shardId))
}

/** Keeps a certificate that a device sent. @returns Whether it concerns a project of this lead. */
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
  const grants = [...project.state.grants.values()].filter((grant) => grant.deviceId === member.deviceId)
  if (
    !isSound(
      document,
      grants.flatMap((grant) => grant.shardIds),
    )
  ) {
    const reason = 'CERTIFICATE_MISSING'
    at.audit.append({ event: 'certificate.receive', result: 'refused', reason, subject: certificateId })
    return false
  }
  at.home.certificates.add({ certificateId, projectId, jws: body.certificate, at: finishedAt })
  at.audit.append({ event: 'certificate.receive', result: 'done', reason: null, subject: certificateId })
  return true
}
