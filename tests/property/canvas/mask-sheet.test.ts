import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MaskSheet } from '../../../src/renderer/src/canvas/mask/mask-sheet.ts'
import { coverageOf, coverageOfWet } from '../../../src/renderer/src/canvas/painting/mask-blocks.ts'
import { readTile } from '../../../src/shared/labels/mask-runs.ts'
import { aMask, pixelsOf, rectSpans, tilesOfPixels } from '../../support/masks.ts'

const picture = { widthPx: 300, heightPx: 200 }
const rect = fc.record({
  x: fc.integer({ min: -20, max: 310 }),
  y: fc.integer({ min: -20, max: 210 }),
  width: fc.integer({ min: 1, max: 90 }),
  height: fc.integer({ min: 1, max: 60 }),
})
const step = fc.record({ rect, value: fc.constantFrom(0 as const, 1 as const), rests: fc.integer({ min: 0, max: 8 }) })

const isOn = (key: string): boolean => {
  const [x = -1, y = -1] = key.split(',').map(Number)
  return x >= 0 && y >= 0 && x < picture.widthPx && y < picture.heightPx
}
const pixelsIn = (area: { x: number; y: number; width: number; height: number }): string[] =>
  rectSpans(area)
    .flatMap(({ y, from, to }) => Array.from({ length: to - from }, (_, at) => `${String(from + at)},${String(y)}`))
    .filter(isOn)

describe('a mask that is painted on', () => {
  it('has the pixels that a plain set has, at each step unpacked and in the end packed', () => {
    fc.assert(
      fc.property(rect, fc.array(step, { maxLength: 12 }), (first, steps) => {
        const expected = new Set(pixelsIn(first))
        const sheet = new MaskSheet(aMask('wet', tilesOfPixels(expected)), picture)
        for (const { rect: area, value, rests } of steps) {
          sheet.paint(rectSpans(area), value)
          for (const key of pixelsIn(area))
            if (value === 1) expected.add(key)
            else expected.delete(key)
          for (let turn = 0; turn < rests; turn++) sheet.rest()
          for (const key of pixelsIn(area)) {
            const [x = 0, y = 0] = key.split(',').map(Number)
            const tile = sheet.tileAt(`${String(Math.floor(x / 128))},${String(Math.floor(y / 128))}`)
            expect(tile?.bits[(y % 128) * 128 + (x % 128)] ?? 0).toBe(value)
          }
        }
        expect(pixelsOf(sheet.tiles())).toEqual(expected)
        expect(pixelsOf(sheet.tiles())).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('tells a rectangle around all that it came to, and never the same version for other pixels', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const sheet = new MaskSheet(aMask('wet', {}), picture)
        const seen = new Map<number, string>()
        for (const { rect: area, value } of steps) {
          sheet.paint(rectSpans(area), value)
          const tile = sheet.tileAt('0,0')
          if (!tile) continue
          const content = tile.bits.join('')
          expect(seen.get(tile.version) ?? content).toBe(content)
          seen.set(tile.version, content)
          const { x, y, width, height } = sheet.touched()
          for (const key of pixelsIn(area)) {
            const [px = 0, py = 0] = key.split(',').map(Number)
            expect(px >= x && py >= y && px < x + width && py < y + height).toBe(true)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is counted under the pixels of a block as its packed tile is', () => {
    fc.assert(
      fc.property(fc.array(rect, { minLength: 1, maxLength: 4 }), (areas) => {
        const sheet = new MaskSheet(aMask('wet', {}), picture)
        for (const area of areas) sheet.paint(rectSpans(area), 1)
        for (const [key, runs] of Object.entries(sheet.tiles())) {
          const tile = sheet.tileAt(key)
          expect(tile?.bits).toEqual(readTile(runs))
          expect(tile && coverageOfWet(tile)).toEqual(coverageOf(runs))
        }
      }),
      { numRuns: 60 },
    )
  })
})
