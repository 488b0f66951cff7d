import { describe, expect, it } from 'vitest'
import { createClock } from '../../../../src/main/station/clock.ts'
import { recordTries } from '../../../support/security-record.ts'

const start = Date.UTC(2026, 10, 24, 9)
const minute = 60_000

/** A clock that can be set, beside a counter that cannot. */
const bench = (kept = { timeMs: 0 }) => {
  const at = { wallMs: start, ticks: 0, told: [] as boolean[] }
  const clock = createClock(
    { local: () => at.wallMs, monotonic: () => at.ticks, onBack: (isBack) => at.told.push(isBack) },
    {
      read: () => kept.timeMs,
      write: (timeMs) => {
        kept.timeMs = Math.max(kept.timeMs, timeMs)
      },
    },
  )
  clock.nowMs()
  const isBehind = clock.isBack
  /** Time that really passes. */
  const pass = (ms: number) => {
    at.wallMs += ms
    at.ticks += ms
    clock.nowMs()
  }
  return { at, clock, kept, isBehind, pass }
}

describe('the clock of a home', () => {
  it('is right while it runs, over sleep and over a zone that changes', () => {
    const { at, isBehind, pass } = bench()
    for (let hour = 0; hour < 48; hour++) pass(60 * minute)
    at.wallMs += 8 * 60 * minute // sleep: the counter stands still
    expect(isBehind()).toBe(false)
    const zone = process.env['TZ']
    process.env['TZ'] = 'Pacific/Kiritimati'
    expect(isBehind()).toBe(false)
    process.env['TZ'] = zone
    expect(at.told).toEqual([])
  })

  it('is behind when it is set back, at once or bit by bit, held still, or dead; told once each way', () => {
    const attacks: Record<string, (on: ReturnType<typeof bench>) => void> = {
      'an hour back': ({ at }) => (at.wallMs -= 60 * minute),
      'ten years back': ({ at }) => (at.wallMs -= 3_650 * 1_440 * minute),
      'back to 1970': ({ at }) => (at.wallMs = 0),
      'a minute back ten times, looked at in between': ({ at, clock }) => {
        for (let i = 0; i < 10; i++) {
          at.wallMs -= minute
          clock.nowMs()
        }
      },
      'held still for an hour': ({ at }) => (at.ticks += 60 * minute),
      'running at half speed': ({ at, clock }) => {
        for (let i = 0; i < 60; i++) {
          at.ticks += minute
          at.wallMs += minute / 2
          clock.nowMs()
        }
      },
      'forward and back again': ({ at, clock }) => {
        at.wallMs += 1_440 * minute
        clock.nowMs()
        at.wallMs -= 1_440 * minute
      },
    }
    let accepted = 0
    for (const [name, attack] of Object.entries(attacks)) {
      const on = bench()
      on.pass(minute)
      attack(on)
      expect(on.isBehind(), name).toBe(true)
      if (!on.isBehind()) accepted++
      expect(on.at.told, name).toEqual([true])
      on.at.wallMs = on.clock.highWaterMs()
      expect(on.isBehind(), name).toBe(false)
      expect(on.at.told, name).toEqual([true, false])
    }
    recordTries({
      attack: 'A clock set back, held still or dead',
      tries: Object.keys(attacks).length,
      accepted,
      lost: 0,
    })
  })

  it('forgives five minutes in all, not five minutes each time', () => {
    const { at, isBehind } = bench()
    at.wallMs -= 4 * minute
    expect(isBehind()).toBe(false)
    at.wallMs -= 2 * minute
    expect(isBehind()).toBe(true)
  })

  it('remembers over a restart, and signed times count; no signed time brings it down', () => {
    const kept = { timeMs: 0 }
    const first = bench(kept)
    first.clock.witness(start + 30 * minute)
    expect(kept.timeMs).toBe(start + 30 * minute)
    const second = bench(kept)
    expect(second.isBehind()).toBe(true)
    second.clock.witness(start + minute)
    second.clock.witness(start - 1_440 * minute)
    expect(second.isBehind()).toBe(true)
    second.clock.witness(start + 48 * 60 * minute)
    expect(second.clock.highWaterMs()).toBe(start + 30 * minute)
  })
})
