import { beforeEach, describe, expect, it } from 'vitest'
import { areaOf } from '../../../../src/shared/labels/polygon-geometry.ts'
import { pixelsOf } from '../../../support/masks.ts'
import { TestCanvas } from '../../../support/test-canvas.ts'

let canvas: TestCanvas
const pixelCount = (at = 0): number | null => {
  const label = canvas.labels()[at]
  return label?.kind === 'mask' ? pixelsOf(label.tiles).size : null
}

/** A light square of 40 on dark ground, with a rim of 4 that is a little darker, and another square apart. */
beforeEach(() => {
  canvas = new TestCanvas()
  canvas.pixels.show((x, y) => {
    const isIn = (left: number, side: number) => x >= left && x < left + side && y >= 30 && y < 30 + side
    if (isIn(34, 32) || isIn(120, 20)) return 200
    return isIn(30, 40) ? 170 : 20
  })
  canvas.pick('wand')
})

const click = async (spot: readonly [number, number], held = {}) => {
  canvas.click(spot, held)
  await canvas.pixels.answer()
}

describe('the magic wand', () => {
  it('takes what is connected and looks alike, as one change, and selects it', async () => {
    canvas.brush.set({ wandTolerance: 5 })
    await click([50, 50])
    expect([pixelCount(), canvas.causes()]).toEqual([32 * 32, ['mask.wand']])
    expect([...canvas.selection]).toEqual([canvas.labels()[0]?.id])
    canvas.doc.undo()
    expect(canvas.labels()).toEqual([])
  })

  it('takes more while it is dragged to the right, shown before it is let go, and keeps the tolerance', async () => {
    canvas.brush.set({ wandTolerance: 5 })
    canvas.down([50, 50])
    await canvas.pixels.answer()
    expect(pixelCount()).toBe(32 * 32)
    canvas.move([90, 50])
    expect(canvas.ghost()).toMatchObject({ kind: 'note', words: 'Tolerance 15' })
    await canvas.pixels.answer()
    expect(pixelCount()).toBe(40 * 40)
    expect(canvas.causes()).toEqual([])
    canvas.up([90, 50])
    expect([canvas.causes(), canvas.brush.get().wandTolerance]).toEqual([['mask.wand'], 15])
  })

  it('is finished when the answer comes after it was let go', async () => {
    canvas.click([50, 50])
    expect(canvas.labels()).toEqual([])
    await canvas.pixels.answer()
    expect(canvas.causes()).toEqual(['mask.wand'])
  })

  it('takes what looks alike anywhere when it need not be connected', async () => {
    canvas.brush.set({ wandTolerance: 5, wandConnected: false })
    await click([50, 50])
    expect(pixelCount()).toBe(32 * 32 + 20 * 20)
  })

  it('adds to the selected mask with Shift and takes from it with Alt', async () => {
    await click([50, 50])
    await click([125, 35], { shift: true })
    expect([pixelCount(), canvas.labels().length]).toEqual([40 * 40 + 400, 1])
    await click([125, 35], { alt: true })
    expect(pixelCount()).toBe(40 * 40)
    await click([50, 50], { alt: true })
    expect(canvas.labels()).toEqual([])
    expect(canvas.causes()).toHaveLength(4)
  })

  it('makes a polygon where the class is one', async () => {
    canvas.classes = { polygon: 'tail' }
    await click([50, 50])
    const [label] = canvas.labels()
    expect(label?.kind === 'polygon' && areaOf(label.rings)).toBe(1600)
  })

  it('says that a region is too large and draws nothing', async () => {
    canvas.pixels.forced = 'too-large'
    await click([50, 50])
    expect([canvas.labels(), canvas.causes()]).toEqual([[], []])
    expect(canvas.ghost()).toMatchObject({ words: 'The region is too large: drag left or click elsewhere' })
  })

  it.each([
    ['Escape', () => canvas.press('Escape')],
    ['another tool', () => canvas.pick('select')],
    ['leaving', () => canvas.leave()],
  ])('%s takes it back, whatever is answered later', async (_, end) => {
    canvas.down([50, 50])
    await canvas.pixels.answer()
    canvas.move([90, 50])
    end()
    await canvas.pixels.answer()
    expect([canvas.labels(), canvas.causes()]).toEqual([[], []])
  })

  it.each([
    ['read only', () => (canvas.readOnly = true)],
    ['without a class', () => (canvas.classes = { box: 'cat' })],
  ])('does nothing %s', async (_, set) => {
    set()
    await click([50, 50])
    expect(canvas.causes()).toEqual([])
  })

  it('does nothing beside the picture', async () => {
    await click([230, 50])
    expect(canvas.causes()).toEqual([])
  })
})
