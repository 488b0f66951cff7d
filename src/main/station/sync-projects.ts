import { randomBytes } from 'node:crypto'
import type { ProjectId } from '../../shared/ids.ts'
import { judgeShard } from './access.ts'
import { hintPrefix, projectLog, readHint, writerOf } from './exchange-names.ts'
import { followLog } from './logs.ts'
import { signersOf } from './membership.ts'
import { freshRecord } from './project-record.ts'
import { loadProject, type Project } from './project.ts'
import { fetchShard } from './shard-cache.ts'
import { syncStatus } from './status.ts'
import { takeDecisions } from './take-decisions.ts'
import type { Unlocked } from './unlocked.ts'
import { wipeProject, type WipeOutcome } from './wipe.ts'

/** Learns from the hints on the exchange which projects this device should follow. */
export const discoverProjects = async (at: Unlocked): Promise<number> => {
  let found = 0
  for await (const { name } of at.exchange.list(hintPrefix(at.identity.deviceId))) {
    const hint = readHint(name)
    if (!hint || at.home.projects.find(hint.projectId)) continue
    const localKey = randomBytes(32)
    const record = freshRecord('grantee', projectLog(hint.projectId, hint.writerId))
    at.home.projects.add({ projectId: hint.projectId, role: 'grantee', state: 'active', localKey, record })
    localKey.fill(0)
    found++
  }
  return found
}

/** What following one project brought. */
export interface FollowOutcome {
  readonly received: number
  readonly wiped: WipeOutcome | null
}

/**
 * Follows one granted project: its log by the lead who writes it, its status, decisions about own work, the ciphertext of
 * shards that may be opened here. A project that is complete is wiped on the spot.
 *
 * @throws {@link Failure} what is wrong with this project; the others go on.
 */
export const followProject = async (at: Unlocked, projectId: ProjectId, log: string): Promise<FollowOutcome> => {
  const writers = (at.membership?.members ?? []).filter(
    (entry) => entry.deviceId === writerOf(log) && entry.roles.includes('lead'),
  )
  const fresh = await followLog(at, log, await signersOf(writers))
  await syncStatus(at, projectId, log)
  bindPrekeys(at, fresh)
  const project = await loadProject(at, projectId)
  if (!project || project.wipedAt !== null) return { received: fresh.length, wiped: null }
  if (project.open) await takeDecisions(at, { ...project, open: project.open })
  if (project.state.completedAt !== null && isHere(at, project))
    return { received: fresh.length, wiped: await wipeProject(at, project, 'project-completed') }
  await fetchShards(at, project)
  return { received: fresh.length, wiped: null }
}

/** Ties each one-time key to the grant that used it, so that it is not counted as free any more. */
const bindPrekeys = (at: Unlocked, entries: Awaited<ReturnType<typeof followLog>>): void => {
  for (const { body } of entries) {
    if (body.kind !== 'grant' || body.deviceId !== at.identity.deviceId) continue
    at.home.privateKeys.bindToGrant(body.prekeyId, body.grantId)
    at.audit.append({ event: 'grant.receive', result: 'done', reason: null, subject: body.grantId })
  }
}

/** A device that was never granted anything of a project has nothing to wipe. */
const isHere = (at: Unlocked, project: Project): boolean =>
  [...project.state.grants.values()].some((grant) => grant.deviceId === at.identity.deviceId)

const fetchShards = async (at: Unlocked, project: Project): Promise<void> => {
  for (const shardId of project.open?.shardKeys.keys() ?? []) {
    const { decision, shard } = judgeShard(at, shardId)
    if (shard && (decision.allowed || decision.reason === 'NOT_YET')) await fetchShard(at, project.projectId, shard)
  }
}
