import { describe, expect, it } from 'vitest'
import { aBox } from '../../../support/document-builders.ts'
import { TestCanvas } from '../../../support/test-canvas.ts'

describe('box', () => {
  it('is drawn by a drag, in any direction, as one change', () => {
    const canvas = new TestCanvas()
    canvas.pick('box')
    canvas.drag([40, 30], [10, 10])
    canvas.expectState('box.idle')
    expect(canvas.labels()).toMatchObject([{ kind: 'box', classId: 'cat', x: 10, y: 10, width: 30, height: 20 }])
    expect(canvas.causes()).toEqual(['box.draw'])
  })

  it('is drawn by two clicks', () => {
    const canvas = new TestCanvas()
    canvas.pick('box')
    canvas.click([10, 10])
    canvas.expectState('box.placing')
    canvas.move([30, 30])
    expect(canvas.labels()).toHaveLength(1)
    expect(canvas.causes()).toEqual([])
    canvas.click([40, 30])
    canvas.expectState('box.idle')
    expect(canvas.labels()).toMatchObject([{ width: 30, height: 20 }])
  })

  it('stays on the picture', () => {
    const canvas = new TestCanvas()
    canvas.pick('box')
    canvas.drag([-20, 50], [500, 500])
    expect(canvas.labels()).toMatchObject([{ x: 0, y: 50, width: 200, height: 50 }])
  })

  it('is taken back by Escape, by another tool and by leaving', () => {
    for (const end of [
      (canvas: TestCanvas) => canvas.press('Escape'),
      (canvas: TestCanvas) => canvas.pick('pan'),
      (canvas: TestCanvas) => canvas.leave(),
    ]) {
      const canvas = new TestCanvas()
      canvas.pick('box')
      canvas.down([10, 10])
      canvas.move([40, 30])
      canvas.expectState('box.drawing')
      end(canvas)
      expect(canvas.labels()).toEqual([])
      expect(canvas.causes()).toEqual([])
    }
  })

  it('is not drawn when read only or when no class may be a box', () => {
    for (const lock of [(c: TestCanvas) => (c.readOnly = true), (c: TestCanvas) => (c.classes = {})]) {
      const canvas = new TestCanvas()
      lock(canvas)
      canvas.pick('box')
      canvas.drag([10, 10], [40, 30])
      canvas.expectState('box.idle')
      expect(canvas.labels()).toEqual([])
    }
  })
})

describe('polygon', () => {
  const draw = (canvas: TestCanvas) => {
    canvas.pick('polygon')
    for (const spot of [
      [10, 10],
      [60, 10],
      [60, 60],
    ] as const)
      canvas.click(spot)
  }

  it('closes by Enter, by a click on the first vertex and by a double click', () => {
    for (const close of [
      (canvas: TestCanvas) => canvas.press('Enter'),
      (canvas: TestCanvas) => canvas.click([12, 11]),
      (canvas: TestCanvas) => canvas.click([60, 60], { clicks: 2 }),
    ]) {
      const canvas = new TestCanvas()
      draw(canvas)
      canvas.expectState('polygon.drawing')
      close(canvas)
      canvas.expectState('polygon.idle')
      expect(canvas.labels()).toMatchObject([
        {
          kind: 'polygon',
          classId: 'tail',
          rings: [
            [
              [10, 10],
              [60, 10],
              [60, 60],
            ],
          ],
        },
      ])
      expect(canvas.causes()).toEqual(['polygon.draw'])
    }
  })

  it('does not close with two vertices, and Backspace takes vertices back to the start', () => {
    const canvas = new TestCanvas()
    canvas.pick('polygon')
    canvas.click([10, 10])
    canvas.click([60, 10])
    canvas.press('Enter')
    canvas.expectState('polygon.drawing')
    canvas.press('Backspace')
    expect(canvas.ghost()).toMatchObject({
      kind: 'path',
      points: [
        [10, 10],
        [60, 10],
      ],
    })
    canvas.press('Backspace')
    canvas.expectState('polygon.idle')
    expect(canvas.labels()).toEqual([])
  })

  it('waits while the picture is moved with Space', () => {
    const canvas = new TestCanvas()
    draw(canvas)
    canvas.lendToPan()
    canvas.drag([100, 100], [120, 90])
    expect(canvas.view).toMatchObject({ offsetX: 20, offsetY: -10 })
    expect(canvas.ghost()).toMatchObject({ kind: 'path' })
    canvas.takeBack()
    canvas.expectState('polygon.drawing')
    canvas.press('Enter')
    expect(canvas.labels()).toMatchObject([
      {
        rings: [
          [
            [10, 10],
            [60, 10],
            [60, 60],
          ],
        ],
      },
    ])
  })

  it('gains a vertex on an edge, moves it, and loses one by Alt click, never below three', () => {
    const canvas = new TestCanvas()
    draw(canvas)
    canvas.press('Enter')
    canvas.pick('select')
    canvas.select(String(canvas.labels()[0]?.id))
    canvas.drag([35, 10], [35, 2])
    expect(canvas.labels()).toMatchObject([
      {
        rings: [
          [
            [10, 10],
            [35, 2],
            [60, 10],
            [60, 60],
          ],
        ],
      },
    ])
    canvas.drag([35, 2], [30, 5])
    expect(canvas.labels()).toMatchObject([
      {
        rings: [
          [
            [10, 10],
            [30, 5],
            [60, 10],
            [60, 60],
          ],
        ],
      },
    ])
    canvas.click([30, 5], { alt: true })
    canvas.click([60, 10], { alt: true })
    expect(canvas.labels()).toMatchObject([
      {
        rings: [
          [
            [10, 10],
            [60, 10],
            [60, 60],
          ],
        ],
      },
    ])
    expect(canvas.causes()).toEqual([
      'polygon.draw',
      'polygon.add-vertex',
      'polygon.move-vertex',
      'polygon.remove-vertex',
    ])
  })
})

