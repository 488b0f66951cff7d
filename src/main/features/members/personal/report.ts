import { isFailure } from '../../../../shared/failures.ts'
import type { AuditEntry } from '../../../../shared/ipc/device-audit.ts'
import type { MemberId } from '../../../../shared/ids.ts'
import type { PersonalReport } from '../../../../shared/ipc/person.ts'
import { decodeLine } from '../../../guard/audit/audit-line.ts'
import { certificateDocument } from '../../../guard/trust/certificate.ts'
import { readClaims } from '../../../guard/trust/signed.ts'
import { deviceLog } from '../../../station/exchange-names.ts'
import { storedEntries } from '../../../station/logs.ts'
import type { Unlocked } from '../../../station/unlocked.ts'
import { listRequests } from '../requests.ts'
import { findPerson, findSelf, type Person } from './person.ts'
import { grantsOf, ownWorkOf, reviewsOf, workOf } from './projects-part.ts'

/** So many entries of the trail stand in a report in full; the rest is counted. */
const entriesAtMost = 1_000

const devicesOf = (person: Person): PersonalReport['devices'] =>
  person.devices.map(({ entry, names }) => ({
    deviceId: entry.deviceId,
    ...names,
    roles: [...entry.roles],
    region: entry.region ?? null,
    enrolledAt: entry.enrolledAt,
    revokedAt: entry.revokedAt,
    wipeOrderedAt: entry.wipeOrderedAt ?? null,
  }))

/**
 * A request names nobody but by what was typed: the same name may be the same person. Only an admin's key opens requests.
 *
 * @returns null when the exchange, where they lie, was not reached.
 */
const requestsOf = async (at: Unlocked, person: Person): Promise<PersonalReport['requests'] | null> => {
  try {
    return (await listRequests(at))
      .map(({ document }) => document)
      .filter(({ memberName }) => person.memberNames.includes(memberName))
      .map(({ requestId, memberName, deviceName, at: when }) => ({ requestId, memberName, deviceName, at: when }))
  } catch (error) {
    if (isFailure(error, 'EXCHANGE_UNREACHABLE')) return null
    throw error
  }
}

const logsOf = (at: Unlocked, person: Person): PersonalReport['logs'] =>
  person.deviceIds.flatMap((deviceId) => {
    const kinds = new Map<string, { entries: number; firstAt: string; lastAt: string }>()
    for (const { at: when, body } of storedEntries(at, deviceLog(deviceId))) {
      const known = kinds.get(body.kind) ?? { entries: 0, firstAt: when, lastAt: when }
      kinds.set(body.kind, { ...known, entries: known.entries + 1, lastAt: when })
    }
    return [...kinds].map(([kind, seen]) => ({ deviceId, kind, ...seen }))
  })

const certificatesOf = (at: Unlocked, person: Person): PersonalReport['certificates'] =>
  at.home.certificates
    .list()
    .filter(({ jws }) => readClaims(jws, certificateDocument).memberId === person.memberId)
    .map(({ certificateId, projectId, at: when }) => ({ certificateId, projectId, at: when }))

/** Entries whose subject is the person or one of their devices. */
export const auditOf = (at: Unlocked, person: Person): PersonalReport['audit'] => {
  const ids = new Set<string>([person.memberId, ...person.deviceIds])
  const newest: AuditEntry[] = []
  let total = 0
  for (const line of at.audit.lines()) {
    const entry = decodeLine(line)
    if (!entry?.subject?.split(' ').some((word) => ids.has(word))) continue
    total += 1
    const { build: _, prev: __, hash: ___, ...visible } = entry
    newest.push(visible)
    if (newest.length > entriesAtMost) newest.shift()
  }
  return { total, entries: newest.reverse() }
}

const elsewhere = (isSelf: boolean): string[] => [
  isSelf
    ? 'Other workstations of this person, and the admin: names of other devices, and requests to join.'
    : 'The workstations of this person: their own audit trail, open work, and the name they typed when they joined.',
  'The devices of other leads: work and comments of projects that this device does not lead.',
  'The exchange: signed logs with ids and times, and delivered work, sealed to the lead of its project.',
  'Exports that leads made, and backups of any of these.',
]

/** Comments carry the name of who wrote them and nothing else. */
const namesakeWords =
  'Review comments written under this name: another member has the same one, so they are not listed.'

/**
 * Gathers what this device holds about a member. Itself an audit event.
 *
 * Says also what it cannot see: no device of the organisation sees everything.
 *
 * @throws {@link Failure} `NOT_FOUND`, `NOT_PERMITTED`
 */
export const reportPerson = async (at: Unlocked, memberId: MemberId): Promise<PersonalReport> =>
  gather(at, await findPerson(at, memberId))

/** The same about whoever works on this device. @throws {@link Failure} `NOT_FOUND` before the device was taken in */
export const reportSelf = async (at: Unlocked): Promise<PersonalReport> => gather(at, await findSelf(at))

const gather = async (at: Unlocked, person: Person): Promise<PersonalReport> => {
  const { memberId } = person
  const requests = await requestsOf(at, person)
  const report: PersonalReport = {
    memberId,
    at: at.clock.now(),
    organisation: at.identity.organisationName,
    devices: devicesOf(person),
    requests: requests ?? [],
    grants: grantsOf(at, person),
    work: workOf(at, person),
    here: ownWorkOf(at, person),
    reviews: reviewsOf(at, person),
    logs: logsOf(at, person),
    certificates: certificatesOf(at, person),
    audit: auditOf(at, person),
    elsewhere: [
      ...elsewhere(person.memberId === at.identity.memberId),
      ...(person.hasNamesake ? [namesakeWords] : []),
      ...(requests === null ? ['Requests to join: the exchange was not reached.'] : []),
    ],
  }
  at.audit.append({ event: 'member.report', result: 'done', reason: null, subject: memberId })
  return report
}
