import { describe, expect, it } from 'vitest'
import { aBox } from '../../../support/document-builders.ts'
import { TestCanvas } from '../../../support/test-canvas.ts'

const presses = (canvas: TestCanvas, key: string, [times, held]: readonly [number, object?]) => {
  for (let at = 0; at < times; at++) canvas.press(key, held)
}

const shown = () => {
  const canvas = new TestCanvas()
  canvas.view = { scale: 1, offsetX: 100, offsetY: 100 }
  return canvas
}

describe('drawing by keys alone', () => {
  it('draws a box: Enter brings up the cursor, sets one corner and then the other', () => {
    const canvas = shown()
    canvas.pick('box')
    canvas.press('Enter')
    expect(canvas.keyboardAt()).toEqual([200, 150])
    presses(canvas, 'ArrowLeft', [5])
    canvas.press('Enter')
    canvas.expectState('box.placing')
    canvas.press('ArrowRight', { shift: true })
    presses(canvas, 'ArrowDown', [16, { alt: true }])
    canvas.press('Enter')
    expect(canvas.labels()).toMatchObject([{ kind: 'box', x: 60, y: 50, width: 64, height: 16 }])
    expect(canvas.causes()).toEqual(['box.draw'])
  })

  it('leaves Shift Enter to the screen, which puts a whole shape into the middle', () => {
    const canvas = shown()
    canvas.pick('box')
    canvas.press('Enter', { shift: true })
    expect(canvas.keyboardAt()).toBeNull()
  })

  it('closes a polygon by Enter on the spot that was set last', () => {
    const canvas = shown()
    canvas.pick('polygon')
    presses(canvas, 'Enter', [2])
    presses(canvas, 'ArrowRight', [5])
    canvas.press('Enter')
    presses(canvas, 'ArrowDown', [3])
    presses(canvas, 'Enter', [2])
    canvas.expectState('polygon.idle')
    expect(canvas.labels()).toMatchObject([
      {
        rings: [
          [
            [100, 50],
            [140, 50],
            [140, 74],
          ],
        ],
      },
    ])
  })

  it('is left by Escape, first out of the drawing and then out of the cursor', () => {
    const canvas = shown()
    canvas.pick('polygon')
    presses(canvas, 'Enter', [2])
    canvas.press('Escape')
    canvas.expectState('polygon.idle')
    expect(canvas.keyboardAt()).not.toBeNull()
    canvas.press('Escape')
    expect(canvas.keyboardAt()).toBeNull()
    expect(canvas.press('ArrowLeft')).toBe(false)
  })

  it('gives way to the pointer, and what it held is taken back', () => {
    const canvas = shown()
    canvas.pick('select')
    presses(canvas, 'Enter', [2])
    canvas.expectState('select.marqueeing')
    canvas.move([150, 150])
    canvas.expectState('select.idle')
    expect(canvas.keyboardAt()).toBeNull()
  })

  it('is not there when the picture is read only', () => {
    const canvas = shown()
    canvas.readOnly = true
    canvas.pick('box')
    expect(canvas.press('Enter')).toBe(false)
  })
})

describe('editing by keys alone', () => {
  it('goes through the handles with Tab, takes hold of one and moves it', () => {
    const canvas = new TestCanvas(aBox('box-1', { x: 20, y: 20, width: 40, height: 40 }))
    canvas.view = { scale: 1, offsetX: 100, offsetY: 100 }
    canvas.select('box-1')
    canvas.press('Enter')
    canvas.press('Tab')
    expect(canvas.keyboardAt()).toEqual([120, 120])
    presses(canvas, 'Tab', [2])
    expect(canvas.keyboardAt()).toEqual([160, 160])
    canvas.press('Enter')
    canvas.expectState('select.resizing')
    presses(canvas, 'ArrowRight', [2])
    canvas.press('Enter')
    expect(canvas.labels()).toMatchObject([{ x: 20, y: 20, width: 56, height: 40 }])
    expect(canvas.causes()).toEqual(['box.draw', 'box.resize'])
  })

  it('selects what lies under the cursor', () => {
    const canvas = new TestCanvas(aBox('box-1', { x: 90, y: 40, width: 30, height: 20 }))
    canvas.view = { scale: 1, offsetX: 100, offsetY: 100 }
    presses(canvas, 'Enter', [3])
    expect([...canvas.selection]).toEqual(['box-1'])
    presses(canvas, 'ArrowLeft', [5])
    presses(canvas, 'Enter', [2])
    expect([...canvas.selection]).toEqual([])
  })

  it('brings the cursor into view by moving the picture', () => {
    const canvas = shown()
    canvas.press('Enter')
    presses(canvas, 'ArrowLeft', [3, { shift: true }])
    expect(canvas.keyboardAt()).toEqual([100, 150])
    canvas.view = { scale: 1, offsetX: 10, offsetY: 100 }
    canvas.press('ArrowUp')
    expect(canvas.view.offsetX).toBe(24)
  })
})
