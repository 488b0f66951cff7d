import { describe, expect, it } from 'vitest'
import { mayOpenShard, type AccessFacts } from '../../../../src/shared/access/may.ts'
import { refusalReasons, type RefusalReason } from '../../../../src/shared/access/refusal.ts'
import { failureMessages } from '../../../../src/shared/failures.ts'
import { recordTries } from '../../../support/security-record.ts'

const now = Date.parse('2026-11-24T08:00:00Z')
type Grant = NonNullable<AccessFacts['grant']>

const grant: Grant = {
  deviceId: 'device-1',
  memberIsSelf: true,
  revoked: false,
  wiped: false,
  notBeforeMs: now - 1_000,
  expiresMs: now + 1_000,
  regions: [],
}
const project = { completed: false, deniesDegradedKeyStore: false }
const allowed: AccessFacts = {
  unlocked: true,
  restored: false,
  nowMs: now,
  highWaterMs: now,
  clockToleranceMs: 300_000,
  deviceId: 'device-1',
  region: null,
  keyStore: { degraded: false },
  membership: { revoked: false },
  grant,
  project,
  leaseEndsMs: now + 500,
}

/** What alone makes each reason true. */
const causes: Record<RefusalReason, (facts: AccessFacts) => AccessFacts> = {
  LOCKED: (facts) => ({ ...facts, unlocked: false }),
  MEMBER_REVOKED: (facts) => ({ ...facts, membership: { revoked: true } }),
  NOT_ASSIGNED: (facts) => ({ ...facts, grant: { ...(facts.grant ?? grant), memberIsSelf: false } }),
  OTHER_DEVICE: (facts) => ({ ...facts, grant: { ...(facts.grant ?? grant), deviceId: 'device-2' } }),
  GRANT_REVOKED: (facts) => ({ ...facts, grant: { ...(facts.grant ?? grant), revoked: true } }),
  PROJECT_COMPLETED: (facts) => ({ ...facts, project: { ...(facts.project ?? project), completed: true } }),
  WIPED: (facts) => ({ ...facts, grant: { ...(facts.grant ?? grant), wiped: true } }),
  HOME_RESTORED: (facts) => ({ ...facts, restored: true }),
  CLOCK_BACK: (facts) => ({ ...facts, highWaterMs: facts.nowMs + facts.clockToleranceMs + 1 }),
  REGION_NOT_ALLOWED: (facts) => ({ ...facts, grant: { ...(facts.grant ?? grant), regions: ['NO'] } }),
  KEY_STORE_DENIED: (facts) => ({
    ...facts,
    keyStore: { degraded: true },
    project: { ...(facts.project ?? project), deniesDegradedKeyStore: true },
  }),
  NOT_YET: (facts) => ({ ...facts, grant: { ...(facts.grant ?? grant), notBeforeMs: facts.nowMs + 1 } }),
  GRANT_EXPIRED: (facts) => ({ ...facts, grant: { ...(facts.grant ?? grant), expiresMs: facts.nowMs } }),
  STATUS_STALE: (facts) => ({ ...facts, leaseEndsMs: facts.nowMs }),
}
const reasonOf = (facts: AccessFacts): string => {
  const decision = mayOpenShard(facts)
  return decision.allowed ? 'allowed' : decision.reason
}

describe('mayOpenShard', () => {
  it('allows when every fact is there and right', () => {
    expect(reasonOf(allowed)).toBe('allowed')
  })

  it.each(refusalReasons)('refuses with %s when that alone is wrong', (reason) => {
    expect(reasonOf(causes[reason](allowed))).toBe(reason)
    expect(failureMessages[reason]).toMatch(/\.$/)
  })

  it.each(
    refusalReasons.flatMap((first, at) => refusalReasons.slice(at + 1).map((second) => [first, second] as const)),
  )('says %s before %s', (first, second) => {
    expect(reasonOf(causes[first](causes[second](allowed)))).toBe(first)
    expect(reasonOf(causes[second](causes[first](allowed)))).toBe(first)
  })

  it('gives the first reason of the list for every set of things that are wrong at once', () => {
    const sets = 2 ** refusalReasons.length
    let [tries, accepted] = [0, 0]
    for (let set = 1; set < sets; set++) {
      const wrong = refusalReasons.filter((_, place) => (set >> place) % 2 === 1)
      const answer = reasonOf(wrong.reduce((facts, reason) => causes[reason](facts), allowed))
      tries++
      if (answer === 'allowed') accepted++
      if (answer !== wrong[0]) expect(`${wrong.join(' ')}: ${answer}`).toBe(wrong[0])
    }
    recordTries({ attack: 'Opening a shard against every set of reasons at once', tries, accepted, lost: 0 })
  })

  it.each([
    ['membership', { membership: null }, 'MEMBER_REVOKED'],
    ['grant', { grant: null }, 'NOT_ASSIGNED'],
    ['project', { project: null }, 'NOT_ASSIGNED'],
    ['lease', { leaseEndsMs: null }, 'STATUS_STALE'],
  ] as const)('refuses without a %s', (_, missing, reason) => {
    expect(reasonOf({ ...allowed, ...missing })).toBe(reason)
  })

  it.each([
    ['the moment it begins', { grant: { ...grant, notBeforeMs: now } }, 'allowed'],
    ['1 ms before it begins', { grant: { ...grant, notBeforeMs: now + 1 } }, 'NOT_YET'],
    ['1 ms before it ends', { grant: { ...grant, expiresMs: now + 1 } }, 'allowed'],
    ['the moment it ends', { grant: { ...grant, expiresMs: now } }, 'GRANT_EXPIRED'],
    ['1 ms after it ended', { grant: { ...grant, expiresMs: now - 1 } }, 'GRANT_EXPIRED'],
    ['1 ms before the lease ends', { leaseEndsMs: now + 1 }, 'allowed'],
    ['the moment the lease ends', { leaseEndsMs: now }, 'STATUS_STALE'],
    [
      'a clock exactly as far behind as tolerated',
      { highWaterMs: now + 300_000, leaseEndsMs: now + 300_001, grant: { ...grant, expiresMs: now + 300_001 } },
      'allowed',
    ],
    ['a tolerated clock after the end of the grant', { highWaterMs: now + 1_000 }, 'GRANT_EXPIRED'],
    ['a tolerated clock after the end of the lease', { highWaterMs: now + 500 }, 'STATUS_STALE'],
    ['a clock 1 ms further behind', { highWaterMs: now + 300_001 }, 'CLOCK_BACK'],
    ['a region that is named', { region: 'NO', grant: { ...grant, regions: ['SE', 'NO'] } }, 'allowed'],
    ['a region that is not named', { region: 'DK', grant: { ...grant, regions: ['SE', 'NO'] } }, 'REGION_NOT_ALLOWED'],
    [
      'an unknown region where one is asked for',
      { region: null, grant: { ...grant, regions: ['NO'] } },
      'REGION_NOT_ALLOWED',
    ],
    ['a weak key store where the project only warns', { keyStore: { degraded: true } }, 'allowed'],
    ['a sound one where it denies', { project: { ...project, deniesDegradedKeyStore: true } }, 'allowed'],
    ['any region where none is asked for', { region: 'DK' }, 'allowed'],
  ] as const)('at %s', (_, change, expected) => {
    expect(reasonOf({ ...allowed, ...change })).toBe(expected)
  })
})
