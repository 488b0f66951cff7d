import { describe, expect, it, vi } from 'vitest'
import type { Outlined, OutlinePrompt } from '../../../../../src/renderer/src/canvas/tools/tool.ts'
import { atImage } from '../../../../../src/shared/labels/geometry.ts'
import { TestCanvas } from '../../../../support/test-canvas.ts'

const square = (x: number, y: number, side = 10): Outlined => ({
  rings: [[atImage(x, y), atImage(x + side, y), atImage(x + side, y + side), atImage(x, y + side)]],
  confidence: 0.9,
  source: 'model-1',
})

/** A model that is asked by the test and answers when the test says so. */
const askedModel = () => {
  const asked: { prompt: OutlinePrompt; answer: (with_: Outlined | null) => Promise<void> }[] = []
  const outline = (prompt: OutlinePrompt) =>
    new Promise<Outlined | null>((resolve) => {
      asked.push({
        prompt,
        answer: async (given) => {
          resolve(given)
          await Promise.resolve()
          await new Promise((settled) => setTimeout(settled))
        },
      })
    })
  return { asked, outline }
}

const open = () => {
  const canvas = new TestCanvas()
  const model = askedModel()
  canvas.giveModel(model.outline)
  canvas.pick('smart')
  return { canvas, ...model }
}

describe('the smart tool', () => {
  it('outlines what is clicked and keeps it with Enter', async () => {
    const { canvas, asked } = open()
    canvas.click([20, 20])
    canvas.expectState('smart.pointing')
    expect(asked[0]?.prompt).toEqual({ points: [{ at: [20, 20], inside: true }], box: null })
    await asked[0]?.answer(square(15, 15))
    expect(canvas.refreshed).toBe(1)
    expect(canvas.ghost()).toMatchObject({ kind: 'outline', classId: 'tail', rings: square(15, 15).rings })
    expect(canvas.labels()).toEqual([])
    canvas.press('Enter')
    canvas.expectState('smart.idle')
    expect(canvas.labels()).toMatchObject([
      {
        kind: 'polygon',
        rings: square(15, 15).rings,
        assist: { source: 'model-1', confidence: 0.9, accepted: true },
      },
    ])
    expect(canvas.causes()).toEqual(['smart.draw-outline'])
  })

  it('takes points outside with Alt, and the last one back with Backspace', async () => {
    const { canvas, asked } = open()
    canvas.click([20, 20])
    await asked[0]?.answer(square(15, 15))
    canvas.click([40, 20], { alt: true })
    expect(asked[1]?.prompt.points.map(({ inside }) => inside)).toEqual([true, false])
    await asked[1]?.answer(square(16, 16))
    canvas.press('Backspace')
    expect(asked[2]?.prompt.points).toHaveLength(1)
    await asked[2]?.answer(square(15, 15))
    canvas.press('Backspace')
    canvas.expectState('smart.idle')
  })

  it('takes points outside with the other button, also as the first', async () => {
    const { canvas, asked } = open()
    canvas.secondary([40, 20])
    canvas.expectState('smart.pointing')
    expect(asked[0]?.prompt).toEqual({ points: [{ at: [40, 20], inside: false }], box: null })
    await asked[0]?.answer(null)
    canvas.click([20, 20])
    await asked[1]?.answer(square(15, 15))
    canvas.secondary([60, 20])
    expect(asked[2]?.prompt.points.map(({ inside }) => inside)).toEqual([false, true, false])
    expect(canvas.labels()).toEqual([])
  })

  it('does nothing with the other button where no model outlines', () => {
    const canvas = new TestCanvas()
    canvas.pick('smart')
    canvas.secondary([40, 20])
    canvas.expectState('smart.idle')
  })

  it('takes a box that is dragged', () => {
    const { canvas, asked } = open()
    canvas.down([10, 10])
    canvas.move([50, 40])
    expect(canvas.ghost()).toMatchObject({ kind: 'marquee' })
    canvas.up([50, 40])
    expect(asked[0]?.prompt).toEqual({
      points: [],
      box: [
        [10, 10],
        [50, 40],
      ],
    })
  })

  it('asks one thing at a time, and of what waits only the newest', async () => {
    const { canvas, asked } = open()
    canvas.click([20, 20])
    canvas.click([30, 20])
    canvas.click([40, 20])
    expect(asked).toHaveLength(1)
    await asked[0]?.answer(square(1, 1))
    expect(canvas.ghost()).toMatchObject({ rings: [] })
    expect(asked).toHaveLength(2)
    expect(asked[1]?.prompt.points).toHaveLength(3)
    await asked[1]?.answer(square(15, 15))
    expect(canvas.ghost()).toMatchObject({ rings: square(15, 15).rings })
  })

  it.each([
    ['Escape', (canvas: TestCanvas) => canvas.press('Escape')],
    ['another tool', (canvas: TestCanvas) => canvas.pick('box')],
    ['leaving', (canvas: TestCanvas) => canvas.leave()],
  ])('drops what comes after %s', async (_how, act) => {
    const { canvas, asked } = open()
    canvas.click([20, 20])
    act(canvas)
    await asked[0]?.answer(square(15, 15))
    expect(canvas.ghost()).toBeNull()
    expect(canvas.refreshed).toBe(0)
    expect(canvas.labels()).toEqual([])
  })

  it('keeps nothing while there is no outline', async () => {
    const { canvas, asked } = open()
    canvas.click([20, 20])
    canvas.press('Enter')
    canvas.expectState('smart.pointing')
    await asked[0]?.answer({ ...square(1, 1), rings: [] })
    canvas.press('Enter')
    await asked[0]?.answer(null)
    expect(canvas.labels()).toEqual([])
  })

  it('keeps an outline inside of the picture', async () => {
    const { canvas, asked } = open()
    canvas.click([195, 95])
    await asked[0]?.answer(square(195, 95, 20))
    canvas.press('Enter')
    expect(canvas.labels()).toMatchObject([
      {
        rings: [
          [
            [195, 95],
            [200, 95],
            [200, 100],
            [195, 100],
          ],
        ],
      },
    ])
  })

  it('makes a mask where the class may be no polygon', async () => {
    const { canvas, asked } = open()
    canvas.classes = { mask: 'sky' }
    canvas.click([20, 20])
    await asked[0]?.answer(square(15, 15))
    canvas.press('Enter')
    expect(canvas.labels()).toMatchObject([{ kind: 'mask', classId: 'sky' }])
  })

  it.each([
    ['no model', (canvas: TestCanvas) => canvas],
    [
      'a picture that may only be read',
      (canvas: TestCanvas) => {
        canvas.giveModel(vi.fn())
        canvas.readOnly = true
        return canvas
      },
    ],
    [
      'no class with an area',
      (canvas: TestCanvas) => {
        canvas.giveModel(vi.fn())
        canvas.classes = { box: 'cat' }
        return canvas
      },
    ],
  ])('does nothing with %s', (_what, make) => {
    const canvas = make(new TestCanvas())
    canvas.pick('smart')
    canvas.click([20, 20])
    canvas.expectState('smart.idle')
  })
})
