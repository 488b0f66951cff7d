import { describe, expect, it } from 'vitest'
import { shapeBounds, type ShapeKind, type ShapeLabel } from '../../../../src/shared/labels/shape-geometry.ts'
import { aBox } from '../../../support/document-builders.ts'
import { shapeOfKind } from '../../../support/shapes-of-kinds.ts'
import { TestCanvas } from '../../../support/test-canvas.ts'

const kinds = Object.keys(shapeOfKind) as ShapeKind[]
const at = (canvas: TestCanvas) => {
  const [label] = canvas.labels()
  if (!label || label.kind === 'item-class' || label.kind === 'span') throw new Error('there is no shape')
  return label
}

describe.each(kinds)('a selected %s', (kind) => {
  const [shape, spot] = shapeOfKind[kind]

  it('is pointed at, moved by a drag, nudged and removed, and all of it undone', () => {
    const canvas = new TestCanvas(shape)
    canvas.click(spot)
    expect([...canvas.selection]).toEqual(['shape-1'])
    canvas.select()
    canvas.drag(spot, [spot[0] + 10, spot[1] + 5])
    canvas.press('ArrowRight')
    const bounds = shapeBounds(at(canvas))
    expect([bounds.x, bounds.y]).toEqual([shapeBounds(shape).x + 11, shapeBounds(shape).y + 5])
    canvas.press('Delete')
    expect(canvas.labels()).toEqual([])
    expect(canvas.causes()).toEqual(['box.draw', `${kind}.move`, 'shapes.nudge', `${kind}.remove`])
    for (let undone = 0; undone < 3; undone++) canvas.doc.undo()
    expect(canvas.labels()).toEqual([shape])
  })

  it('stays on the picture, and Escape takes a move back', () => {
    const canvas = new TestCanvas(shape)
    canvas.drag(spot, [spot[0] + 500, spot[1] + 500])
    const { x, y, width, height } = shapeBounds(at(canvas))
    expect(x + width).toBeCloseTo(200, 6)
    expect(y + height).toBeCloseTo(100, 6)
    canvas.doc.undo()
    canvas.select()
    canvas.down(spot)
    canvas.move([spot[0] + 20, spot[1]])
    canvas.press('Escape')
    canvas.up([spot[0] + 20, spot[1]])
    expect(canvas.labels()).toEqual([shape])
  })

  it('is touched by a marquee', () => {
    const canvas = new TestCanvas(shape)
    canvas.drag([60, 10], [101, 51])
    expect([...canvas.selection]).toEqual(['shape-1'])
  })

  it('is selected but not changed while it is locked', () => {
    const locked: ShapeLabel = { ...shape, locked: true }
    const canvas = new TestCanvas(locked)
    canvas.click(spot)
    expect([...canvas.selection]).toEqual(['shape-1'])
    expect(canvas.hint()).toContain('Locked')
    canvas.drag(spot, [spot[0] + 10, spot[1]])
    canvas.drag([80, 30], [70, 20])
    for (const key of ['Delete', 'Backspace', 'ArrowLeft']) canvas.press(key)
    expect(canvas.labels()).toEqual([locked])
  })
})

describe('masks', () => {
  it('move by whole pixels only', () => {
    const canvas = new TestCanvas(shapeOfKind.mask[0])
    canvas.view = { scale: 4, offsetX: -300, offsetY: -100 }
    canvas.drag([80, 80], [83, 90])
    expect(shapeBounds(at(canvas))).toMatchObject({ x: 80, y: 32 })
  })
})

