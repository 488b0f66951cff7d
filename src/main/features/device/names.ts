import type { AuditEntry } from '../../../shared/ipc/device-audit.ts'
import { directoryKey, namesOf } from '../../station/membership.ts'
import { shardNameOf } from '../../station/project.ts'
import type { Unlocked } from '../../station/unlocked.ts'

/**
 * Every id that this device has a name for: members and devices when it holds the directory key, projects and shards whose keys
 * are here. The trail itself holds ids only.
 */
export const knownNames = async (at: Unlocked): Promise<Map<string, string>> => {
  const names = new Map<string, string>()
  const key = await directoryKey(at)
  if (key)
    for (const member of at.membership?.members ?? []) {
      const { memberName, deviceName } = await namesOf(member, key)
      names.set(member.memberId, memberName).set(member.deviceId, deviceName)
    }
  const { memberId, memberName, deviceId, deviceName, organisationId, organisationName } = at.identity
  if (memberId !== null) names.set(memberId, memberName)
  names.set(deviceId, deviceName).set(organisationId, organisationName)
  for (const project of at.projects.values()) {
    if (!project.open) continue
    const keyed = { ...project, open: project.open }
    names.set(project.projectId, project.open.terms.name)
    for (const shardId of project.state.shards.keys()) names.set(shardId, shardNameOf(keyed, shardId))
  }
  return names
}

/** The names of the ids that stand in these entries. */
export const namesIn = (entries: readonly AuditEntry[], names: ReadonlyMap<string, string>): Record<string, string> => {
  const found: Record<string, string> = {}
  for (const word of entries.flatMap(({ subject }) => subject?.split(' ') ?? [])) {
    const name = names.get(word)
    if (name !== undefined) found[word] = name
  }
  return found
}

/** What to look for in the trail when somebody types a text: the text itself, and the ids whose names hold it. */
export const idsNamed = (text: string, names: ReadonlyMap<string, string>): string[] => {
  const typed = text.trim().toLowerCase()
  if (typed === '') return []
  const ids = [...names].filter(([, name]) => name.toLowerCase().includes(typed)).map(([id]) => id)
  return [typed, ...ids.slice(0, 200)]
}
