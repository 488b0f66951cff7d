import { beforeEach, describe, expect, it } from 'vitest'
import { labelsAfter } from '../../../../src/shared/changes/apply.ts'
import type { LabelId } from '../../../../src/shared/ids.ts'
import type { MaskLabel } from '../../../../src/shared/labels/mask.ts'
import { pixelsOf } from '../../../support/masks.ts'
import { TestCanvas } from '../../../support/test-canvas.ts'

let canvas: TestCanvas
const masks = (): MaskLabel[] => canvas.labels().filter((label) => label.kind === 'mask')
const pixels = (at = 0): Set<string> => {
  const mask = masks()[at]
  return mask ? pixelsOf(mask.tiles) : new Set()
}
const pick = (tool: 'brush' | 'eraser', sizePx = 10) => {
  canvas.brush.set({ sizePx })
  canvas.pick(tool)
}

beforeEach(() => {
  canvas = new TestCanvas()
})

describe('the brush', () => {
  it('paints what its round tip passes, as one change, and selects the mask', () => {
    pick('brush')
    canvas.drag([20, 50], [60, 50])
    expect(masks()).toMatchObject([{ classId: 'cat', part: 'jpg' }])
    expect(canvas.causes()).toEqual(['mask.brush'])
    expect([...canvas.selection]).toEqual([masks()[0]?.id])
    for (const inside of ['20,50', '40,45', '40,54', '60,50', '16,50', '64,50']) expect(pixels()).toContain(inside)
    for (const outside of ['40,44', '40,55', '14,50', '65,50', '15,46']) expect(pixels()).not.toContain(outside)
    canvas.expectState('brush.idle')
  })

  it('goes on painting the same mask until Enter, each stroke undone by itself', () => {
    pick('brush')
    canvas.drag([20, 20], [40, 20])
    const first = pixels()
    canvas.drag([20, 60], [40, 60])
    expect(masks()).toHaveLength(1)
    expect(canvas.doc.changes()[1]).toMatchObject({ before: [], after: [], masks: [{ id: masks()[0]?.id }] })
    canvas.press('Enter')
    canvas.drag([100, 20], [120, 20])
    expect(masks()).toHaveLength(2)
    canvas.doc.undo()
    canvas.doc.undo()
    expect(pixels()).toEqual(first)
    canvas.doc.redo()
    expect(pixels().has('30,60')).toBe(true)
    expect(labelsAfter(canvas.doc.changes())).toEqual(new Map(canvas.doc.labels()))
  })

  it('begins another mask when the selected one is of another class', () => {
    pick('brush')
    canvas.click([20, 20])
    canvas.classes = { mask: 'dog' }
    canvas.click([60, 20])
    expect(masks().map(({ classId }) => classId)).toEqual(['cat', 'dog'])
  })

  it.each([
    [1, 1],
    [2, 4],
    [3, 9],
    [4, 12],
  ])('of %d pixels sets %d at a click', (sizePx, count) => {
    pick('brush', sizePx)
    canvas.click([50.3, 50.8])
    expect(pixels().size).toBe(count)
  })

  it('of one pixel leaves no gap in a slanting line', () => {
    pick('brush', 1)
    canvas.drag([10, 10], [60, 33])
    for (let x = 10; x <= 60; x++) expect([...pixels()].some((key) => key.startsWith(`${String(x)},`))).toBe(true)
  })

  it('paints a straight line from where it ended with Shift', () => {
    pick('brush', 6)
    canvas.click([20, 20])
    canvas.move([80, 80], { shift: true })
    expect(canvas.ghost()).toMatchObject({ kind: 'ring', from: [20, 20] })
    canvas.click([80, 80], { shift: true })
    expect(pixels().has('50,50')).toBe(true)
    expect(canvas.causes()).toHaveLength(2)
  })

  it('fills what is drawn around with Ctrl', () => {
    pick('brush')
    canvas.down([20, 20], { ctrl: true })
    for (const spot of [
      [60, 20],
      [60, 60],
      [20, 60],
    ] as const)
      canvas.move(spot)
    expect(canvas.ghost()).toMatchObject({ kind: 'path' })
    canvas.up([20, 60])
    expect(pixels().size).toBe(1600)
    expect(canvas.causes()).toEqual(['mask.lasso'])
  })

  it('follows the pressure of a pen and not that of a mouse', () => {
    pick('brush', 20)
    canvas.click([50, 50], { pressure: 0.5 })
    expect(pixels().size).toBeLessThan(100)
    canvas.press('Enter')
    canvas.brush.set({ followsPressure: false })
    canvas.click([120, 50], { pressure: 0.5 })
    expect(pixels(1).size).toBeGreaterThan(300)
  })

  it('when soft sets its core at once and its rim where it passes again', () => {
    pick('brush', 40)
    canvas.brush.set({ hardnessPercent: 50 })
    canvas.click([50, 50])
    expect(pixels().size).toBeLessThan(330)
    canvas.press('Enter')
    canvas.down([120, 50])
    for (let pass = 0; pass < 10; pass++) for (const x of [122, 118]) canvas.move([x, 50])
    canvas.up([120, 50])
    expect(pixels(1).size).toBeGreaterThan(900)
  })

  it('stays on the picture', () => {
    pick('brush', 40)
    canvas.drag([-30, 0], [230, 99])
    for (const key of pixels()) {
      const [x = -1, y = -1] = key.split(',').map(Number)
      expect(x >= 0 && x < 200 && y >= 0 && y < 100).toBe(true)
    }
  })

  it('wholly beside the picture leaves nothing', () => {
    pick('brush')
    canvas.drag([-80, -80], [-60, -60])
    expect(canvas.causes()).toEqual([])
    expect([...canvas.selection]).toEqual([])
  })
})

