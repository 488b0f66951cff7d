import { Failure } from '../../../shared/failures.ts'
import type { ProjectId } from '../../../shared/ids.ts'
import type { DemandTerms } from '../../guard/trust/entries.ts'
import { certificateDocument } from '../../guard/trust/certificate.ts'
import { readClaims } from '../../guard/trust/signed.ts'
import { debtsOf } from '../../station/debts.ts'
import { ownProject } from '../../station/keyed-projects.ts'
import { wipeOwnCopies } from '../../station/own-duties.ts'
import { sweepCompleted } from '../../station/sweep-completed.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { record } from '../../station/own-project.ts'
import { sealDemand } from './hold.ts'

/**
 * Takes in a client's request to delete: the project is completed if it was not, so that every workstation wipes it, and the
 * lead's own copy is destroyed at once, or when the last hold is released. Cannot be undone, so the person types the
 * project's name.
 *
 * @throws {@link Failure} `NAME_MISMATCH`, `PROJECT_COMPLETED` when it was requested before
 */
export const requestDeletion = async (
  at: Unlocked,
  plan: DemandTerms & { readonly projectId: ProjectId; readonly typedName: string },
): Promise<{ at: string; isHeld: boolean }> => {
  const { projectId, reason, reference } = plan
  const project = ownProject(at, projectId)
  if (plan.typedName.trim() !== project.open.terms.name) throw new Failure('NAME_MISMATCH')
  if (project.state.deletion !== null) throw new Failure('PROJECT_COMPLETED')
  if (project.state.completedAt === null) await record(at, project, { kind: 'complete', projectId })
  const sealed = await sealDemand(project, { reason, reference })
  const requestedAt = await record(at, project, { kind: 'deletion.request', projectId, sealed })
  at.audit.append({ event: 'deletion.request', result: 'done', reason: null, subject: projectId })
  await wipeOwnCopies(at)
  await sweepCompleted(at)
  return { at: requestedAt, isHeld: project.state.holds.size > 0 }
}

/** The projects whose copy here is gone, newest first, and how their certificates stand. */
export const listEnded = (at: Unlocked) =>
  [...at.projects.values()]
    .flatMap((project) => {
      const record = at.home.projects.find(project.projectId)?.record
      if (project.role !== 'owner' || !record?.wipedAt) return []
      const certificates = at.home.certificates
        .forProject(project.projectId)
        .map(({ jws }) => readClaims(jws, certificateDocument))
      const own = certificates.find((document) => document.certificateId === record.certificateId)
      return {
        projectId: project.projectId,
        name: record.wipedName ?? project.projectId,
        wipedAt: record.wipedAt,
        certificateId: record.certificateId ?? '',
        cause: own?.cause ?? ('retention-ended' as const),
        certificates: certificates.length,
        outstanding: debtsOf(project.state, { membership: at.membership, certificates }).length,
      }
    })
    .sort((a, b) => b.wipedAt.localeCompare(a.wipedAt))
