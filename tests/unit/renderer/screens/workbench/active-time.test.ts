import { describe, expect, it } from 'vitest'
import { createActiveClock } from '../../../../../src/renderer/src/screens/workbench/active-time.ts'

describe('active time', () => {
  const at = (moments: readonly number[]): number => {
    let nowMs = 5_000
    const clock = createActiveClock(() => nowMs)
    for (const seconds of moments) {
      nowMs = 5_000 + seconds * 1_000
      clock.touch()
    }
    return clock.seconds()
  }

  it('counts from one sign of life to the next', () => {
    expect(at([3, 10, 70])).toBe(70)
  })

  it('leaves out gaps of more than a minute', () => {
    expect(at([10, 71, 80])).toBe(19)
    expect(at([600])).toBe(0)
  })

  it('counts up to the moment it is asked, unless that is idle too', () => {
    let nowMs = 0
    const clock = createActiveClock(() => nowMs)
    nowMs = 20_000
    expect(clock.seconds()).toBe(20)
    nowMs = 200_000
    expect(clock.seconds()).toBe(20)
    nowMs = 201_000
    expect(clock.seconds()).toBe(21)
  })

  it('never says more than a day', () => {
    let nowMs = 0
    const clock = createActiveClock(() => nowMs)
    for (let minute = 1; minute <= 1_500; minute++) {
      nowMs = minute * 60_000
      clock.touch()
    }
    expect(clock.seconds()).toBe(86_400)
  })
})
