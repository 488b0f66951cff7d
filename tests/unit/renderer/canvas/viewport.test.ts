import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  actualSize,
  fitView,
  panBy,
  shownRect,
  toImage,
  toScreen,
  turns,
  turnView,
  viewOf,
  zoomAt,
  type Viewport,
} from '../../../../src/renderer/src/canvas/viewport.ts'

const size = (max: number) => fc.record({ widthPx: fc.integer({ min: 1, max }), heightPx: fc.integer({ min: 1, max }) })
const surface = fc.record({
  widthPx: fc.integer({ min: 300, max: 4000 }),
  heightPx: fc.integer({ min: 200, max: 3000 }),
})
const turn = fc.constantFrom(...turns)
const spot = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 200 }))
const zooms = fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), { maxLength: 8 })

describe('viewport', () => {
  it('goes from screen to image and back', () => {
    fc.assert(
      fc.property(fc.tuple(size(20_000), surface), spot, turn, ([picture, area], at, by) => {
        const view = fitView(picture, area, by)
        const [x, y] = toScreen(view, toImage(view, at))
        expect(x).toBeCloseTo(at[0], 6)
        expect(y).toBeCloseTo(at[1], 6)
      }),
    )
  })

  it('fits the whole picture', () => {
    fc.assert(
      fc.property(size(20_000), surface, turn, (picture, area, by) => {
        const shown = shownRect(fitView(picture, area, by), area)
        expect(shown.x).toBeLessThanOrEqual(0)
        expect(shown.y).toBeLessThanOrEqual(0)
        expect(shown.x + shown.width).toBeGreaterThanOrEqual(picture.widthPx)
        expect(shown.y + shown.height).toBeGreaterThanOrEqual(picture.heightPx)
      }),
    )
  })

  it('turns the picture clockwise around what is in the middle, and four quarters give the same view', () => {
    const frame = { picture: { widthPx: 400, heightPx: 300 }, surface: { widthPx: 1000, heightPx: 700 } }
    const view = zoomAt({ ...frame, view: fitView(frame.picture, frame.surface) }, [300, 200], 3)
    const middle = toImage(view, [500, 350])
    const quarter = turnView({ ...frame, view }, 90)
    const [x, y] = toScreen(quarter, middle)
    expect([x, y]).toEqual([expect.closeTo(500, 6), expect.closeTo(350, 6)])
    const right = toScreen(quarter, [middle[0] + 10, middle[1]])
    expect(right[0]).toBeCloseTo(500, 6)
    expect(right[1]).toBeGreaterThan(350)
    let again = quarter
    for (let i = 0; i < 3; i++) again = turnView({ ...frame, view: again }, 90)
    expect(again.turn).toBeUndefined()
    expect(again.offsetX).toBeCloseTo(view.offsetX, 6)
    const seen = shownRect(viewOf({ x: 10, y: 20, width: 30, height: 5 }, frame.surface, 270), frame.surface)
    expect(seen.x).toBeLessThan(10)
    expect(seen.y + seen.height).toBeGreaterThan(25)
  })

  it('keeps the image point under the pointer while zooming inside the picture', () => {
    const frame = { picture: { widthPx: 4000, heightPx: 3000 }, surface: { widthPx: 1000, heightPx: 700 } }
    let view: Viewport = fitView(frame.picture, frame.surface)
    const pointer = [420, 333] as const
    const before = toImage(view, pointer)
    for (const factor of [1.2, 1.2, 3, 0.7, 2]) view = zoomAt({ ...frame, view }, pointer, factor)
    const after = toImage(view, pointer)
    expect(after[0]).toBeCloseTo(before[0], 6)
    expect(after[1]).toBeCloseTo(before[1], 6)
    expect(actualSize({ ...frame, view }).scale).toBe(1)
  })

  it('never loses the picture, however it is moved and zoomed', () => {
    fc.assert(
      fc.property(size(8_000), surface, fc.tuple(spot, zooms, spot), (picture, area, [at, factors, by]) => {
        let view = fitView(picture, area)
        for (const factor of factors) {
          view = zoomAt({ view, picture, surface: area }, at, factor)
          view = panBy({ view, picture, surface: area }, by[0] * 50 - 5000, by[1] * 50 - 5000)
          const shown = shownRect(view, area)
          const overlap = Math.min(shown.x + shown.width, picture.widthPx) - Math.max(shown.x, 0)
          expect(overlap * view.scale).toBeGreaterThanOrEqual(Math.min(40, picture.widthPx * view.scale) - 1e-6)
        }
      }),
    )
  })
})
