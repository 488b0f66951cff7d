import { describe, expect, it } from 'vitest'
import type { Lease } from '../../../../src/shared/access/lease.ts'
import { leaseSummary, leaseWords, shortLeaseWords } from '../../../../src/renderer/src/ui/lease-words.ts'

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString()
const now = Date.parse(at(24, 10))
const lease = (rest: Partial<Lease>): Lease => ({
  state: 'running',
  beganAt: at(23, 9),
  endsAt: at(26, 14),
  share: 0.6,
  endedBy: 'offline',
  ...rest,
})
const none = lease({ state: 'none', endsAt: null, share: 0, endedBy: 'none' })
const ending = lease({ state: 'ending', endsAt: at(24, 18), share: 0.1 })
const ended = lease({ state: 'ended', endsAt: at(24, 8), share: 0 })

describe('leaseWords', () => {
  it('says the moment, and what ends it', () => {
    expect(leaseWords(lease({}), now)).toBe('Offline until Thu 14:00')
    expect(leaseWords(ending, now)).toBe('Ends today 18:00')
    expect(leaseWords(lease({ endedBy: 'grant' }), now)).toBe('Ends Thu 14:00')
    expect(leaseWords(ended, now)).toBe('Lease ended today 08:00')
    expect(leaseWords(none, now)).toBe('No lease')
    expect(shortLeaseWords(lease({}), now)).toBe('Thu 14:00')
  })
})

describe('leaseSummary', () => {
  it('shows the ring of the one that ends first', () => {
    const summary = leaseSummary([lease({}), ending, none], now)
    expect(summary).toEqual({ lease: ending, words: '2 leases, one ends today 18:00' })
  })

  it('counts those in date when none needs attention', () => {
    expect(leaseSummary([lease({}), lease({ endsAt: at(27, 9) }), ended], now).words).toBe('2 leases in date')
    expect(leaseSummary([lease({}), none], now).words).toBe('Offline until Thu 14:00')
  })

  it('never calls an ended lease one in date', () => {
    expect(leaseSummary([ended], now)).toEqual({ lease: ended, words: 'Lease ended today 08:00' })
    expect(leaseSummary([ended, ended], now).words).toBe('2 leases ended')
    expect(leaseSummary([], now).words).toBe('No leases')
    expect(leaseSummary([none], now).lease.state).toBe('none')
  })
})
