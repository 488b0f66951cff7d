import { backendWords } from '../guard/keys/key-store.ts'
import type { CertificateId, MemberId } from '../../shared/ids.ts'
import { certificateDocument, type CertificateDocument } from '../guard/trust/certificate.ts'
import { signDocument } from '../guard/trust/signed.ts'
import { raiseAnchor } from './anchor.ts'
import { deviceLog } from './exchange-names.ts'
import { describeHardware } from './hardware.ts'
import { appendEntryWith } from './logs.ts'
import { newId } from './new-id.ts'
import { loadProject } from './project.ts'
import { ownEntry, type Unlocked } from './unlocked.ts'
import { dropJournal, type WipeJournal } from './wipe-journal.ts'

/** Signs the certificate of a wipe whose steps are all done, puts it into the device's log and drops the journal with it. */
export const certify = async (at: Unlocked, journal: WipeJournal): Promise<CertificateId> => {
  const { projectId, cause } = journal
  const entry = at.audit.append({ event: 'wipe.end', result: 'done', reason: cause, subject: projectId })
  const document = certificateDocument.parse(await documentOf(at, journal, entry.entry))
  const jws = await signDocument('auxerta-certificate+jws', document, at.signing)
  const { certificateId, finishedAt } = document
  await appendEntryWith(at, {
    log: deviceLog(at.identity.deviceId),
    body: { kind: 'certificate', projectId, certificate: jws },
    also: () => {
      at.home.certificates.add({ certificateId, projectId, jws, at: finishedAt })
      noteWiped(at, journal, { certificateId, finishedAt })
      dropJournal(at, journal)
    },
  })
  at.home.checkpoint()
  at.audit.append({ event: 'certificate.write', result: 'done', reason: null, subject: certificateId })
  await raiseAnchor(at)
  await loadProject(at, projectId)
  return certificateId
}

const noteWiped = (
  at: Unlocked,
  journal: WipeJournal,
  { certificateId, finishedAt }: { certificateId: CertificateId; finishedAt: string },
): void => {
  const row = at.home.projects.find(journal.projectId)
  if (!row || journal.scope !== 'project') return
  const record = { ...row.record, wipedAt: finishedAt, wipedName: journal.projectName, certificateId }
  at.home.projects.setRecord(journal.projectId, record)
  at.home.projects.setState(journal.projectId, 'wiped')
}

const documentOf = async (at: Unlocked, journal: WipeJournal, auditEntry: number): Promise<CertificateDocument> => {
  const { wipeId: _, projectName: __, ...things } = journal
  const finishedAt = at.clock.now()
  const memberId = at.identity.memberId ?? ('none' as MemberId)
  const location = ownEntry(at)?.region ?? 'not stated'
  return {
    certificateId: newId<CertificateId>(),
    organisationId: at.identity.organisationId,
    memberId,
    deviceId: at.identity.deviceId,
    ...things,
    hardware: describeHardware(),
    assetId: at.identity.deviceId,
    mediaSource: 'Workstation of the member',
    confidentiality: { before: 'Client data, encrypted at rest', after: 'None' },
    destination: 'Stays in use with the member',
    method: 'Purge',
    technique: 'Cryptographic erase: keys destroyed, ciphertext deleted',
    tool: 'Auxerta Workstation',
    toolVersion: `${at.build.version} ${at.build.commit}`,
    finishedAt,
    keyStore: backendWords(await at.keyStore.backend()),
    performedBy: { memberId, title: 'Program on the device of the member', location, at: finishedAt, method: erased },
    verifiedBy: { memberId, title: 'Program on the device of the member', location, at: finishedAt, method: verified },
    residuals,
    auditEntry,
  }
}

const erased =
  'Data was written encrypted only (AES-256); every key of it on this device was overwritten, then the ciphertext deleted.'
const verified =
  'No key of the grants and no file of the shards is left in the home folder; the grants on the exchange cannot be opened.'

/** What a wipe cannot reach; said in every certificate. */
const residuals = [
  'Ids in the audit trail and in the signed logs stay: they hold no content.',
  'The name of the project stays in the encrypted home database, beside this certificate.',
  'Backups or snapshots that the system made hold ciphertext and a locked key database. The keys that lock it were replaced; a copy of the key store of that time together with the passphrase would open them.',
  'Work that was delivered or sealed lies with the lead, unreadable here.',
]
