import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  actualSize,
  fitView,
  panBy,
  shownRect,
  toImage,
  toScreen,
  zoomAt,
  type Viewport,
} from '../../../../src/renderer/src/canvas/viewport.ts'

const size = (max: number) => fc.record({ widthPx: fc.integer({ min: 1, max }), heightPx: fc.integer({ min: 1, max }) })
const surface = fc.record({
  widthPx: fc.integer({ min: 300, max: 4000 }),
  heightPx: fc.integer({ min: 200, max: 3000 }),
})
const spot = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 200 }))
const zooms = fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), { maxLength: 8 })

describe('viewport', () => {
  it('goes from screen to image and back', () => {
    fc.assert(
      fc.property(size(20_000), surface, spot, (picture, area, at) => {
        const view = fitView(picture, area)
        const [x, y] = toScreen(view, toImage(view, at))
        expect(x).toBeCloseTo(at[0], 6)
        expect(y).toBeCloseTo(at[1], 6)
      }),
    )
  })

  it('fits the whole picture', () => {
    fc.assert(
      fc.property(size(20_000), surface, (picture, area) => {
        const shown = shownRect(fitView(picture, area), area)
        expect(shown.x).toBeLessThanOrEqual(0)
        expect(shown.y).toBeLessThanOrEqual(0)
        expect(shown.x + shown.width).toBeGreaterThanOrEqual(picture.widthPx)
        expect(shown.y + shown.height).toBeGreaterThanOrEqual(picture.heightPx)
      }),
    )
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
