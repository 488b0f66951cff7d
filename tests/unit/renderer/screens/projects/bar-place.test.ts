import { expect, it } from 'vitest'
import { placeBar } from '../../../../../src/renderer/src/screens/projects/bar-place.ts'
import { weekOf } from '../../../../../src/renderer/src/screens/projects/week.ts'
import { nowMs } from './builders.ts'

const week = weekOf(nowMs)
const dayMs = (week.endMs - week.startMs) / 7
const barFrom = (from: number, firm: number, to: number) => ({
  tone: 'ok' as const,
  words: 'offline until Thu 10:00',
  fromMs: week.startMs + from * dayMs,
  firmUntilMs: week.startMs + firm * dayMs,
  toMs: week.startMs + to * dayMs,
})

it('sets what is firm apart from what is only granted', () => {
  const place = placeBar(barFrom(0, 3.5, 7), week)
  expect(place.firm).toEqual({ from: 0, to: 0.5 })
  expect(place.open).toEqual({ from: 0.5, to: 1 })
})

it('cuts what lies outside the week and says on which side', () => {
  expect(placeBar(barFrom(-7, 3.5, 14), week)).toMatchObject({
    firm: { from: 0, to: 0.5 },
    open: { from: 0.5, to: 1 },
    cutLeft: true,
    cutRight: true,
  })
})

it('has nothing granted beyond a bar that is firm to its end', () => {
  expect(placeBar(barFrom(0, 2, 2), week).open).toBeNull()
})

it('puts words beside a short bar, on the side with room', () => {
  expect(placeBar(barFrom(0, 0.5, 0.5), week).words).toMatchObject({
    from: expect.closeTo(0.5 / 7),
    to: 1,
    align: 'start',
  })
  expect(placeBar(barFrom(6.5, 7, 7), week).words).toMatchObject({ from: 0, to: expect.closeTo(6.5 / 7), align: 'end' })
})

it('keeps the words of a bar outside the week at the edge where it lies', () => {
  expect(placeBar(barFrom(-5, -2, -2), week)).toMatchObject({ firm: null, open: null, words: { align: 'start' } })
  expect(placeBar(barFrom(8, 9, 9), week)).toMatchObject({ firm: null, open: null, words: { align: 'end' } })
})

it('writes over the dashed part when only that is long enough', () => {
  expect(placeBar(barFrom(1, 1.5, 6), week).words).toMatchObject({
    from: expect.closeTo(1.5 / 7),
    to: expect.closeTo(6 / 7),
    isOnBar: false,
  })
})
