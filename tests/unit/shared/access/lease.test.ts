import { describe, expect, it } from 'vitest'
import { describeLease, leaseEndMs, type LeaseTimes } from '../../../../src/shared/access/lease.ts'
import { permissions, permits, roles } from '../../../../src/shared/access/permissions.ts'

const noon = new Date(2026, 10, 24, 12).getTime()
const hour = 3_600_000
const day = 24 * hour
const times: LeaseTimes = {
  nowMs: noon,
  statusIssuedMs: noon,
  statusValidUntilMs: noon + hour,
  offlineLeaseMs: 4 * day,
  grantExpiresMs: noon + 30 * day,
}

describe('the end of a lease', () => {
  it('is the offline lease after the last status, or the status itself when that is longer', () => {
    expect(leaseEndMs(times)).toBe(noon + 4 * day)
    expect(leaseEndMs({ ...times, offlineLeaseMs: 0 })).toBe(noon + hour)
  })

  it('never lies after the grant', () => {
    expect(leaseEndMs({ ...times, grantExpiresMs: noon + 1 })).toBe(noon + 1)
    expect(describeLease({ ...times, grantExpiresMs: noon + 1 }).endedBy).toBe('grant')
    expect(describeLease(times).endedBy).toBe('offline')
  })

  it.each([
    [0, 'running', 1],
    [3 * day - 1, 'running', undefined],
    [3 * day, 'ending', 0.25],
    [4 * day - 1, 'ending', undefined],
    [4 * day, 'ended', 0],
    [5 * day, 'ended', 0],
  ] as const)('%d ms after the status it is %s', (afterMs, state, share) => {
    const lease = describeLease({ ...times, nowMs: noon + afterMs })
    expect(lease.state).toBe(state)
    if (share !== undefined) expect(lease.share).toBe(share)
  })

  it('is ending on the day it ends, however short it is', () => {
    expect(describeLease({ ...times, offlineLeaseMs: 2 * hour }).state).toBe('ending')
  })
})

describe('permissions', () => {
  it('are none while locked but to use the session', () => {
    for (const permission of permissions)
      expect(permits({ unlocked: false, roles: [...roles] }, permission)).toBe(permission === 'session:use')
  })

  it('keep an annotator from what leads and admins do', () => {
    const annotator = { unlocked: true, roles: ['annotator'] as const }
    const given = permissions.filter((permission) => permits(annotator, permission))
    expect(given).toEqual(['session:use', 'device:read', 'device:write', 'work:read', 'label:write', 'work:deliver'])
  })

  it('keep a lead from labelling and from the membership', () => {
    const lead = { unlocked: true, roles: ['lead'] as const }
    for (const permission of ['work:read', 'label:write', 'member:write'] as const)
      expect(permits(lead, permission)).toBe(false)
  })

  it('are none without a role', () => {
    expect(permissions.filter((permission) => permits({ unlocked: true, roles: [] }, permission))).toEqual([
      'session:use',
    ])
  })
})