describe('the eraser', () => {
  beforeEach(() => {
    pick('brush', 20)
    canvas.drag([20, 50], [100, 50])
  })

  it('takes pixels from the selected mask', () => {
    pick('eraser', 8)
    canvas.drag([60, 30], [60, 70])
    expect([pixels().has('60,50'), pixels().has('40,50'), pixels().has('80,50')]).toEqual([false, true, true])
    expect(canvas.causes()).toEqual(['mask.brush', 'mask.erase'])
    canvas.doc.undo()
    expect(pixels().has('60,50')).toBe(true)
  })

  it('takes them from the mask under the pointer when none is selected', () => {
    canvas.press('Enter')
    pick('eraser', 8)
    canvas.click([60, 50])
    expect(pixels().has('60,50')).toBe(false)
  })

  it('is the brush with Alt, and the other end of a pen; the brush is the eraser with Alt', () => {
    canvas.click([40, 50], { alt: true })
    expect(pixels().has('40,50')).toBe(false)
    canvas.click([80, 50], { eraser: true })
    expect(pixels().has('80,50')).toBe(false)
    pick('eraser')
    canvas.click([80, 50], { alt: true })
    expect(pixels().has('80,50')).toBe(true)
  })

  it('removes a mask that it leaves without a pixel', () => {
    pick('eraser', 300)
    canvas.click([60, 50])
    expect(masks()).toEqual([])
    expect([...canvas.selection]).toEqual([])
    canvas.doc.undo()
    expect(masks()).toHaveLength(1)
  })

  it('does nothing where no mask is', () => {
    canvas.press('Enter')
    pick('eraser')
    canvas.click([180, 10])
    expect(canvas.causes()).toEqual(['mask.brush'])
  })
})

describe('what lies below', () => {
  beforeEach(() => {
    pick('brush', 20)
    canvas.drag([20, 50], [100, 50])
    canvas.press('Enter')
  })

  it('is kept unless it is to be subtracted', () => {
    canvas.click([60, 50])
    expect(pixels(0).has('60,50') && pixels(1).has('60,50')).toBe(true)
  })

  it('loses the painted pixels in the same change, and gets them back with it', () => {
    canvas.brush.set({ subtractsBelow: true })
    canvas.click([60, 50])
    expect([pixels(0).has('60,50'), pixels(1).has('60,50')]).toEqual([false, true])
    expect(canvas.causes()).toHaveLength(2)
    canvas.doc.undo()
    expect(pixels(0).has('60,50')).toBe(true)
  })

  it('goes when nothing of it is left, and stays whole when it is locked', () => {
    canvas.brush.set({ subtractsBelow: true, sizePx: 300 })
    const [first] = masks()
    canvas.doc.transact('labels.lock', (draft) => first && draft.put({ ...first, locked: true }))
    canvas.click([60, 50])
    expect(pixels(0).has('60,50')).toBe(true)
    canvas.doc.undo()
    canvas.doc.transact('labels.unlock', (draft) => first && draft.put(first))
    canvas.click([60, 50])
    expect(masks()).toHaveLength(1)
  })
})

describe('nothing is painted', () => {
  it('on a picture that is read only', () => {
    canvas.readOnly = true
    pick('brush')
    canvas.drag([20, 20], [40, 20])
    expect([canvas.causes(), canvas.ghost()]).toEqual([[], null])
  })

  it('without a class of masks', () => {
    canvas.classes = { box: 'cat' }
    pick('brush')
    canvas.drag([20, 20], [40, 20])
    expect(canvas.causes()).toEqual([])
  })

  it('on a locked mask', () => {
    pick('brush')
    canvas.click([20, 20])
    const [mask] = masks()
    canvas.doc.transact('labels.lock', (draft) => mask && draft.put({ ...mask, locked: true }))
    canvas.click([60, 20])
    pick('eraser')
    canvas.click([20, 20])
    expect(canvas.causes()).toEqual(['mask.brush', 'labels.lock'])
  })
})

describe('the size', () => {
  it('follows Alt and the wheel, which else zooms, from 1 to 500', () => {
    pick('brush', 30)
    expect(canvas.wheel([50, 50], 1, { alt: true })).toBe(true)
    expect(canvas.brush.get().sizePx).toBe(32)
    expect(canvas.wheel([50, 50], 1)).toBe(false)
    for (let turn = 0; turn < 200; turn++) canvas.wheel([50, 50], 1, { alt: true })
    expect(canvas.brush.get().sizePx).toBe(500)
    for (let turn = 0; turn < 200; turn++) canvas.wheel([50, 50], -1, { alt: true })
    expect(canvas.brush.get().sizePx).toBe(1)
  })

  it('is what the ring shows, until the pointer leaves', () => {
    pick('brush', 30)
    canvas.move([50, 50])
    expect(canvas.ghost()).toMatchObject({ kind: 'ring', centre: [50, 50], radius: 15, core: 15, erases: false })
    canvas.move([50, 50], { alt: true })
    expect(canvas.ghost()).toMatchObject({ erases: true })
    canvas.leaveSurface()
    expect(canvas.ghost()).toBeNull()
  })
})

it('deletes and moves the selected mask by keys', () => {
  pick('brush', 4)
  canvas.click([20, 20])
  canvas.press('ArrowRight')
  expect(pixels().has('22,20')).toBe(true)
  canvas.press('Delete')
  expect(canvas.doc.label('none' as LabelId)).toBeNull()
  expect(masks()).toEqual([])
})
