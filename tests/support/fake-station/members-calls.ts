import { Failure } from '../../../src/shared/failures.ts'
import type { FakeHandlers, FakeNotify } from './handlers.ts'
import { forgetIn, reportOf } from './personal-calls.ts'
import type { World } from './world.ts'

const digits = (text: string) => text.replace(/\s/g, '')

export const membersCalls = (world: World, notify: FakeNotify): FakeHandlers['members'] => {
  const changed = () => notify('members', 'changed', {})
  const take = (requestId: string) => {
    const request = world.requests.find((entry) => entry.requestId === requestId)
    if (!request) throw new Failure('NOT_FOUND')
    return request
  }
  const drop = (requestId: string) => {
    world.requests = world.requests.filter((entry) => entry.requestId !== requestId)
    changed()
  }
  return {
    list: () => world.members,
    requests: () => world.requests,
    approve: ({ requestId, fingerprint, roles }) => {
      const request = take(requestId)
      if (digits(request.fingerprint) !== digits(fingerprint)) throw new Failure('FINGERPRINT_MISMATCH')
      const row = {
        memberId: `member-${requestId}`,
        memberName: request.memberName,
        roles,
        deviceId: `device-${requestId}`,
        deviceName: request.deviceName,
        fingerprint: request.fingerprint,
        enrolledAt: new Date().toISOString(),
        revokedAt: null,
        wipeOrderedAt: null,
        region: null,
        isSelf: false,
      }
      world.members.push(row)
      drop(requestId)
      return row
    },
    decline: ({ requestId }) => {
      take(requestId)
      drop(requestId)
      return {}
    },
    revoke: ({ deviceId, wipe }) => {
      const at = new Date().toISOString()
      if (!world.members.some((entry) => entry.deviceId === deviceId)) throw new Failure('NOT_FOUND')
      world.members = world.members.map((entry) =>
        entry.deviceId === deviceId
          ? { ...entry, revokedAt: entry.revokedAt ?? at, wipeOrderedAt: entry.wipeOrderedAt ?? (wipe ? at : null) }
          : entry,
      )
      changed()
      return { at }
    },
    rotateRoot: ({ typedName }) => {
      if (typedName === '') throw new Failure('NAME_MISMATCH')
      return { version: 2, fingerprint: 'K7Q-2MD-90X-ZT4' }
    },
    report: ({ memberId }) => reportOf(world, memberId),
    saveOwn: () => ({
      files: [`personal-data-${world.self.memberId}.json`, `personal-data-${world.self.memberId}.html`],
    }),
    saveReport: ({ memberId }) => ({ files: [`personal-data-${memberId}.json`, `personal-data-${memberId}.html`] }),
    correct: ({ memberId, memberName, devices }) => {
      world.members = world.members.map((row) => {
        const deviceName = devices.find(({ deviceId }) => deviceId === row.deviceId)?.deviceName ?? row.deviceName
        return row.memberId === memberId ? { ...row, memberName, deviceName } : row
      })
      changed()
      return { version: 8, comments: 3 }
    },
    forget: ({ memberId, typedName }) => forgetIn(world, { memberId, typedName }, changed),
  }
}
