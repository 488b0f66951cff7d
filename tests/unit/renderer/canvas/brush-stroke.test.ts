import { beforeEach, describe, expect, it } from 'vitest'
import type { MaskLabel } from '../../../../src/shared/labels/mask.ts'
import { pixelsOf } from '../../../support/masks.ts'
import { TestCanvas } from '../../../support/test-canvas.ts'

let canvas: TestCanvas
const masks = (): MaskLabel[] => canvas.labels().filter((label) => label.kind === 'mask')
const pixels = (at = 0): Set<string> => {
  const mask = masks()[at]
  return mask ? pixelsOf(mask.tiles) : new Set()
}
/** The pixels of the first mask as they are shown while a stroke goes over it. */
const wetPixels = (at = 0): Set<string> => {
  const wet = canvas.wet[at]
  const tiles = Object.entries(wet?.mask.tiles ?? {}).filter(([key]) => !wet?.tileAt(key))
  const pixels = pixelsOf(Object.fromEntries(tiles))
  for (const [column, row] of [
    [0, 0],
    [1, 0],
  ])
    wet?.tileAt(`${String(column)},${String(row)}`)?.bits.forEach((bit, place) => {
      if (bit === 1) pixels.add(`${String((column ?? 0) * 128 + (place % 128))},${String(Math.floor(place / 128))}`)
    })
  return pixels
}
const pick = (tool: 'brush' | 'eraser', sizePx = 10) => {
  canvas.brush.set({ sizePx })
  canvas.pick(tool)
}

beforeEach(() => {
  canvas = new TestCanvas()
})

describe('a stroke that is not finished', () => {
  it.each([
    ['Escape', () => canvas.press('Escape')],
    ['another tool', () => canvas.pick('select')],
    ['leaving', () => canvas.leave()],
    ['undo', () => canvas.doc.undo()],
  ])('is seen, and taken back by %s with the stroke before intact', (_, end) => {
    pick('brush')
    canvas.drag([20, 20], [40, 20])
    const before = pixels()
    canvas.down([100, 60])
    canvas.move([120, 60])
    expect(wetPixels().has('110,60')).toBe(true)
    expect(pixels()).toEqual(before)
    end()
    expect([pixels(), canvas.wet]).toEqual([before, []])
    expect(canvas.causes()).toEqual(['mask.brush'])
  })

  it('is one change when another edit comes in between', () => {
    pick('brush')
    canvas.down([100, 60])
    canvas.move([120, 60])
    const seen = wetPixels()
    canvas.doc.transact('labels.none', () => {})
    expect([pixels(), canvas.causes(), canvas.wet]).toEqual([seen, ['mask.brush'], []])
    canvas.move([140, 60])
    canvas.up([140, 60])
    expect([pixels(), canvas.causes(), canvas.wet]).toEqual([seen, ['mask.brush'], []])
  })

  it('shows at each step what it will be, on the places that it tells', () => {
    pick('brush', 20)
    canvas.drag([20, 50], [180, 50])
    pick('eraser', 8)
    canvas.down([30, 50])
    for (const x of [60, 100, 130, 140, 150, 160, 170]) {
      const before = wetPixels()
      canvas.wetPlaces = []
      canvas.move([x, 50])
      const after = wetPixels()
      const lost = [...before].filter((key) => !after.has(key))
      expect(lost.length).toBeGreaterThan(0)
      expect(canvas.wetPlaces).toHaveLength(1)
      for (const key of lost) {
        const [px = 0, py = 0] = key.split(',').map(Number)
        const [place] = canvas.wetPlaces
        expect(place && px >= place.x - 1 && px < place.x + place.width + 1).toBe(true)
        expect(place && py >= place.y - 1 && py < place.y + place.height + 1).toBe(true)
      }
    }
    const seen = wetPixels()
    canvas.up([170, 50])
    expect(pixels()).toEqual(seen)
  })

  it('shows what it takes from the masks below', () => {
    pick('brush', 20)
    canvas.drag([20, 50], [100, 50])
    canvas.press('Enter')
    canvas.brush.set({ subtractsBelow: true })
    canvas.down([60, 50])
    expect([wetPixels(0).has('60,50'), wetPixels(1).has('60,50'), wetPixels(1).has('40,50')]).toEqual([true, false, true]) // prettier-ignore
  })

  it('waits while the picture is moved', () => {
    pick('brush')
    canvas.down([20, 20])
    canvas.lendToPan()
    canvas.takeBack()
    canvas.move([40, 20])
    canvas.up([40, 20])
    expect(pixels().has('30,20')).toBe(true)
    expect(canvas.causes()).toEqual(['mask.brush'])
  })
})
