import { describe, expect, it } from 'vitest'
import { placeBetween, placeEntries } from '../../../../../src/renderer/src/screens/refused/timeline-places.ts'

const entry = (hour: number) => ({ at: new Date(Date.UTC(2026, 10, 24, hour)).toISOString(), what: 'granted' as const })
const room = { widthPx: 600, gapPx: 100 }
const xs = (...hours: number[]) => placeEntries(hours.map(entry), room).map((placed) => Math.round(placed.x))

describe('placeEntries', () => {
  it('places moments by their time', () => {
    expect(xs(0, 6, 12)).toEqual([0, 300, 600])
  })

  it('keeps words apart at the beginning and at the end', () => {
    expect(xs(0, 1, 23)).toEqual([0, 100, 600])
    expect(xs(0, 22, 23)).toEqual([0, 500, 600])
    expect(xs(0, 1, 22, 23)).toEqual([0, 100, 500, 600])
  })

  it('spreads evenly where there is no room, and for one moment', () => {
    expect(xs(0, 1, 2, 3, 4, 5, 23)).toEqual([0, 100, 200, 300, 400, 500, 600])
    expect(xs(5)).toEqual([0])
    expect(xs(5, 5)).toEqual([0, 600])
  })
})

describe('placeBetween', () => {
  it('keeps now between its neighbours even where they were moved apart', () => {
    const placed = placeEntries([entry(0), entry(1), entry(23)], room)
    const half = Date.parse(entry(0).at) + 30 * 60_000
    expect(placeBetween(placed, half)).toBe(50)
    expect(placeBetween(placed, Date.parse(entry(23).at) + 1)).toBe(600)
    expect(placeBetween(placed, 0)).toBe(0)
  })
})
