import { Failure } from '../../shared/failures.ts'
import type { ProjectId } from '../../shared/ids.ts'
import type { KeyedProject } from './deliver.ts'
import type { Project } from './project.ts'
import type { Unlocked } from './unlocked.ts'

/** The projects whose keys are in memory: those this device leads, those it works in, or all of them. */
export const keyedProjects = (at: Pick<Unlocked, 'projects'>, role?: Project['role']): KeyedProject[] =>
  [...at.projects.values()].flatMap((project) =>
    project.open && (role === undefined || project.role === role) ? [{ ...project, open: project.open }] : [],
  )

/** A project that this device leads, with its keys. @throws {@link Failure} `NOT_FOUND` */
export const ownProject = (at: Pick<Unlocked, 'projects'>, projectId: ProjectId): KeyedProject => {
  const project = at.projects.get(projectId)
  if (project?.role !== 'owner' || !project.open) throw new Failure('NOT_FOUND')
  return { ...project, open: project.open }
}