describe('select', () => {
  const two = () =>
    new TestCanvas(
      aBox('big-', { x: 0, y: 0, width: 100, height: 80 }),
      aBox('small', { x: 20, y: 20, width: 40, height: 40 }),
    )

  it('takes the smallest shape on top, then what lies beneath', () => {
    const canvas = two()
    canvas.click([40, 40])
    expect([...canvas.selection]).toEqual(['small'])
    canvas.click([40, 40])
    expect([...canvas.selection]).toEqual(['big-'])
    canvas.click([150, 90])
    expect([...canvas.selection]).toEqual([])
  })

  it('adds and removes with Shift, and selects what a drag on bare picture touches', () => {
    const canvas = two()
    canvas.click([40, 40])
    canvas.click([90, 10], { shift: true })
    expect([...canvas.selection]).toEqual(['small', 'big-'])
    canvas.click([40, 40], { shift: true })
    expect([...canvas.selection]).toEqual(['big-'])
    canvas.drag([150, 90], [95, 75])
    expect([...canvas.selection]).toEqual(['big-'])
    canvas.expectState('select.idle')
  })

  it('moves everything selected in one change and keeps it on the picture', () => {
    const canvas = two()
    canvas.select('big-', 'small')
    canvas.drag([40, 40], [50, 600])
    expect(canvas.labels()).toMatchObject([
      { x: 10, y: 20 },
      { x: 30, y: 40 },
    ])
    expect(canvas.causes()).toEqual(['box.draw', 'shapes.move'])
  })

  it('resizes by a handle, across the other side too', () => {
    const canvas = two()
    canvas.select('small')
    canvas.drag([60, 40], [80, 45])
    expect(canvas.labels()[1]).toMatchObject({ x: 20, width: 60, height: 40 })
    canvas.drag([80, 40], [5, 40])
    expect(canvas.labels()[1]).toMatchObject({ x: 5, width: 15 })
  })

  it('takes a move back by Escape', () => {
    const canvas = two()
    canvas.select('small')
    canvas.down([40, 40])
    canvas.move([70, 40])
    canvas.expectState('select.moving')
    expect(canvas.labels()[1]).toMatchObject({ x: 50 })
    canvas.press('Escape')
    expect(canvas.labels()[1]).toMatchObject({ x: 20 })
    expect(canvas.causes()).toEqual(['box.draw'])
  })

  it('nudges by one pixel, ten with Shift; a held key is one change; Alt resizes', () => {
    const canvas = two()
    canvas.select('small')
    for (let i = 0; i < 5; i++) canvas.hold('ArrowRight')
    canvas.release('ArrowRight')
    canvas.press('ArrowUp', { shift: true })
    canvas.press('ArrowDown', { alt: true })
    expect(canvas.labels()[1]).toMatchObject({ x: 25, y: 10, width: 40, height: 41 })
    expect(canvas.causes()).toEqual(['box.draw', 'shapes.nudge', 'shapes.nudge', 'shapes.resize'])
  })

  it('deletes, and leaves keys alone when nothing is selected or it may not', () => {
    const canvas = two()
    expect(canvas.press('Delete')).toBe(false)
    canvas.select('small')
    canvas.readOnly = true
    expect(canvas.press('Delete')).toBe(false)
    canvas.readOnly = false
    expect(canvas.press('Delete')).toBe(true)
    expect(canvas.labels()).toHaveLength(1)
    expect([...canvas.selection]).toEqual([])
  })

  it('selects but never changes when read only', () => {
    const canvas = two()
    canvas.readOnly = true
    canvas.click([40, 40])
    expect([...canvas.selection]).toEqual(['small'])
    canvas.drag([40, 40], [60, 60])
    canvas.drag([60, 60], [90, 70])
    expect(canvas.causes()).toEqual(['box.draw'])
  })
})
