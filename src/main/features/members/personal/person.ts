import { Failure } from '../../../../shared/failures.ts'
import type { MemberId } from '../../../../shared/ids.ts'
import type { MemberEntry, MemberNames } from '../../../guard/trust/documents.ts'
import { directoryKey, namesOf } from '../../../station/membership.ts'
import type { Unlocked } from '../../../station/unlocked.ts'

/** One device of a person, with the names that the membership seals. */
export interface PersonDevice {
  readonly entry: MemberEntry
  readonly names: MemberNames
}

/** A member with all devices they ever had. */
export interface Person {
  readonly memberId: MemberId
  readonly devices: readonly PersonDevice[]
  readonly deviceIds: readonly string[]
  /** Every name the membership has for them; usually one. */
  readonly memberNames: readonly string[]
  /** Whether another member has one of these names: what is kept by name alone cannot be told apart then. */
  readonly hasNamesake: boolean
}

const isShared = async (
  at: Unlocked,
  person: { readonly memberId: MemberId; readonly memberNames: readonly string[] },
  key: Uint8Array,
): Promise<boolean> => {
  for (const entry of at.membership?.members ?? [])
    if (entry.memberId !== person.memberId && person.memberNames.includes((await namesOf(entry, key)).memberName))
      return true
  return false
}

const entriesOf = (at: Unlocked, memberId: MemberId | null): MemberEntry[] => {
  const entries = (at.membership?.members ?? []).filter((entry) => entry.memberId === memberId)
  if (entries.length === 0) throw new Failure('NOT_FOUND')
  return entries
}

/**
 * The person who works on this device, as far as it knows them: without the directory key other devices of theirs have no
 * names here.
 *
 * @throws {@link Failure} `NOT_FOUND` before the device was taken in
 */
export const findSelf = async (at: Unlocked): Promise<Person> => {
  const entries = entriesOf(at, at.identity.memberId)
  const { memberId, memberName, deviceName } = at.identity
  if (memberId === null) throw new Failure('NOT_FOUND')
  const key = await directoryKey(at)
  if (key) return findPerson(at, memberId)
  const devices = entries.map((entry) => ({
    entry,
    names: { memberName, deviceName: entry.deviceId === at.identity.deviceId ? deviceName : entry.deviceId },
  }))
  const deviceIds = entries.map((entry) => entry.deviceId)
  return { memberId, devices, deviceIds, memberNames: [memberName], hasNamesake: false }
}

/** Finds a person. @throws {@link Failure} `NOT_FOUND`, `NOT_PERMITTED` without the directory key */
export const findPerson = async (at: Unlocked, memberId: MemberId): Promise<Person> => {
  const entries = entriesOf(at, memberId)
  const key = await directoryKey(at)
  if (!key) throw new Failure('NOT_PERMITTED')
  const devices = await Promise.all(entries.map(async (entry) => ({ entry, names: await namesOf(entry, key) })))
  const memberNames = [...new Set(devices.map(({ names }) => names.memberName))]
  return {
    memberId,
    devices,
    deviceIds: entries.map((entry) => entry.deviceId),
    memberNames,
    hasNamesake: await isShared(at, { memberId, memberNames }, key),
  }
}
