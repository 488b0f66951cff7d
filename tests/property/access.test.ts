import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeLease, leaseEndMs } from '../../src/shared/access/lease.ts'
import { mayOpenShard, type AccessFacts } from '../../src/shared/access/may.ts'
import { refusalReasons } from '../../src/shared/access/refusal.ts'

/** Small times, so that equal ones and neighbours come up often. */
const time = fc.integer({ min: 0, max: 12 })
const device = fc.constantFrom('a', 'b')
const region = fc.constantFrom('NO', 'SE')
const facts: fc.Arbitrary<AccessFacts> = fc.record({
  unlocked: fc.boolean(),
  restored: fc.boolean(),
  nowMs: time,
  highWaterMs: time,
  clockToleranceMs: fc.integer({ min: 0, max: 3 }),
  deviceId: device,
  region: fc.option(region),
  keyStore: fc.record({ degraded: fc.boolean() }),
  membership: fc.option(fc.record({ revoked: fc.boolean() })),
  grant: fc.option(
    fc.record({
      deviceId: device,
      memberIsSelf: fc.boolean(),
      revoked: fc.boolean(),
      wiped: fc.boolean(),
      notBeforeMs: time,
      expiresMs: time,
      regions: fc.array(region, { maxLength: 2 }),
    }),
  ),
  project: fc.option(fc.record({ completed: fc.boolean(), deniesDegradedKeyStore: fc.boolean() })),
  leaseEndsMs: fc.option(time),
})

/** Facts of which nothing but the times may refuse. */
const mostlyRight = facts.map((given) => ({
  ...given,
  unlocked: true,
  restored: false,
  membership: { revoked: false },
  project: { completed: false, deniesDegradedKeyStore: false },
  grant: given.grant && {
    ...given.grant,
    memberIsSelf: true,
    deviceId: given.deviceId,
    revoked: false,
    wiped: false,
    regions: [],
  },
}))
const anyFacts = fc.oneof(facts, mostlyRight)

/** The rule in other words: everything has to hold. */
const holds = (given: AccessFacts): boolean =>
  given.unlocked &&
  !given.restored &&
  given.membership?.revoked === false &&
  given.project?.completed === false &&
  !(given.project.deniesDegradedKeyStore && given.keyStore.degraded) &&
  given.grant !== null &&
  given.grant.memberIsSelf &&
  given.grant.deviceId === given.deviceId &&
  !given.grant.revoked &&
  !given.grant.wiped &&
  (given.grant.regions.length === 0 || (given.region !== null && given.grant.regions.includes(given.region))) &&
  given.nowMs >= given.highWaterMs - given.clockToleranceMs &&
  given.nowMs >= given.grant.notBeforeMs &&
  Math.max(given.nowMs, given.highWaterMs) < given.grant.expiresMs &&
  given.leaseEndsMs !== null &&
  Math.max(given.nowMs, given.highWaterMs) < given.leaseEndsMs

describe('mayOpenShard', () => {
  it('allows exactly when everything holds, and else gives a reason of the list', () => {
    let allowed = 0
    fc.assert(
      fc.property(anyFacts, (given) => {
        const decision = mayOpenShard(given)
        if (decision.allowed) allowed++
        expect(decision.allowed).toBe(holds(given))
        if (!decision.allowed) expect(refusalReasons).toContain(decision.reason)
      }),
      { numRuns: 3_000 },
    )
    expect(allowed, 'the facts must also allow now and then').toBeGreaterThan(10)
  })

  it('never allows when a fact is taken away', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom('membership', 'grant', 'project', 'leaseEndsMs'), (given, missing) => {
        expect(mayOpenShard({ ...given, [missing]: null }).allowed).toBe(false)
      }),
    )
  })

  it('never allows again once time has run past the end', () => {
    fc.assert(
      fc.property(anyFacts, time, time, (given, earlier, later) => {
        const [from, to] = [Math.min(earlier, later), Math.max(earlier, later)]
        const end = Math.min(given.grant?.expiresMs ?? 0, given.leaseEndsMs ?? 0)
        fc.pre(from >= end)
        expect(mayOpenShard({ ...given, nowMs: to, highWaterMs: to }).allowed).toBe(false)
      }),
    )
  })

  it('looks at nothing but the facts: the same facts, the same words', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        expect(mayOpenShard(structuredClone(given))).toEqual(mayOpenShard(Object.freeze(given)))
      }),
    )
  })
})

describe('leases', () => {
  const leaseTimes = fc.record({
    nowMs: fc.integer({ min: 0, max: 10 ** 12 }),
    statusIssuedMs: fc.integer({ min: 0, max: 10 ** 12 }),
    statusValidUntilMs: fc.integer({ min: 0, max: 10 ** 12 }),
    offlineLeaseMs: fc.integer({ min: 0, max: 10 ** 10 }),
    grantExpiresMs: fc.integer({ min: 0, max: 10 ** 12 }),
  })

  it('end at the grant at the latest, and a newer status never shortens them', () => {
    fc.assert(
      fc.property(leaseTimes, fc.nat(10 ** 9), (times, more) => {
        const end = leaseEndMs(times)
        expect(end).toBeLessThanOrEqual(times.grantExpiresMs)
        const renewed = {
          ...times,
          statusIssuedMs: times.statusIssuedMs + more,
          statusValidUntilMs: times.statusValidUntilMs + more,
        }
        expect(leaseEndMs(renewed)).toBeGreaterThanOrEqual(end)
      }),
    )
  })

  it('have a share between 0 and 1 that only falls, and are ended exactly from their end on', () => {
    fc.assert(
      fc.property(leaseTimes, fc.nat(10 ** 9), (times, later) => {
        const lease = describeLease(times)
        const after = describeLease({ ...times, nowMs: times.nowMs + later })
        expect(lease.share).toBeGreaterThanOrEqual(after.share)
        expect(lease.share).toBeLessThanOrEqual(1)
        expect(after.share).toBeGreaterThanOrEqual(0)
        expect(lease.state === 'ended').toBe(times.nowMs >= leaseEndMs(times))
      }),
    )
  })
})
