import { describe, expect, it } from 'vitest'
import type { PolygonLabel } from '../../../../src/shared/labels/polygon.ts'
import { aBox } from '../../../support/document-builders.ts'
import { points, shapeOfKind } from '../../../support/shapes-of-kinds.ts'
import { TestCanvas } from '../../../support/test-canvas.ts'

describe('snapping', () => {
  const near = () => {
    const canvas = new TestCanvas(shapeOfKind.polygon[0])
    canvas.snaps = true
    canvas.pick('polygon')
    return canvas
  }
  const draw = (canvas: TestCanvas, held = {}) => {
    for (const spot of [
      [123, 32],
      [123, 50],
      [150, 60],
    ] as const)
      canvas.click(spot, held)
    canvas.press('Enter')
    const drawn = canvas.labels()[1]
    return drawn?.kind === 'polygon' ? drawn.rings[0] : undefined
  }

  it('goes to a vertex, to an edge and to nothing far away; Ctrl turns it round', () => {
    expect(draw(near())).toEqual([
      [120, 30],
      [120, 50],
      [150, 60],
    ])
    expect(draw(near(), { ctrl: true })).toEqual([
      [123, 32],
      [123, 50],
      [150, 60],
    ])
  })

  it('goes to the border of the picture', () => {
    const canvas = near()
    canvas.move([196, 97])
    expect(canvas.ghost()).toMatchObject({ kind: 'marks', as: 'snap', points: [[200, 100]] })
  })

  it('follows the border of another shape, the shorter way or by Tab the longer one', () => {
    for (const [flips, between] of [
      [false, []],
      [true, points([80, 30], [80, 70])],
    ] as const) {
      const canvas = near()
      canvas.click([160, 20])
      canvas.click([120, 30])
      canvas.move([121, 70])
      expect(canvas.hint()).toContain('follows this border')
      if (flips) canvas.press('Tab')
      canvas.click([121, 70])
      canvas.press('Enter')
      const drawn = canvas.labels()[1]
      expect(drawn?.kind === 'polygon' && drawn.rings[0]).toEqual([[160, 20], [120, 30], ...between, [120, 70]])
    }
  })

  it('moves a vertex in every shape that shares it with Alt and Shift, as one change', () => {
    const beside: PolygonLabel = {
      ...(shapeOfKind.polygon[0] as PolygonLabel),
      id: aBox('shape-2').id,
      rings: [points([120, 30], [160, 30], [160, 70], [120, 70])],
    }
    const canvas = new TestCanvas(shapeOfKind.polygon[0], beside)
    canvas.select('shape-1')
    canvas.drag([120, 30], [130, 20], { alt: true, shift: true })
    expect(canvas.labels()).toMatchObject([{ rings: [{ 1: [130, 20] }] }, { rings: [{ 0: [130, 20] }] }])
    expect(canvas.causes().slice(1)).toEqual(['shapes.move-shared-vertex'])
  })
})

describe('holes, parts and splits', () => {
  const at = (canvas: TestCanvas) => canvas.labels()[0]
  const cut = (tool: 'polygon-hole' | 'polygon-part' | 'polygon-split', ...spots: (readonly [number, number])[]) => {
    const canvas = new TestCanvas(shapeOfKind.polygon[0])
    canvas.select('shape-1')
    canvas.pick(tool)
    for (const spot of spots) canvas.click(spot)
    canvas.press('Enter')
    return canvas
  }

  it('are drawn over the selected polygon and go back to selecting', () => {
    const hole = cut('polygon-hole', [90, 40], [100, 40], [100, 50])
    expect(at(hole)).toMatchObject({ rings: [{ length: 4 }, { length: 3 }] })
    expect(hole.picked).toEqual(['select'])
    const part = cut('polygon-part', [150, 40], [160, 40], [160, 50])
    expect(at(part)).toMatchObject({ id: 'shape-1', rings: [{ length: 4 }, { length: 3 }] })
    const split = cut('polygon-split', [100, 10], [100, 90])
    expect(split.labels()).toHaveLength(2)
    expect(split.causes().slice(1)).toEqual(['polygon.split'])
    expect([...split.selection]).toHaveLength(2)
  })

  it('do nothing when the line ends inside, and ask for a polygon first', () => {
    const canvas = cut('polygon-split', [100, 10], [100, 50])
    expect(canvas.labels()).toHaveLength(1)
    canvas.expectState('polygon-split.drawing')
    canvas.press('Escape')
    canvas.select()
    expect(canvas.hint()).toContain('Select one polygon')
    canvas.click([100, 10])
    canvas.expectState('polygon-split.idle')
  })
})
