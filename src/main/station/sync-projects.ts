import { randomBytes } from 'node:crypto'
import type { ProjectId, ShardId } from '../../shared/ids.ts'
import { LogFailure } from '../guard/trust/chain.ts'
import type { LogEntry } from '../guard/trust/entries.ts'
import { judgeShard } from './access.ts'
import { hintPrefix, projectLog, readHint, writerOf } from './exchange-names.ts'
import { currentState } from './current-state.ts'
import { followLog, storedHead, type Following } from './logs.ts'
import { signersOf } from './membership.ts'
import { freshRecord } from './project-record.ts'
import { createProjectReducer, type ProjectReducer } from './project-state.ts'
import { loadProject, type Project } from './project.ts'
import { dropModel, fetchModel } from './model-cache.ts'
import { isIdTaken } from './model-state.ts'
import { fetchShard } from './shard-cache.ts'
import { readStatus, takeStatus } from './status.ts'
import { dropSet, fetchSet } from './suggestion-sets.ts'
import { takeDecisions } from './take-decisions.ts'
import type { Unlocked } from './unlocked.ts'
import { takeOrders } from './take-orders.ts'
import type { WipeOutcome } from './wipe.ts'

const leadsOf = (at: Unlocked, log: string) =>
  (at.membership?.members ?? []).filter(
    (entry) => entry.deviceId === writerOf(log) && entry.revokedAt === null && entry.roles.includes('lead'),
  )

/**
 * Learns from the hints on the exchange which projects this device should follow. Anybody may leave a hint: one that names
 * no lead is passed over, and a project whose log has not begun yet moves to a hint whose log has.
 */
export const discoverProjects = async (at: Unlocked): Promise<void> => {
  for await (const { name } of at.exchange.list(hintPrefix(at.identity.deviceId))) {
    const hint = readHint(name)
    if (!hint) continue
    const log = projectLog(hint.projectId, hint.writerId)
    if (leadsOf(at, log).length === 0) continue
    const known = at.home.projects.find(hint.projectId)
    if (!known) {
      const localKey = randomBytes(32)
      const record = freshRecord('grantee', log)
      at.home.projects.add({ projectId: hint.projectId, role: 'grantee', state: 'active', localKey, record })
      localKey.fill(0)
    } else if (
      known.record.role === 'grantee' &&
      known.record.log !== log &&
      storedHead(at, known.record.log).seq === 0
    ) {
      await followLog(at, log, await followingOf(at, hint.projectId as ProjectId, log)).catch(() => [])
      if (storedHead(at, log).seq > 0) at.home.projects.setRecord(hint.projectId, { ...known.record, log })
    }
  }
}

const followingOf = async (at: Unlocked, projectId: ProjectId, log: string): Promise<Following> => {
  let reducer: ProjectReducer | null = null
  const admit = (entry: LogEntry): void => {
    reducer ??= createProjectReducer(log, currentState(at, log))
    if (isForeign(at, projectId, entry)) throw new LogFailure('LOG_BROKEN', { log, seq: entry.seq })
    reducer.take(entry)
  }
  return { keyOf: await signersOf(leadsOf(at, log)), admit, isLeads: true }
}

/** A shard or model belongs to one project; a log that claims one of another project would shadow it. */
const isForeign = (at: Unlocked, projectId: ProjectId, { body }: LogEntry): boolean => {
  if (body.kind !== 'shard.add' && body.kind !== 'model.add') return false
  const id = body.kind === 'shard.add' ? body.shardId : body.modelId
  return [...at.projects.values()].some((other) => other.projectId !== projectId && isIdTaken(other.state, id))
}

/** What following one project brought. `problem` is what was wrong after the rest was done. */
export interface FollowOutcome {
  readonly received: number
  readonly wiped: readonly WipeOutcome[]
  readonly problem: Error | null
}

/**
 * Follows one granted project: its log by the lead who writes it, its status, decisions about own work, the ciphertext of
 * shards that may be opened here. A project that is complete is wiped on the spot. Orders that were verified are carried
 * out even when what comes after them is broken.
 *
 * @throws {@link Failure} what went wrong with carrying out; the other projects go on.
 */
