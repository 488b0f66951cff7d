import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createBrushBox, keptBrush, readBrush } from '../../../../src/renderer/src/canvas/mask/brush-settings.ts'

it('a brush that was kept is read again as it was', () => {
  const settings = fc.record({
    sizePx: fc.integer({ min: 1, max: 500 }),
    hardnessPercent: fc.integer({ min: 10, max: 100 }),
    followsPressure: fc.boolean(),
    subtractsBelow: fc.boolean(),
    wandTolerance: fc.integer({ min: 0, max: 100 }),
    wandConnected: fc.boolean(),
  })
  fc.assert(
    fc.property(settings, (given) => {
      const box = createBrushBox()
      box.set(given)
      expect(readBrush(keptBrush(box.get()))).toEqual(given)
    }),
  )
})

it.each(['', '30', '30 100 1 0 12', '30 100 1 0 12 1 1', '30 100 1 0 999 1', 'a b c d e f', '-3 100 1 0 12 1'])(
  'anything else (%s) is not read as one',
  (line) => {
    expect(readBrush(line)).toBeNull()
  },
)
