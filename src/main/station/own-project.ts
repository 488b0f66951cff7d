import { Failure } from '../../shared/failures.ts'
import type { ProjectId } from '../../shared/ids.ts'
import type { LogBody } from '../guard/trust/entries.ts'
import type { KeyedProject } from './deliver.ts'
import { ownProject } from './keyed-projects.ts'
import { appendEntry, flushOutbox } from './logs.ts'
import { loadProject } from './project.ts'
import { signStatus } from './status.ts'
import { statusValidMs } from './sync.ts'
import type { Unlocked } from './unlocked.ts'

/** As {@link ownProject}, still running. @throws {@link Failure} `PROJECT_COMPLETED` */
export const activeProject = (at: Unlocked, projectId: ProjectId): KeyedProject => {
  const project = ownProject(at, projectId)
  if (project.state.completedAt !== null) throw new Failure('PROJECT_COMPLETED')
  return project
}

/** Confirms what was appended to the log of an own project with a fresh status and hands both to the exchange. */
export const publishLog = async (
  at: Unlocked,
  project: { readonly projectId: ProjectId; readonly log: string },
): Promise<void> => {
  await signStatus(at, project, statusValidMs(at, project.projectId))
  await loadProject(at, project.projectId)
  await flushOutbox(at)
}

/**
 * Appends to the log of an own project, confirms it with a fresh status and hands both to the exchange.
 *
 * @returns When the entry was signed.
 */
export const record = async (
  at: Unlocked,
  project: { projectId: ProjectId; log: string },
  body: LogBody,
): Promise<string> => {
  const link = await appendEntry(at, project.log, body)
  await publishLog(at, project)
  return link.entry.at
}