export const followProject = async (at: Unlocked, projectId: ProjectId, log: string): Promise<FollowOutcome> => {
  const before = storedHead(at, log).seq
  const { problem, isConfirmed } = await takeLog(at, projectId, log)
  const received = storedHead(at, log).seq - before
  const known = at.projects.get(projectId)
  const loaded = received > 0 || isConfirmed || !known ? await loadProject(at, projectId) : known
  if (!loaded) return { received, wiped: [], problem }
  const granted = bindPrekeys(at, loaded) ? await loadProject(at, projectId) : loaded
  if (granted?.open) await takeDecisions(at, { ...granted, open: granted.open })
  const wiped = granted ? await takeOrders(at, granted) : []
  const project = at.projects.get(projectId)
  if (project?.open) {
    await fetchShards(at, project)
    await keepModels(at, project)
    await keepSuggestions(at, project)
  }
  return { received, wiped, problem }
}

const takeLog = async (
  at: Unlocked,
  projectId: ProjectId,
  log: string,
): Promise<{ problem: Error | null; isConfirmed: boolean }> => {
  try {
    const status = await readStatus(at, projectId, log)
    await followLog(at, log, await followingOf(at, projectId, log))
    return { problem: null, isConfirmed: await takeStatus(at, log, status) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { problem: error, isConfirmed: false }
  }
}

/**
 * Ties each one-time key to the grant that used it, so that it is not counted as free any more. A project that was wiped
 * here and is granted again begins anew, under a new key.
 *
 * @returns Whether there was a new grant.
 */
const bindPrekeys = (at: Unlocked, project: Project): boolean => {
  let isNew = false
  for (const grant of project.state.grants.values()) {
    if (grant.deviceId !== at.identity.deviceId) continue
    if (at.home.privateKeys.find(grant.prekeyId)?.grantId !== null) continue
    at.home.privateKeys.bindToGrant(grant.prekeyId, grant.grantId)
    at.audit.append({ event: 'grant.receive', result: 'done', reason: null, subject: grant.grantId })
    isNew = true
  }
  if (isNew) beginAnew(at, project.projectId)
  return isNew
}

const beginAnew = (at: Unlocked, projectId: ProjectId): void => {
  const row = at.home.projects.find(projectId)
  if (!row || row.hasKey) return
  const localKey = randomBytes(32)
  at.home.transaction(() => {
    at.home.projects.renewKey(projectId, localKey)
    at.home.projects.setRecord(projectId, { ...row.record, wipedAt: null })
    at.home.projects.setState(projectId, 'active')
  })
  localKey.fill(0)
}

const mayHold = (at: Unlocked, shardId: ShardId): boolean => {
  const { decision } = judgeShard(at, shardId)
  return decision.allowed || decision.reason === 'NOT_YET'
}

const fetchShards = async (at: Unlocked, project: Project): Promise<void> => {
  for (const shardId of project.open?.shardKeys.keys() ?? []) {
    const shard = project.state.shards.get(shardId)
    if (shard && mayHold(at, shardId)) await fetchShard(at, project.projectId, shard)
  }
}

/** Models come with the shards that they help with; what the lead removed goes. */
const keepModels = async (at: Unlocked, project: Project): Promise<void> => {
  const isWanted = [...(project.open?.shardKeys.keys() ?? [])].some((shardId) => mayHold(at, shardId))
  for (const model of project.state.models.values()) {
    if (model.isRemoved) await dropModel(at.homeDir, model.modelId)
    else if (isWanted) await fetchModel(at, project.projectId, model)
  }
}

/** Suggestions come with the shard that they are for; what the lead took away or replaced goes. */
const keepSuggestions = async (at: Unlocked, project: Project): Promise<void> => {
  for (const set of project.state.suggestions.values()) {
    if (set.isOver) await dropSet(at.homeDir, set)
    else if (project.open?.shardKeys.has(set.shardId) && mayHold(at, set.shardId))
      await fetchSet(at, project.projectId, set)
  }
}
