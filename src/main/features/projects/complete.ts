import { z } from 'zod'
import { Failure } from '../../../shared/failures.ts'
import type { ProjectId } from '../../../shared/ids.ts'
import { flushOutbox } from '../../station/logs.ts'
import { loadProject } from '../../station/project.ts'
import { signStatus } from '../../station/status.ts'
import { sweepCompleted } from '../../station/sweep-completed.ts'
import { statusValidMs } from '../../station/sync.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { activeProject, record } from '../../station/own-project.ts'

/**
 * Completes a project: every device that reaches the exchange from now on wipes it and sends a certificate. Cannot be
 * undone, so the person types the project's name. The ciphertext leaves the exchange at once; the lead's own copy stays for
 * exports until the retention of the contract ends.
 *
 * @throws {@link Failure} `NAME_MISMATCH`, `PROJECT_COMPLETED`
 */
export const completeProject = async (
  at: Unlocked,
  projectId: ProjectId,
  typedName: string,
): Promise<{ at: string; devices: number }> => {
  const project = activeProject(at, projectId)
  if (typedName.trim() !== project.open.terms.name) throw new Failure('NAME_MISMATCH')
  const completedAt = await record(at, project, { kind: 'complete', projectId })
  at.home.projects.setState(projectId, 'completed')
  at.audit.append({ event: 'project.complete', result: 'done', reason: null, subject: projectId })
  await sweepCompleted(at)
  return { at: completedAt, devices: new Set([...project.state.grants.values()].map((grant) => grant.deviceId)).size }
}

/**
 * Signs a fresh status of a project and hands it out. The validity given becomes the project's own for later renewals; null
 * keeps the one it has.
 */
export const renewStatus = async (at: Unlocked, projectId: ProjectId, validMinutes: number | null) => {
  const project = activeProject(at, projectId)
  if (validMinutes !== null)
    at.home.settings.write(`status-valid:${projectId}`, z.number().parse(validMinutes * 60_000))
  const status = await signStatus(at, project, statusValidMs(at, projectId))
  await loadProject(at, projectId)
  await flushOutbox(at)
  at.audit.append({ event: 'status.renew', result: 'done', reason: null, subject: projectId })
  return { issuedAt: status.issuedAt, validUntil: status.validUntil }
}
