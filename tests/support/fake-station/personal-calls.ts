import type { z } from 'zod'
import { Failure } from '../../../src/shared/failures.ts'
import type { forgetting, personalReport } from '../../../src/shared/ipc/person.ts'
import type { World } from './world.ts'

type Report = z.input<typeof personalReport>

const rowsOf = (world: World, memberId: string) => {
  const rows = world.members.filter((row) => row.memberId === memberId)
  if (rows.length === 0) throw new Failure('NOT_FOUND')
  return rows
}

/** What the fake station holds about a member: enough of everything that each part of the page shows something. */
export const reportOf = (world: World, memberId: string): Report => {
  const rows = rowsOf(world, memberId)
  const [first] = rows
  const device = { deviceId: first?.deviceId ?? 'device' }
  const at = world.at
  return {
    memberId,
    at: at.ago({ minutes: 0 }),
    organisation: 'Auxerta',
    devices: rows.map(({ fingerprint: _, isSelf: __, memberId: ___, ...row }) => row),
    requests: [],
    grants: world.projects.slice(0, 3).map((project, place) => ({
      grantId: `grant-${String(place)}`,
      projectId: project.projectId,
      projectName: project.name,
      ...device,
      role: 'annotate',
      shards: 2 + place,
      notBefore: at.day(-12 + place, 9),
      expires: at.day(6 + place, 18),
      endedAt: place === 2 ? at.day(-1, 12) : null,
    })),
    work: world.projects.slice(0, 2).map((project, place) => ({
      projectId: project.projectId,
      projectName: project.name,
      rounds: 412 - place * 200,
      activeSeconds: 41_300 - place * 20_000,
      labels: 2_907 - place * 1_200,
      accepted: 361 - place * 190,
      returned: 19,
      waiting: 32 - place * 10,
      firstAt: at.day(-11, 10),
      lastAt: at.ago({ hours: 3 }),
      remarks: [{ at: at.day(-2, 15), text: 'The box cuts off the tail.' }],
    })),
    here: [],
    reviews: [],
    logs: [
      { ...device, kind: 'work', entries: 41, firstAt: at.day(-11, 10), lastAt: at.ago({ hours: 3 }) },
      { ...device, kind: 'audit.checkpoint', entries: 368, firstAt: at.day(-40, 9), lastAt: at.ago({ hours: 1 }) },
      { ...device, kind: 'certificate', entries: 1, firstAt: at.day(-4, 16), lastAt: at.day(-4, 16) },
    ],
    certificates: [{ certificateId: 'cert-5F-2281', projectId: 'lanterns', at: at.day(-4, 16) }],
    audit: {
      total: 2,
      entries: [
        ...[{ entry: 12_004, at: at.day(-4, 16), event: 'certificate.receive', result: 'done' as const }],
        ...[{ entry: 210, at: at.day(-40, 9), event: 'device.approve', result: 'allowed' as const }],
      ].map((entry) => ({ ...entry, reason: null, subject: device.deviceId })),
    },
    elsewhere: [
      'The workstations of this person: their own audit trail, open work, and the name they typed when they joined.',
      'The devices of other leads: work and comments of projects that this device does not lead.',
      'The exchange: signed logs with ids and times, and delivered work, sealed to the lead of its project.',
      'Exports that leads made, and backups of any of these.',
    ],
  }
}

/** Takes a former member's names away. */
export const forgetIn = (
  world: World,
  asked: { readonly memberId: string; readonly typedName: string },
  changed: () => void,
): z.input<typeof forgetting> => {
  const rows = rowsOf(world, asked.memberId)
  if (rows.some((row) => row.revokedAt === null)) throw new Failure('MEMBER_ACTIVE')
  if (!rows.some((row) => row.memberName === asked.typedName)) throw new Failure('NAME_MISMATCH')
  const placeholder = `Former member ${asked.memberId.slice(-4)}`
  world.members = world.members.map((row) =>
    row.memberId === asked.memberId ? { ...row, memberName: placeholder, deviceName: 'Former device' } : row,
  )
  changed()
  return {
    placeholder,
    removed: [
      { what: 'Names in the membership', count: rows.length },
      { what: 'Names under review comments here', count: 3 },
      { what: 'Working times of delivered items here', count: 624 },
    ],
    kept: [
      {
        what: 'Devices in the membership: ids, keys, roles, dates',
        count: rows.length,
        why: 'GDPR Art. 17(3)(b) and (e): the proof of who had access and that data was deleted is owed to clients.',
      },
      {
        what: 'Entries of the audit trail here: ids, decisions, dates',
        count: 2,
        why: 'GDPR Art. 17(3)(e): needed to establish, exercise or defend legal claims.',
      },
    ],
  }
}
