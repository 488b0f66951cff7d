import { expect, it } from 'vitest'
import {
  assignmentWords,
  formatHours,
  dayAfter,
  firstAssignment,
  momentMs,
  readAssignment,
} from '../../../../../src/renderer/src/screens/projects/assignment-draft.ts'
import { isoAt, nowMs } from './builders.ts'

const whole = { ...firstAssignment(nowMs, ['shard-0001']), deviceId: 'device-0001' }

it('proposes a week and 72 hours', () => {
  expect(readAssignment(whole, nowMs)).toEqual({
    terms: { notBefore: null, expires: new Date(2026, 11, 1, 18).toISOString(), offlineLeaseHours: 72 },
  })
})

it('reads local days and times, and refuses those that do not exist', () => {
  expect(momentMs('2026-11-24', '9:05')).toBe(new Date(2026, 10, 24, 9, 5).getTime())
  for (const [day, clock] of [
    ['2026-02-30', '09:00'],
    ['2026-11-24', '24:00'],
    ['2026-11-24', 'noon'],
    ['', '09:00'],
  ] as const)
    expect(momentMs(day, clock)).toBeNull()
})

it('counts days on the calendar', () => {
  expect(dayAfter(nowMs, 7)).toBe('2026-12-01')
})

it('refuses an end before the beginning', () => {
  const late = { ...whole, fromDay: '2026-12-02', fromClock: '09:00' }
  expect(readAssignment(late, nowMs)).toMatchObject({ problems: { until: expect.any(String) } })
  const past = { ...whole, untilDay: '2026-11-24', untilClock: '10:29' }
  expect(readAssignment(past, nowMs)).toMatchObject({ problems: { until: expect.any(String) } })
})

it('asks for a shard, a device and hours', () => {
  const read = readAssignment({ ...firstAssignment(nowMs, []), offlineLeaseHours: '' }, nowMs)
  expect('problems' in read && Object.keys(read.problems)).toEqual(['shards', 'device', 'offline'])
})

it('says what the person will be able to do', () => {
  const who = { memberName: 'Ana Reis', deviceName: 'WS-0391' }
  const terms = { notBefore: null, expires: isoAt(30, 18), offlineLeaseHours: 72, shards: 2, items: 480 }
  expect(assignmentWords(who, terms, nowMs)[0]).toBe(
    'Ana Reis can open and label 2 shards (480 items) on WS-0391, from now until Mon 18:00.',
  )
  expect(assignmentWords(who, terms, nowMs)[1]).toContain('3 days')
  expect(assignmentWords(who, { ...terms, offlineLeaseHours: 0 }, nowMs)[1]).toMatch(/^Only while/)
})

it('says whole days as days', () => {
  expect([24, 72, 36, 1.5, 1].map(formatHours)).toEqual(['1 day', '3 days', '36 h', '1 h 30 min', '1 h'])
})
