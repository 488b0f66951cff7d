import type { Assignment, ProjectDetail } from '../../../../shared/ipc/projects.ts'

/** One person on one device, with everything this project gave them. */
export interface ProjectPerson {
  readonly deviceId: Assignment['deviceId']
  readonly memberName: string
  readonly deviceName: string
  readonly assignments: readonly (Assignment & { readonly shardName: string })[]
}

/** The people of a project by device, in the order of their names. */
export const peopleOf = (project: ProjectDetail): readonly ProjectPerson[] => {
  const all = project.shards.flatMap((shard) => shard.assignments.map((entry) => ({ ...entry, shardName: shard.name })))
  return [...Map.groupBy(all, (entry) => entry.deviceId)]
    .map(([deviceId, assignments]) => ({
      deviceId,
      memberName: assignments[0]?.memberName ?? '',
      deviceName: assignments[0]?.deviceName ?? '',
      assignments,
    }))
    .sort((a, b) => a.memberName.localeCompare(b.memberName) || a.deviceName.localeCompare(b.deviceName))
}

/** How many devices will wipe the project when it completes: all that were given something and have not wiped it. */
export const wipingDevices = (project: ProjectDetail): number =>
  new Set(
    project.shards.flatMap((shard) =>
      shard.assignments.filter((entry) => entry.state !== 'wiped').map((entry) => entry.deviceId),
    ),
  ).size
