import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nearestOnSegment } from '../../src/shared/labels/geometry.ts'
import { sweptSpans } from '../../src/renderer/src/canvas/mask/tip.ts'
import { atImage } from '../../src/shared/labels/geometry.ts'

const coordinate = fc.double({ min: -10, max: 50, noNaN: true })
const spot = fc.tuple(coordinate, coordinate).map(([x, y]) => atImage(x, y))

it('a tip passes exactly the pixels whose centre comes under it', () => {
  fc.assert(
    fc.property(spot, spot, fc.double({ min: 0.5, max: 14, noNaN: true }), (a, b, radius) => {
      const passed = new Set<string>()
      for (const { y, from, to } of sweptSpans(a, b, radius))
        for (let x = from; x < to; x++) passed.add(`${String(x)},${String(y)}`)
      for (let y = 0; y < 70; y++)
        for (let x = 0; x < 70; x++) {
          const centre = atImage(x + 0.5, y + 0.5)
          const [nx, ny] = nearestOnSegment(centre, a, b)
          const away = Math.hypot(nx - centre[0], ny - centre[1])
          if (Math.abs(away - radius) < 1e-6) continue
          expect([x, y, passed.has(`${String(x)},${String(y)}`)]).toEqual([x, y, away < radius])
        }
    }),
    { numRuns: 60 },
  )
})
