import { beforeEach, describe, expect, it } from 'vitest'
import { areaOf } from '../../../../src/shared/labels/polygon-geometry.ts'
import { shapeArea, isShape } from '../../../../src/shared/labels/shape-geometry.ts'
import { TestCanvas } from '../../../support/test-canvas.ts'

let canvas: TestCanvas

/** A light disc of radius 30 on dark ground. */
beforeEach(() => {
  canvas = new TestCanvas()
  canvas.pixels.show((x, y) => (Math.hypot(x + 0.5 - 100, y + 0.5 - 50) < 30 ? 220 : 20))
  canvas.pick('scissors')
})

const clickAround = async (...spots: (readonly [number, number])[]) => {
  for (const spot of spots) {
    canvas.click(spot)
    await canvas.pixels.answer()
  }
}
const rings = () => canvas.labels().flatMap((label) => (label.kind === 'polygon' ? label.rings : []))

describe('the scissors', () => {
  it('follow the edge between clicks and close with Enter: one change', async () => {
    await clickAround([70, 50], [100, 20], [130, 50], [100, 80])
    canvas.press('Enter')
    await canvas.pixels.answer()
    expect(canvas.causes()).toEqual(['polygon.scissors'])
    const area = Math.PI * 30 * 30
    expect(Math.abs(areaOf(rings()) - area)).toBeLessThan(0.06 * area)
    for (const [x, y] of rings().flat()) expect(Math.abs(Math.hypot(x - 100, y - 50) - 30)).toBeLessThan(3)
    expect(rings()[0]?.length).toBeGreaterThan(8)
    canvas.expectState('scissors.idle')
  })

  it('close with a click on the first point, and with a double click', async () => {
    await clickAround([70, 50], [100, 20], [130, 50])
    canvas.move([71, 51])
    expect(canvas.ghost()).toMatchObject({ kind: 'wire', closable: true })
    await clickAround([71, 51])
    expect(canvas.causes()).toHaveLength(1)
    await clickAround([70, 50], [100, 20], [130, 50])
    canvas.click([130, 50], { clicks: 2 })
    await canvas.pixels.answer()
    expect(canvas.causes()).toHaveLength(2)
  })

  it('show the way to the pointer, straight until it is known', async () => {
    await clickAround([70, 50])
    canvas.move([100, 20])
    expect(canvas.ghost()).toMatchObject({
      points: [
        [70.5, 50.5],
        [100.5, 20.5],
      ],
    })
    await canvas.pixels.answer()
    const ghost = canvas.ghost()
    expect(ghost?.kind === 'wire' && ghost.points.length).toBeGreaterThan(30)
    expect(ghost?.kind === 'wire' && ghost.anchors).toEqual([[70.5, 50.5]])
  })

  it('take the last anchor back with Backspace, and all of it with the first', async () => {
    await clickAround([70, 50], [100, 20], [130, 50])
    canvas.press('Backspace')
    await canvas.pixels.answer()
    expect(canvas.ghost()).toMatchObject({
      anchors: [
        [70.5, 50.5],
        [100.5, 20.5],
      ],
    })
    for (let press = 0; press < 2; press++) canvas.press('Backspace')
    canvas.expectState('scissors.idle')
    expect(canvas.causes()).toEqual([])
  })

  it('are not closed with two anchors, and are dropped by Escape and by another tool', async () => {
    await clickAround([70, 50], [100, 20])
    canvas.press('Enter')
    canvas.expectState('scissors.cutting')
    canvas.press('Escape')
    canvas.expectState('scissors.idle')
    await clickAround([70, 50], [100, 20], [130, 50])
    canvas.pick('select')
    await canvas.pixels.answer()
    expect(canvas.labels()).toEqual([])
  })

  it('make a mask where the class is one', async () => {
    canvas.classes = { mask: 'cat' }
    await clickAround([70, 50], [100, 20], [130, 50], [100, 80])
    canvas.press('Enter')
    await canvas.pixels.answer()
    const [label] = canvas.labels()
    expect(label?.kind).toBe('mask')
    expect(label && isShape(label) ? shapeArea(label) : 0).toBeGreaterThan(2500)
  })

  it('do nothing on a picture that is read only', () => {
    canvas.readOnly = true
    canvas.click([70, 50])
    canvas.expectState('scissors.idle')
  })
})
