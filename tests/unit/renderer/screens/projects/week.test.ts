import { expect, it } from 'vitest'
import { shareOfWeek, weekOf } from '../../../../../src/renderer/src/screens/projects/week.ts'

const at = (day: number, hour = 0) => new Date(2026, 10, day, hour).getTime()

it('begins on the Monday of the week that holds the moment', () => {
  for (const day of [23, 24, 29]) expect(weekOf(at(day, 13)).startMs).toBe(at(23))
  expect(weekOf(at(30)).startMs).toBe(at(30))
})

it('moves by whole weeks', () => {
  expect(weekOf(at(24), 1).startMs).toBe(at(30))
  expect(weekOf(at(24), -1).endMs).toBe(at(23))
})

it('places moments, also those outside', () => {
  const week = weekOf(at(24))
  expect(shareOfWeek(week, at(23))).toBe(0)
  expect(shareOfWeek(week, at(30))).toBe(1)
  expect(shareOfWeek(week, at(26, 12))).toBeCloseTo(0.5)
  expect(shareOfWeek(week, at(16))).toBe(-1)
})
