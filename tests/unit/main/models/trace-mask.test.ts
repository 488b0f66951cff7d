import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { traceMask, type Bits } from '../../../../src/main/models/trace-mask.ts'

/** Draws set pixels as `#`. */
const bitsOf = (rows: readonly string[], scale = 1): Bits => {
  const [widthPx, heightPx] = [(rows[0]?.length ?? 0) * scale, rows.length * scale]
  const bits = Uint8Array.from({ length: widthPx * heightPx }, (_, at) =>
    rows[Math.floor(Math.floor(at / widthPx) / scale)]?.[Math.floor((at % widthPx) / scale)] === '#' ? 1 : 0,
  )
  return { widthPx, heightPx, bits }
}

/** Even-odd, asked at the middle of a pixel: another way to say what is inside. */
const isInside = (rings: readonly (readonly (readonly [number, number])[])[], x: number, y: number): boolean => {
  let inside = false
  for (const ring of rings)
    ring.forEach(([ax, ay], at) => {
      const [bx, by] = ring[(at + 1) % ring.length] ?? [ax, ay]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    })
  return inside
}

describe('the outline of a mask', () => {
  it('of nothing is nothing', () => {
    expect(traceMask(bitsOf(['....', '....']))).toEqual([])
  })

  it('of a rectangle has four corners', () => {
    const rings = traceMask(bitsOf(['......', '.####.', '.####.', '.####.', '......']))
    expect(rings).toHaveLength(1)
    expect(new Set(rings[0]?.map(String))).toEqual(new Set(['1,1', '5,1', '5,4', '1,4']))
  })

  it('of everything is the edge of the picture', () => {
    expect(new Set(traceMask(bitsOf(['####', '####', '####']))[0]?.map(String))).toEqual(
      new Set(['0,0', '4,0', '4,3', '0,3']),
    )
  })

  it('has a ring for a hole and one for a second part', () => {
    const rings = traceMask(bitsOf(['#####.##', '#...#.##', '#...#.##', '#####.##'], 4))
    expect(rings).toHaveLength(3)
  })

  it('leaves specks out', () => {
    expect(traceMask(bitsOf(['#####..', '#####..', '#####.#', '#####..']))).toHaveLength(1)
  })

  it('holds the same pixels as the mask, but for those at slopes', () => {
    const blobs = fc.array(
      fc.record({
        x: fc.nat(20),
        y: fc.nat(20),
        width: fc.integer({ min: 6, max: 20 }),
        height: fc.integer({ min: 6, max: 20 }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(blobs, (rects) => {
        const side = 40
        const bits = new Uint8Array(side * side)
        for (const { x, y, width, height } of rects)
          for (let row = y; row < y + height; row++) bits.fill(1, row * side + x, row * side + x + width)
        const rings = traceMask({ widthPx: side, heightPx: side, bits })
        let wrong = 0
        for (let at = 0; at < bits.length; at++) {
          const inside = isInside(rings, (at % side) + 0.5, Math.floor(at / side) + 0.5)
          if (inside !== (bits[at] === 1)) wrong++
        }
        expect(wrong).toBeLessThan(bits.reduce((sum, bit) => sum + bit, 0) * 0.12 + 10)
      }),
      { numRuns: 200 },
    )
  })
})
