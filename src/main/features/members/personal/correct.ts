import { Failure } from '../../../../shared/failures.ts'
import type { DeviceId, MemberId } from '../../../../shared/ids.ts'
import type { MemberEntry, MemberNames } from '../../../guard/trust/documents.ts'
import { keyedProjects } from '../../../station/keyed-projects.ts'
import { directoryKey, sealNames } from '../../../station/membership.ts'
import type { Unlocked } from '../../../station/unlocked.ts'
import { publish } from '../service.ts'
import { findPerson, type Person } from './person.ts'

/** Which names a person has from now on. */
export interface Correction {
  readonly memberId: MemberId
  readonly memberName: string
  readonly devices: readonly { readonly deviceId: DeviceId; readonly deviceName: string }[]
}

/**
 * Seals other names for a person in a new version of the membership, under the same key and beside the same ids.
 *
 * The version before is not kept here, and the exchange holds the newest only.
 *
 * @param nameOf - The names of one device of the person.
 */
export const renamePerson = async (
  at: Unlocked,
  person: Person,
  nameOf: (entry: MemberEntry, known: MemberNames) => MemberNames,
): Promise<number> => {
  const key = await directoryKey(at)
  if (!key || !at.membership) throw new Failure('NOT_PERMITTED')
  const sealed = new Map<string, string>()
  for (const { entry, names } of person.devices) sealed.set(entry.deviceId, await sealNames(nameOf(entry, names), key))
  await publish(
    at,
    at.membership.members.map((entry) => ({ ...entry, sealedNames: sealed.get(entry.deviceId) ?? entry.sealedNames })),
  )
  return at.membership.version
}

/**
 * Puts a name under every comment that carries one of the names before. With a namesake nothing is touched: it might be
 * theirs.
 *
 * @returns How many comments.
 */
export const renameComments = (at: Unlocked, person: Person, name: string): number => {
  let comments = 0
  if (person.hasNamesake) return comments
  for (const project of keyedProjects(at))
    for (const author of person.memberNames)
      if (author !== name) comments += project.open.store.comments.rename(author, name)
  return comments
}

/** This device's own words about its member: on the lock screen and under what it signs from now on. */
const renameSelf = (at: Unlocked, { memberName, devices }: Correction): void => {
  const own = devices.find(({ deviceId }) => deviceId === at.identity.deviceId)
  at.identity = { ...at.identity, memberName, deviceName: own?.deviceName ?? at.identity.deviceName }
  at.home.settings.write('identity', at.identity)
}

/**
 * Corrects the names of a member. What was signed under the old name, sealed to others, keeps it.
 *
 * @returns The version of the membership that says so, and how many comments on this device carry the new name.
 * @throws {@link Failure} `NOT_FOUND` also for a device that is not theirs, `NOT_PERMITTED`
 */
export const correctPerson = async (
  at: Unlocked,
  correction: Correction,
): Promise<{ version: number; comments: number }> => {
  const person = await findPerson(at, correction.memberId)
  if (correction.devices.some(({ deviceId }) => !person.deviceIds.includes(deviceId))) throw new Failure('NOT_FOUND')
  const version = await renamePerson(at, person, (entry, known) => ({
    memberName: correction.memberName,
    deviceName: correction.devices.find(({ deviceId }) => deviceId === entry.deviceId)?.deviceName ?? known.deviceName,
  }))
  const comments = renameComments(at, person, correction.memberName)
  if (correction.memberId === at.identity.memberId) renameSelf(at, correction)
  at.audit.append({ event: 'member.correct', result: 'done', reason: null, subject: correction.memberId })
  return { version, comments }
}
