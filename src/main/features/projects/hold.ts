import { Failure } from '../../../shared/failures.ts'
import type { HoldId, ProjectId } from '../../../shared/ids.ts'
import { jsonBytes, sealWith } from '../../guard/trust/sealed.ts'
import type { DemandTerms } from '../../guard/trust/entries.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { ownProject } from '../../station/keyed-projects.ts'
import { newId } from '../../station/new-id.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { record } from '../../station/own-project.ts'

/** Seals who demands something and under which reference: the exchange learns that there is a demand, not whose. */
export const sealDemand = (project: KeyedProject, terms: DemandTerms): Promise<string> =>
  sealWith('auxerta-content+jwe', jsonBytes(terms), project.open.contentKey)

/**
 * Forbids to destroy anything of a project at the lead's: ciphertext on the exchange and the delivered work stay until the hold is
 * released. Access closes all the same when the project is completed, and workstations still wipe: what they had was
 * sealed to the lead first.
 */
export const placeHold = async (at: Unlocked, projectId: ProjectId, terms: DemandTerms): Promise<HoldId> => {
  const project = ownProject(at, projectId)
  const holdId = newId<HoldId>()
  await record(at, project, { kind: 'hold.place', holdId, sealed: await sealDemand(project, terms) })
  at.audit.append({ event: 'hold.place', result: 'done', reason: null, subject: holdId })
  return holdId
}

/** Lifts a hold. What it put off happens at the next contact. @throws {@link Failure} `NOT_FOUND` */
export const releaseHold = async (at: Unlocked, projectId: ProjectId, holdId: HoldId): Promise<string> => {
  const project = ownProject(at, projectId)
  if (!project.state.holds.has(holdId)) throw new Failure('NOT_FOUND')
  const releasedAt = await record(at, project, { kind: 'hold.release', holdId })
  at.audit.append({ event: 'hold.release', result: 'done', reason: null, subject: holdId })
  return releasedAt
}

/** Refuses while a hold stands; the refusal is an audit event. @throws {@link Failure} `HOLD_ACTIVE` */
export const requireNoHold = (at: Unlocked, project: KeyedProject, event: 'item.erase'): void => {
  if (project.state.holds.size === 0) return
  at.audit.append({ event, result: 'refused', reason: 'HOLD_ACTIVE', subject: project.projectId })
  throw new Failure('HOLD_ACTIVE')
}
