import { expect, it } from 'vitest'
import type { MemberRow } from '../../../../../src/shared/ipc/members.ts'
import { assigneesIn } from '../../../../../src/renderer/src/screens/projects/assignees.ts'

const member = (memberName: string, fields: Partial<MemberRow>): MemberRow => ({
  memberId: 'member-0001' as MemberRow['memberId'],
  memberName,
  roles: ['annotator'],
  deviceId: `device-${memberName}` as MemberRow['deviceId'],
  deviceName: 'WS-0417',
  fingerprint: '7K3-9QX-001-ZTP',
  enrolledAt: '2026-11-01T09:00:00.000Z',
  revokedAt: null,
  wipeOrderedAt: null,
  region: null,
  isSelf: false,
  ...fields,
})

it('offers annotators on other devices, by name', () => {
  const members = [
    member('Tomasz', {}),
    member('Jonas', { roles: ['lead', 'reviewer'] }),
    member('Revoked', { revokedAt: '2026-11-20T09:00:00.000Z' }),
    member('Self', { isSelf: true }),
    member('Ana', { roles: ['reviewer', 'annotator'] }),
  ]
  expect(assigneesIn(members).map((entry) => entry.memberName)).toEqual(['Ana', 'Tomasz'])
})