describe('handles', () => {
  it('turn a box, in steps of 15 degrees with Shift', () => {
    const canvas = new TestCanvas(shapeOfKind['rotated-box'][0])
    canvas.select('shape-1')
    canvas.drag([100, 6], [150, 52], { shift: true })
    expect(at(canvas)).toMatchObject({ rotationDegrees: 90, centreX: 100, centreY: 50 })
    expect(canvas.causes().at(-1)).toBe('rotated-box.rotate')
  })

  it('resize an ellipse from its centre with Alt, and keep its ratio with Shift', () => {
    const canvas = new TestCanvas(shapeOfKind.ellipse[0])
    canvas.select('shape-1')
    canvas.drag([120, 50], [130, 50], { alt: true })
    expect(at(canvas)).toMatchObject({ centreX: 100, radiusX: 30, radiusY: 20 })
    canvas.doc.undo()
    canvas.drag([120, 70], [140, 70], { shift: true })
    expect(at(canvas)).toMatchObject({ radiusX: 30, radiusY: 30, centreX: 110, centreY: 60 })
  })

  it('of a box mirror with Alt and keep square with Shift', () => {
    const canvas = new TestCanvas(shapeOfKind.box[0])
    canvas.select('shape-1')
    canvas.drag([120, 50], [130, 50], { alt: true })
    expect(at(canvas)).toMatchObject({ x: 70, width: 60 })
    canvas.doc.undo()
    canvas.drag([120, 70], [130, 72], { shift: true })
    expect(at(canvas)).toMatchObject({ x: 80, y: 30, width: 50, height: 50 })
  })

  it('of a cuboid move an edge, a face or a corner, and upright edges stay upright', () => {
    const canvas = new TestCanvas(shapeOfKind.cuboid[0])
    canvas.select('shape-1')
    canvas.drag([80, 57], [70, 57])
    expect(at(canvas)).toMatchObject({
      corners: [
        [70, 40],
        [110, 40],
        [110, 70],
        [70, 70],
      ].concat([
        [90, 30],
        [120, 30],
        [120, 60],
        [90, 60],
      ]),
    })
    expect(canvas.causes().at(-1)).toBe('cuboid.move-edge')
    canvas.drag([120, 30], [130, 20])
    expect(at(canvas)).toMatchObject({ corners: { 5: [130, 20], 6: [130, 60] } })
    expect(canvas.causes().at(-1)).toBe('cuboid.move-corner')
  })
})

describe('vertices', () => {
  it('of a line are added, moved and taken away down to two', () => {
    const canvas = new TestCanvas(shapeOfKind.polyline[0])
    canvas.select('shape-1')
    canvas.drag([100, 30], [100, 10])
    expect(at(canvas)).toMatchObject({
      points: [
        [80, 30],
        [100, 10],
        [120, 30],
        [120, 70],
      ],
    })
    canvas.click([100, 10], { alt: true })
    canvas.move([120, 30])
    canvas.press('Backspace')
    canvas.click([80, 30], { alt: true })
    expect(at(canvas)).toMatchObject({
      points: [
        [80, 30],
        [120, 70],
      ],
    })
    expect(canvas.causes().slice(1)).toEqual([
      'polyline.add-vertex',
      'polyline.remove-vertex',
      'polyline.remove-vertex',
    ])
  })

  it('are picked by going round them with Alt, and moved or removed together', () => {
    const canvas = new TestCanvas(shapeOfKind.polygon[0])
    canvas.select('shape-1')
    canvas.drag([110, 20], [130, 80], { alt: true })
    canvas.expectState('select.vertices-picked')
    canvas.press('ArrowRight', { shift: true })
    canvas.drag([130, 30], [140, 30])
    expect(at(canvas)).toMatchObject({
      rings: [
        [
          [80, 30],
          [140, 30],
          [140, 70],
          [80, 70],
        ],
      ],
    })
    canvas.press('Escape')
    canvas.drag([130, 60], [150, 80], { alt: true })
    canvas.press('Delete')
    expect(at(canvas)).toMatchObject({
      rings: [
        [
          [80, 30],
          [140, 30],
          [80, 70],
        ],
      ],
    })
  })

  it('of a skeleton go through their states by a key, and the last one stays', () => {
    const canvas = new TestCanvas(shapeOfKind.keypoints[0])
    canvas.select('shape-1')
    canvas.move([80, 30])
    canvas.press('c')
    expect(at(canvas)).toMatchObject({ points: [{ state: 'occluded' }, {}, {}] })
    canvas.press('c')
    expect(at(canvas)).toMatchObject({ points: [{ state: 'absent' }, {}, {}] })
    canvas.click([120, 70], { alt: true })
    canvas.click([100, 50], { alt: true })
    expect(at(canvas)).toMatchObject({ points: [{ state: 'absent' }, { state: 'absent' }, { state: 'visible' }] })
  })
})

describe('groups', () => {
  const grouped = () =>
    new TestCanvas({ ...aBox('a'), group: 'g' }, { ...aBox('b', { x: 100 }), group: 'g' }, aBox('c', { x: 150, y: 60 }))

  it('are selected as one by a click or a marquee; Alt takes one of them', () => {
    const canvas = grouped()
    canvas.click([20, 20])
    expect([...canvas.selection]).toEqual(['a', 'b'])
    canvas.select()
    canvas.click([20, 20], { alt: true })
    expect([...canvas.selection]).toEqual(['a'])
    canvas.select()
    canvas.drag([5, 5], [30, 30])
    expect([...canvas.selection]).toEqual(['a', 'b'])
  })
})
