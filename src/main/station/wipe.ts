import { isFailure } from '../../shared/failures.ts'
import type { CertificateId, MemberId, ProjectId, ShardId } from '../../shared/ids.ts'
import { certificateDocument, wipeSteps, type CertificateDocument, type WipeStep } from '../guard/trust/certificate.ts'
import { signDocument } from '../guard/trust/signed.ts'
import { deviceLog } from './exchange-names.ts'
import { describeHardware } from './hardware.ts'
import { appendEntryWith } from './logs.ts'
import { newId } from './new-id.ts'
import { loadProject, type Project } from './project.ts'
import type { Unlocked } from './unlocked.ts'
import { dropJournal, openJournals, readJournal, writeJournal, type WipeJournal } from './wipe-journal.ts'
import { wipeWork } from './wipe-steps.ts'

/** A wipe that ended, with its certificate. */
export interface WipeOutcome {
  readonly projectId: ProjectId
  readonly certificateId: CertificateId
}

/**
 * Removes a project from this device for good and writes the certificate. Begins with a journal entry on disk; from then on
 * nothing stops it but a power cut, and after one it goes on at the next start before anything opens. A wipe that has begun
 * already goes on where it stood.
 */
export const wipeProject = async (
  at: Unlocked,
  project: Project,
  cause: WipeJournal['cause'],
): Promise<WipeOutcome> => {
  if (readJournal(at, project.projectId)) return runWipe(at, project.projectId)
  const mine = [...project.state.grants.values()].filter((grant) => grant.deviceId === at.identity.deviceId)
  const shardIds = new Set(mine.flatMap((grant) => grant.shardIds))
  writeJournal(at, {
    projectId: project.projectId,
    cause,
    startedAt: at.clock.now(),
    projectName: project.open?.terms.name ?? null,
    trustedTime: project.status?.issuedAt ?? null,
    grantIds: mine.map((grant) => grant.grantId),
    shards: [...project.state.shards.values()]
      .filter((shard) => shardIds.has(shard.shardId))
      .map(({ shardId, version, tar }) => ({ shardId, version, sha256: tar.sha256 })),
    keyIds: [...new Set(mine.map((grant) => grant.prekeyId))],
    steps: [],
  })
  at.audit.append({ event: 'wipe.begin', result: 'done', reason: cause, subject: project.projectId })
  return runWipe(at, project.projectId)
}

/**
 * Goes on with wipes that were cut short. One that fails again is an audit event and is tried at the next contact; its
 * project stays shut until then, and the others are not held up.
 */
export const resumeWipes = async (at: Unlocked): Promise<void> => {
  for (const projectId of openJournals(at)) {
    at.audit.append({ event: 'wipe.resume', result: 'done', reason: null, subject: projectId })
    try {
      await runWipe(at, projectId)
    } catch {
      // Recorded by the step that failed.
    }
  }
}

const runWipe = async (at: Unlocked, projectId: string): Promise<WipeOutcome> => {
  try {
    for (const step of wipeSteps) await runStep(at, projectId, step)
    return await certify(at, projectId)
  } catch (error) {
    const reason = isFailure(error) ? error.code : 'INTERNAL'
    at.audit.append({ event: 'wipe.step', result: 'failed', reason, subject: projectId })
    throw error
  }
}

const journalOf = (at: Unlocked, projectId: string): WipeJournal => {
  const journal = readJournal(at, projectId)
  if (!journal) throw new TypeError('a wipe has a journal')
  return journal
}

const runStep = async (at: Unlocked, projectId: string, step: WipeStep): Promise<void> => {
  const journal = journalOf(at, projectId)
  if (journal.steps.some((done) => done.step === step)) return
  const began = performance.now()
  const found = await wipeWork[step](at, journal)
  const ms = Math.round((performance.now() - began) * 10) / 10
  writeJournal(at, { ...journal, steps: [...journal.steps, { step, ok: true, ms, found }] })
  at.audit.append({ event: 'wipe.step', result: 'done', reason: step, subject: projectId })
}

const certify = async (at: Unlocked, projectId: string): Promise<WipeOutcome> => {
  const journal = journalOf(at, projectId)
  const entry = at.audit.append({ event: 'wipe.end', result: 'done', reason: journal.cause, subject: projectId })
  const document = certificateDocument.parse(await documentOf(at, journal, entry.entry))
  const jws = await signDocument('auxerta-certificate+jws', document, at.signing)
  const { certificateId, finishedAt } = document
  await appendEntryWith(at, {
    log: deviceLog(at.identity.deviceId),
    body: { kind: 'certificate', projectId: document.projectId, certificate: jws },
    also: () => {
      at.home.certificates.add({ certificateId, projectId, jws, at: finishedAt })
      const row = at.home.projects.find(projectId)
      if (row) {
        const record = { ...row.record, wipedAt: finishedAt, wipedName: journal.projectName, certificateId }
        at.home.projects.setRecord(projectId, record)
        at.home.projects.setState(projectId, 'wiped')
      }
      dropJournal(at, projectId)
    },
  })
  at.home.checkpoint()
  at.audit.append({ event: 'certificate.write', result: 'done', reason: null, subject: certificateId })
  await loadProject(at, document.projectId)
  return { projectId: document.projectId, certificateId }
}

const documentOf = async (at: Unlocked, journal: WipeJournal, auditEntry: number): Promise<CertificateDocument> => ({
  certificateId: newId<CertificateId>(),
  organisationId: at.identity.organisationId,
  projectId: journal.projectId as ProjectId,
  memberId: at.identity.memberId ?? ('none' as MemberId),
  deviceId: at.identity.deviceId,
  hardware: describeHardware(),
  method: 'Purge',
  technique: 'Cryptographic erase: keys destroyed, ciphertext deleted',
  tool: 'Auxerta Workstation',
  toolVersion: `${at.build.version} ${at.build.commit}`,
  cause: journal.cause,
  startedAt: journal.startedAt,
  finishedAt: at.clock.now(),
  trustedTime: journal.trustedTime,
  grantIds: journal.grantIds,
  shards: journal.shards.map(({ shardId, sha256 }) => ({ shardId: shardId as ShardId, sha256 })),
  keyIds: journal.keyIds,
  keyStore: (await at.keyStore.backend()).backend,
  steps: journal.steps,
  verification:
    'No key of the grants and no file of the shards is left in the home folder; the grants on the exchange cannot be opened.',
  residuals,
  auditEntry,
})

/** What a wipe cannot reach; said in every certificate. */
const residuals = [
  'Ids in the audit trail and in the signed logs stay: they hold no content.',
  'The name of the project stays in the encrypted home database, beside this certificate.',
  'Backups or snapshots that the system made hold ciphertext and a locked key database; they open nothing without the device secret and the passphrase of that time.',
  'Work that was delivered or sealed lies with the lead, unreadable here.',
]
