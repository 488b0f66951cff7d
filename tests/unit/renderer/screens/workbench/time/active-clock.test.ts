import { describe, expect, it } from 'vitest'
import { createActiveClock } from '../../../../../../src/renderer/src/screens/workbench/time/active-clock.ts'
import { progressOf } from '../../../../../../src/renderer/src/screens/workbench/time/progress.ts'

/** A clock that is set by hand, in seconds. */
const byHand = () => {
  let nowMs = 5_000
  const clock = createActiveClock(() => nowMs)
  const at = (seconds: number) => {
    nowMs = 5_000 + seconds * 1_000
    return clock
  }
  return { clock, at }
}

const touchedAt = (...moments: readonly number[]) => {
  const { clock, at } = byHand()
  for (const seconds of moments) at(seconds).touch()
  return clock
}

describe('the time an item is in use', () => {
  it('runs from one sign of life to the next', () => {
    expect(touchedAt(3, 10, 69).seconds()).toBe(69)
  })

  it('leaves a gap of a minute and more out', () => {
    expect(touchedAt(10, 70, 80).seconds()).toBe(20)
    expect(touchedAt(600).seconds()).toBe(0)
  })

  it('shows what runs now, until that is idle too', () => {
    const { at } = byHand()
    expect(at(20).seconds()).toBe(20)
    expect(at(59).seconds()).toBe(59)
    expect(at(60).seconds()).toBe(0)
  })

  it('tells only what is certain, once, however often it is asked', () => {
    const { at } = byHand()
    at(10).touch()
    expect(at(30).take()).toBe(10)
    // The sign that comes later makes the time before it certain.
    at(40).touch()
    expect([at(41).take(), at(42).take()]).toEqual([30, 0])
    // Asked every now and then, an idle hour stays idle.
    const told = Array.from({ length: 180 }, (_, turn) => at(42 + turn * 20).take())
    expect(told.every((seconds) => seconds === 0)).toBe(true)
  })

  it('tells again what could not be told', () => {
    const { at } = byHand()
    at(10).touch()
    const seconds = at(10).take()
    at(10).giveBack(seconds)
    expect(at(12).take()).toBe(10)
  })

  it('stands still while the window is hidden, and does not count what lay between', () => {
    const { at } = byHand()
    at(10).pause()
    at(30).touch()
    expect(at(35).seconds()).toBe(10)
    at(40).resume()
    at(45).touch()
    expect(at(45).take()).toBe(15)
  })
})

it('progress counts what needs no work now, and no erased item', () => {
  const states = ['finished', 'skipped', 'accepted', 'returned', 'todo', 'erased'] as const
  expect(progressOf(states.map((state) => ({ state })))).toEqual({ done: 3, of: 5, returned: 1 })
})
