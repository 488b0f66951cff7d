import { leaseEndMs } from '../../shared/access/lease-end.ts'
import type { WipeCause } from '../../shared/access/wipe.ts'
import type { GrantId } from '../../shared/ids.ts'
import { z } from 'zod'
import type { GrantState } from './project-state.ts'
import { leaseTimesOf } from './lease-times.ts'
import type { Project } from './project.ts'
import { ownEntry, type Unlocked } from './unlocked.ts'
import { resumeWipes, wipeGrants, wipeItems, wipeProject, type WipeOutcome } from './wipe.ts'
import { grantsHere, keyedGrants } from './wipe-plan.ts'

/** Grants that ended by themselves have no keys any more, unless an older copy of this home came back. */
const causeOf: Record<NonNullable<GrantState['endedBy']>, WipeCause> = {
  lead: 'grant-revoked',
  returned: 'returned',
  lapsed: 'returned',
  erase: 'item-erased',
}

/**
 * Carries out what the signed documents order for a granted project: completion, loss of the device, grants that ended,
 * items that were erased. Wipes that were cut short go on first.
 */
export const takeOrders = async (at: Unlocked, project: Project): Promise<WipeOutcome[]> => {
  const done = await resumeWipes(at, project.projectId)
  const fresh = at.projects.get(project.projectId)
  if (!fresh || fresh.wipedAt !== null || grantsHere(at, fresh).length === 0) return done
  if (fresh.state.completedAt !== null) return [...done, await wipeProject(at, fresh, 'project-completed')]
  if (ownEntry(at)?.wipeOrderedAt) return [...done, await wipeProject(at, fresh, 'device-lost')]
  for (const cause of ['grant-revoked', 'returned'] as const) {
    const ended = keyedGrants(at, fresh).filter(({ endedBy }) => endedBy !== null && causeOf[endedBy] === cause)
    const grantIds = ended.map((grant) => grant.grantId)
    if (ended.length > 0) done.push(await wipeGrants(at, fresh, { grantIds, cause }))
  }
  const erased = keyedGrants(at, fresh).filter((grant) => grant.endedBy === 'erase')
  const erasedShards = [...new Set(erased.flatMap((grant) => grant.shardIds))].filter(
    (shardId) => (fresh.state.shards.get(shardId)?.replaced.length ?? 0) > 0,
  )
  const current = at.projects.get(project.projectId)
  if (erased.length > 0 && current?.wipedAt === null) done.push(await wipeItems(at, current, erasedShards))
  return done
}

const lapseName = (grantId: GrantId): string => `lapsed:${grantId}`

/**
 * Wipes grants whose lease ended without a new status for as long as the grant's grace. The grace is counted from when this
 * device first saw the lapse, so that a clock that jumped ahead and is set right again destroys nothing; and never while the
 * clock is behind. Unsent work is sealed to the lead first. Needs no exchange.
 */
export const wipeLapsed = async (at: Unlocked): Promise<WipeOutcome[]> => {
  const done: WipeOutcome[] = []
  for (const project of [...at.projects.values()]) {
    if (project.role !== 'grantee' || project.wipedAt !== null || project.state.completedAt !== null) continue
    const grantIds = keyedGrants(at, project)
      .filter((grant) => grant.revokedAtMs === null && isGraceOver(at, project, grant))
      .map((grant) => grant.grantId)
    if (grantIds.length > 0) done.push(await wipeGrants(at, project, { grantIds, cause: 'lease-lapsed' }))
  }
  return done
}

const isGraceOver = (at: Unlocked, project: Project, grant: GrantState): boolean => {
  const nowMs = at.clock.nowMs()
  if (grant.lapseGraceMs === null || at.clock.isBack()) return false
  const times = leaseTimesOf(project, grant)
  // Without any status there was no lease yet: the grant's own end counts.
  const endMs = times ? leaseEndMs(times) : grant.expiresMs
  if (nowMs < endMs) {
    at.home.settings.remove(lapseName(grant.grantId))
    return false
  }
  const seenMs = at.home.settings.read(lapseName(grant.grantId), z.number())
  if (seenMs === null || seenMs > nowMs) {
    at.home.settings.write(lapseName(grant.grantId), nowMs)
    return false
  }
  return nowMs >= seenMs + grant.lapseGraceMs
}
