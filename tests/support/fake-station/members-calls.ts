import { Failure } from '../../../src/shared/failures.ts'
import type { FakeHandlers, FakeNotify } from './handlers.ts'
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
  }
}
