import { z } from 'zod'
import { failureMessages, isFailure } from '../../shared/failures.ts'
import type { ProjectId } from '../../shared/ids.ts'
import { LogFailure } from '../guard/trust/chain.ts'
import { checkpointAudit } from './checkpoint.ts'
import { healRestored } from './heal-restored.ts'
import { flushOutbox } from './logs.ts'
import { syncMembership } from './membership.ts'
import { renewMembership } from './publish-membership.ts'
import { replenishPrekeys } from './prekeys.ts'
import { loadProject } from './project.ts'
import { signStatus } from './status.ts'
import { wipeOwnCopies } from './own-duties.ts'
import { sweepCompleted } from './sweep-completed.ts'
import { discoverProjects, followProject } from './sync-projects.ts'
import { wipeLapsed } from './take-orders.ts'
import { takeFromDevice } from './take-work.ts'
import { noteExchange } from './unlock.ts'
import { ownRoles, type Unlocked } from './unlocked.ts'
import type { WipeOutcome } from './wipe.ts'

/** Something that did not go right with one project or device; the rest went on. `entry` names a broken log entry. */
export interface SyncProblem {
  readonly code: string
  readonly message: string
  readonly entry: string | null
}

/** What a contact with the exchange did. */
export interface SyncReport {
  readonly reachedAt: string
  readonly received: number
  readonly sent: number
  readonly wiped: readonly WipeOutcome[]
  readonly problems: readonly SyncProblem[]
}

interface Tally {
  received: number
  sent: number
  readonly wiped: WipeOutcome[]
  readonly problems: SyncProblem[]
}

const problemOf = (error: unknown): SyncProblem => {
  const code = isFailure(error) ? error.code : 'INTERNAL'
  const entry = error instanceof LogFailure ? `${error.log} ${String(error.seq)}` : null
  return { code, message: failureMessages[code], entry }
}

/** Runs one part; a failure is noted and the other parts go on, except when the exchange is away altogether. */
const attempt = async (tally: Tally, part: () => Promise<void>): Promise<void> => {
  try {
    await part()
  } catch (error) {
    if (isFailure(error, 'EXCHANGE_UNREACHABLE')) throw error
    tally.problems.push(problemOf(error))
  }
}

/** Records a contact: always when somebody asked for it, else only when it did something or something new is wrong. */
const recordContact = (at: Unlocked, tally: Tally, isAsked: boolean): void => {
  const codes = tally.problems.map((problem) => problem.code)
  const trouble = codes.join(' ')
  const isNew = trouble !== at.lastTrouble
  at.lastTrouble = trouble
  if (isAsked || isNew)
    for (const reason of codes) at.audit.append({ event: 'exchange.sync', result: 'failed', reason, subject: null })
  if (isAsked || tally.received + tally.sent + tally.wiped.length > 0)
    at.audit.append({ event: 'exchange.sync', result: 'done', reason: null, subject: null })
}

/**
 * Meets the exchange: hands over what waits, takes in membership, logs, statuses, decisions, work and certificates, carries
 * out orders, renews the statuses of own projects.
 *
 * @param isAsked - Whether a person asked for it; the heartbeat leaves uneventful contacts out of the audit trail.
 * @throws {@link Failure} `EXCHANGE_UNREACHABLE` when it does not answer; nothing is lost, the next contact goes on.
 */
export const syncWithExchange = async (at: Unlocked, isAsked = true): Promise<SyncReport> => {
  const tally: Tally = { received: 0, sent: 0, wiped: [], problems: [] }
  try {
    await meet(at, tally)
    tally.wiped.push(...(await wipeLapsed(at)))
  } catch (error) {
    // A lease may end while the exchange is away: that is what its grace is for.
    if (isFailure(error, 'EXCHANGE_UNREACHABLE')) tally.wiped.push(...(await wipeLapsed(at)))
    if (isFailure(error, 'EXCHANGE_UNREACHABLE')) noteExchange(at, false)
    recordContact(at, { ...tally, sent: 0, received: 0, problems: [...tally.problems, problemOf(error)] }, isAsked)
    throw error
  }
  noteExchange(at, true)
  recordContact(at, tally, isAsked)
  return { ...tally, reachedAt: at.clock.now() }
}

const meet = async (at: Unlocked, tally: Tally): Promise<void> => {
  if (at.restored) await attempt(tally, () => healRestored(at))
  // Whatever still waits here belongs to a past that this device has gone on from.
  if (at.restored) return
  await attempt(tally, async () => {
    if (!(await syncMembership(at))) return
    tally.received++
    // Who may sign statuses has changed: each is judged anew.
    for (const projectId of at.projects.keys()) await loadProject(at, projectId)
  })
  tally.sent += await flushOutbox(at)
  if (at.identity.memberId !== null) await attempt(tally, () => replenishPrekeys(at))
  await followAll(at, tally)
  await takeAll(at, tally)
  await attempt(tally, async () => {
    tally.wiped.push(...(await wipeOwnCopies(at)))
  })
  await attempt(tally, async () => {
    await renewMembership(at)
  })
  await renewAll(at, tally)
  await attempt(tally, () => sweepCompleted(at))
  await attempt(tally, () => checkpointAudit(at))
  tally.sent += await flushOutbox(at)
}

const followAll = async (at: Unlocked, tally: Tally): Promise<void> => {
  await attempt(tally, () => discoverProjects(at))
  for (const row of at.home.projects.list()) {
    if (row.record.role !== 'grantee') continue
    await attempt(tally, async () => {
      const outcome = await followProject(at, row.projectId as ProjectId, row.record.log)
      tally.received += outcome.received
      tally.wiped.push(...outcome.wiped)
      if (outcome.problem) throw outcome.problem
    })
  }
}

/** A lead reads the logs of the devices that were ever granted something of an own project. */
const takeAll = async (at: Unlocked, tally: Tally): Promise<void> => {
  const devices = new Set<string>()
  for (const project of at.projects.values())
    if (project.role === 'owner') for (const grant of project.state.grants.values()) devices.add(grant.deviceId)
  for (const member of at.membership?.members ?? []) {
    if (!devices.has(member.deviceId)) continue
    await attempt(tally, async () => {
      tally.received += await takeFromDevice(at, member)
    })
  }
}

export const defaultStatusValidMs = 60 * 60_000

/** How long the statuses of a project last; the lead may set it per project. Milliseconds. */
export const statusValidMs = (at: Unlocked, projectId: string): number =>
  at.home.settings.read(`status-valid:${projectId}`, z.number().nonnegative()) ?? defaultStatusValidMs

/** Renews the status of each own, active project whose last one is half spent or does not confirm the head. */
const renewAll = async (at: Unlocked, tally: Tally): Promise<void> => {
  if (!ownRoles(at).includes('lead')) return
  for (const project of at.projects.values()) {
    if (project.role !== 'owner') continue
    const head = at.home.logEntries.head(project.log)
    const validMs = statusValidMs(at, project.projectId)
    const { status } = project
    const halfSpent = status === null || at.clock.nowMs() > Date.parse(status.issuedAt) + validMs / 2
    if (validMs === 0 || (!halfSpent && status.headSeq === head?.seq)) continue
    await attempt(tally, async () => {
      await signStatus(at, project, validMs)
      await loadProject(at, project.projectId)
    })
  }
}
