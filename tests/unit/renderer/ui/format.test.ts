import { describe, expect, it } from 'vitest'
import * as format from '../../../../src/renderer/src/ui/format.ts'

/** A moment on this machine's own clock, so that the test holds in every time zone. */
const at = (day: number, hour: number, { minute = 0, month = 10, year = 2026 } = {}) =>
  new Date(year, month, day, hour, minute, 3).toISOString()
const now = Date.parse(at(24, 10, { minute: 38 }))

describe('numbers', () => {
  it('parts thousands with a thin space', () => {
    expect(format.formatCount(18_402)).toBe('18\u2009402')
    expect(format.formatCount(1_206_000)).toBe('1\u2009206\u2009000')
    expect(format.formatCount(999)).toBe('999')
    expect(format.formatCount(1.6)).toBe('2')
  })

  it('agrees with the count', () => {
    expect(format.formatPlural(1, 'item')).toBe('1 item')
    expect(format.formatPlural(0, 'item')).toBe('0 items')
    expect(format.formatPlural(2, 'item waits', 'items wait')).toBe('2 items wait')
  })

  it('writes sizes with one digit below ten', () => {
    expect(format.formatSize(0)).toBe('0 B')
    expect(format.formatSize(999)).toBe('999 B')
    expect(format.formatSize(3_140_000_000)).toBe('3.1 GB')
    expect(format.formatSize(812_000_000)).toBe('812 MB')
    expect(format.formatSize(999_600)).toBe('1.0 MB')
    expect(format.formatSize(9_960)).toBe('10 kB')
  })

  it('never calls a part the whole, or a beginning nothing', () => {
    expect(format.formatShare(1_999, 2_000)).toBe('99 %')
    expect(format.formatShare(1, 2_000)).toBe('1 %')
    expect(format.formatShare(2_000, 2_000)).toBe('100 %')
    expect(format.formatShare(0, 0)).toBe('0 %')
  })

  it('writes durations in two units at most', () => {
    expect(format.formatDuration(42)).toBe('42 s')
    expect(format.formatDuration(102)).toBe('1 min 42 s')
    expect(format.formatDuration(120)).toBe('2 min')
    expect(format.formatDuration(7_500)).toBe('2 h 5 min')
    expect(format.formatDuration(3_599.9)).toBe('1 h')
  })
})

describe('moments', () => {
  it('uses the 24-hour clock', () => {
    expect(format.formatClock(at(24, 18))).toBe('18:00')
    expect(format.formatClockSeconds(at(24, 9, { minute: 5 }))).toBe('09:05:03')
  })

  it('says the day in the fewest clear words', () => {
    expect(format.formatMoment(at(24, 18), now)).toBe('today 18:00')
    expect(format.formatMoment(at(23, 23, { minute: 59 }), now)).toBe('yesterday 23:59')
    expect(format.formatMoment(at(25, 0, { minute: 1 }), now)).toBe('tomorrow 00:01')
    expect(format.formatMoment(at(26, 14), now)).toBe('Thu 14:00')
    expect(format.formatMoment(at(17, 14), now)).toBe('17 Nov 14:00')
    expect(format.formatMoment(at(2, 8, { month: 0, year: 2027 }), now)).toBe('2 Jan 2027 08:00')
    expect(format.formatShortMoment(at(24, 10), now)).toBe('10:00')
  })

  it('counts days by the calendar, also when the clocks change', () => {
    for (let day = 1; day < 365; day += 1) {
      const start = Date.parse(at(1, 23, { month: 0 }))
      expect(format.daysBetween(start, Date.parse(at(1 + day, 0, { minute: 30, month: 0 })))).toBe(day)
    }
  })

  it('tells when something is due', () => {
    expect(format.formatDue(at(27, 17), now)).toBe('Due Fri 27 Nov, in 3 days')
    expect(format.formatDue(at(25, 17), now)).toBe('Due Wed 25 Nov, tomorrow')
    expect(format.formatDue(at(24, 23), now)).toBe('Due today')
    expect(format.formatDue(at(20, 17), now)).toBe('Was due Fri 20 Nov')
  })

  it('writes proofs in UTC to the second', () => {
    expect(format.formatExact('2026-11-24T06:01:54.987Z')).toBe('2026-11-24 06:01:54 UTC')
  })
})
