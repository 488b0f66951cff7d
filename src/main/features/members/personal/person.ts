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

/** Finds a person. @throws {@link Failure} `NOT_FOUND`, `NOT_PERMITTED` without the directory key */
export const findPerson = async (at: Unlocked, memberId: MemberId): Promise<Person> => {
  const entries = (at.membership?.members ?? []).filter((entry) => entry.memberId === memberId)
  if (entries.length === 0) throw new Failure('NOT_FOUND')
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
