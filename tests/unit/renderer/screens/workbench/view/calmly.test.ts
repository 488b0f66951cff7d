import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { calmly } from '../../../../../../src/renderer/src/screens/workbench/view/use-calm-view.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => vi.useRealTimers())

const source = () => {
  const listeners = new Set<() => void>()
  return {
    change: () => {
      for (const listener of listeners) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

it('tells the first change at once, many after it together, and the last one always', () => {
  const { change, subscribe } = source()
  let value = 0
  const told: number[] = []
  calmly((listener) => {
    const leave = subscribe(listener)
    return () => void leave()
  })(() => told.push(value))
  for (value = 1; value <= 60; value++) {
    change()
    vi.advanceTimersByTime(16)
  }
  value = 61
  change()
  vi.runAllTimers()
  expect(told[0]).toBe(1)
  expect(told.at(-1)).toBe(61)
  expect(told.length).toBeLessThan(14)
  vi.advanceTimersByTime(1000)
  value = 62
  change()
  expect(told.at(-1)).toBe(62)
})

it('tells nothing once it was left', () => {
  const { change, subscribe } = source()
  const told: string[] = []
  const leave = calmly((listener) => {
    const stop = subscribe(listener)
    return () => void stop()
  })(() => told.push('change'))
  change()
  change()
  leave()
  vi.runAllTimers()
  expect(told).toEqual(['change'])
})
