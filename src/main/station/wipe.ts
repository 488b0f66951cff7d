import type { WipeCause } from '../../shared/access/wipe.ts'
import { isFailure } from '../../shared/failures.ts'
import type { CertificateId, GrantId, ProjectId, ShardId } from '../../shared/ids.ts'
import { wipeSteps, type WipeStep } from '../guard/trust/certificate.ts'
import { certify } from './certify.ts'
import { loadProject, type Project } from './project.ts'
import type { Unlocked } from './unlocked.ts'
import { openJournals, readJournal, writeJournal, type WipeJournal } from './wipe-journal.ts'
import { grantsHere, planGrants, planItems, planProject } from './wipe-plan.ts'
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
export const wipeProject = async (at: Unlocked, project: Project, cause: WipeCause): Promise<WipeOutcome> => {
  const begun = openJournals(at, project.projectId).find((journal) => journal.scope === 'project')
  return run(at, begun ?? (await open(at, planProject(at, project, cause))))
}

/**
 * As {@link wipeProject}, for the shards of some grants. When nothing else is left of the project here, all of it goes.
 * Other grants, their shards and the work on them stay.
 */
export const wipeGrants = async (
  at: Unlocked,
  project: Project,
  going: { readonly grantIds: readonly GrantId[]; readonly cause: WipeCause },
): Promise<WipeOutcome> => {
  const grants = grantsHere(at, project).filter((grant) => going.grantIds.includes(grant.grantId))
  return run(at, await open(at, planGrants(at, project, { grants, cause: going.cause })))
}

/** As {@link wipeProject}, for items that were erased out of shards that go on in a newer version. */
export const wipeItems = async (at: Unlocked, project: Project, shardIds: readonly ShardId[]): Promise<WipeOutcome> =>
  run(at, await open(at, planItems(at, project, shardIds)))

/**
 * Goes on with wipes that were cut short. One that fails again is an audit event and is tried at the next contact; its
 * project stays shut until then, and the others are not held up.
 *
 * @param projectId - Only those of this project.
 */
export const resumeWipes = async (at: Unlocked, projectId?: ProjectId): Promise<WipeOutcome[]> => {
  const ended: WipeOutcome[] = []
  for (const journal of openJournals(at, projectId)) {
    at.audit.append({ event: 'wipe.resume', result: 'done', reason: journal.cause, subject: journal.projectId })
    try {
      ended.push(await run(at, journal))
    } catch {
      // Recorded by the step that failed.
    }
  }
  return ended
}

/** From here on the keys that the journal names open nothing any more, in memory either. */
const open = async (at: Unlocked, journal: WipeJournal): Promise<WipeJournal> => {
  writeJournal(at, journal)
  at.audit.append({ event: 'wipe.begin', result: 'done', reason: journal.cause, subject: journal.projectId })
  if (journal.scope !== 'project') await loadProject(at, journal.projectId)
  return journal
}

const run = async (at: Unlocked, { projectId, wipeId }: WipeJournal): Promise<WipeOutcome> => {
  try {
    for (const step of wipeSteps) await runStep(at, { projectId, wipeId }, step)
    return { projectId, certificateId: await certify(at, journalOf(at, { projectId, wipeId })) }
  } catch (error) {
    const reason = isFailure(error) ? error.code : 'INTERNAL'
    at.audit.append({ event: 'wipe.step', result: 'failed', reason, subject: projectId })
    throw error
  }
}

type Wipe = Pick<WipeJournal, 'projectId' | 'wipeId'>

const journalOf = (at: Unlocked, wipe: Wipe): WipeJournal => {
  const journal = readJournal(at, wipe)
  if (!journal) throw new TypeError('a wipe has a journal')
  return journal
}

const runStep = async (at: Unlocked, wipe: Wipe, step: WipeStep): Promise<void> => {
  const journal = journalOf(at, wipe)
  if (journal.steps.some((done) => done.step === step)) return
  const began = performance.now()
  const found = await wipeWork[step](at, journal)
  const ms = Math.round((performance.now() - began) * 10) / 10
  writeJournal(at, { ...journal, steps: [...journal.steps, { step, ok: true, ms, found }] })
  at.audit.append({ event: 'wipe.step', result: 'done', reason: step, subject: journal.projectId })
}
