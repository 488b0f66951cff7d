import { describe, expect, it } from 'vitest'
import type { ToolId } from '../../../../src/renderer/src/canvas/tools/tool.ts'
import type { LabelKind } from '../../../../src/shared/labels/index.ts'
import { TestCanvas } from '../../../support/test-canvas.ts'

type Spot = readonly [number, number]

const canvasOf = (tool: ToolId & LabelKind): TestCanvas => {
  const canvas = new TestCanvas()
  canvas.classes = { ...canvas.classes, [tool]: 'cat' }
  canvas.pick(tool)
  return canvas
}

const clicks = (canvas: TestCanvas, ...spots: readonly Spot[]) => {
  for (const spot of spots) canvas.click(spot)
}

describe.each<[ToolId & LabelKind, readonly Spot[], string]>([
  ['box', [[10, 10]], 'placing'],
  ['rotated-box', [[10, 10]], 'side'],
  [
    'rotated-box',
    [
      [10, 10],
      [60, 10],
    ],
    'depth',
  ],
  [
    'polygon',
    [
      [10, 10],
      [60, 10],
    ],
    'drawing',
  ],
  [
    'polyline',
    [
      [10, 10],
      [60, 10],
    ],
    'drawing',
  ],
  [
    'keypoints',
    [
      [10, 10],
      [60, 10],
    ],
    'placing',
  ],
  ['ellipse', [[10, 10]], 'placing'],
  ['cuboid', [[10, 10]], 'placing'],
  [
    'cuboid',
    [
      [10, 10],
      [60, 60],
    ],
    'depth',
  ],
])('%s after %j', (tool, spots, state) => {
  it.each<[string, (canvas: TestCanvas) => void]>([
    ['Escape', (canvas) => canvas.press('Escape')],
    ['another tool', (canvas) => canvas.pick('pan')],
    ['leaving', (canvas) => canvas.leave()],
  ])('is taken back by %s', (_, end) => {
    const canvas = canvasOf(tool)
    clicks(canvas, ...spots)
    canvas.move([70, 70])
    canvas.expectState(`${tool}.${state}`)
    end(canvas)
    expect(canvas.labels()).toEqual([])
    expect(canvas.causes()).toEqual([])
    canvas.pick(tool)
    canvas.expectState(`${tool}.idle`)
  })

  it('is not begun when read only or without a class of its kind', () => {
    for (const lock of [(c: TestCanvas) => (c.readOnly = true), (c: TestCanvas) => (c.classes = {})]) {
      const canvas = canvasOf(tool)
      lock(canvas)
      clicks(canvas, ...spots, [70, 70], [90, 20])
      canvas.expectState(`${tool}.idle`)
      expect(canvas.labels()).toEqual([])
    }
  })
})

describe('box', () => {
  it('is square with Shift and grows from the middle with Alt, and stays on the picture', () => {
    const canvas = canvasOf('box')
    canvas.drag([20, 20], [60, 30], { shift: true })
    canvas.drag([100, 50], [110, 60], { alt: true })
    canvas.drag([150, 50], [400, 60], { shift: true })
    expect(canvas.labels()).toMatchObject([
      { x: 20, y: 20, width: 40, height: 40 },
      { x: 90, y: 40, width: 20, height: 20 },
      { x: 150, y: 50, width: 50, height: 50 },
    ])
  })
})

describe('rotated box', () => {
  it('is drawn by two ends of a side and a depth, as one change', () => {
    const canvas = canvasOf('rotated-box')
    clicks(canvas, [40, 40], [80, 40], [90, 60])
    expect(canvas.labels()).toMatchObject([
      { kind: 'rotated-box', centreX: 60, centreY: 50, width: 40, height: 20, rotationDegrees: 0 },
    ])
    expect(canvas.causes()).toEqual(['rotated-box.draw'])
    expect(canvas.drawn).toHaveLength(1)
  })

  it('has its side dragged, snapped to 15 degrees with Shift, and its depth on either side', () => {
    const canvas = canvasOf('rotated-box')
    canvas.drag([40, 50], [80, 52], { shift: true })
    canvas.expectState('rotated-box.depth')
    canvas.click([60, 40])
    const [box] = canvas.labels()
    expect(box).toMatchObject({ rotationDegrees: 0, centreY: 45, height: 10 })
  })
})

describe('polyline', () => {
  it('ends by Enter or a double click and is never closed', () => {
    const canvas = canvasOf('polyline')
    clicks(canvas, [10, 10], [60, 10], [60, 60], [11, 11])
    canvas.press('Enter')
    canvas.click([100, 10])
    canvas.click([150, 10])
    canvas.click([150, 10], { clicks: 2 })
    expect(canvas.labels()).toMatchObject([
      {
        points: [
          [10, 10],
          [60, 10],
          [60, 60],
          [11, 11],
        ],
      },
      {
        points: [
          [100, 10],
          [150, 10],
        ],
      },
    ])
    expect(canvas.causes()).toEqual(['polyline.draw', 'polyline.draw'])
  })

  it('needs two points, and the other button takes the last one back', () => {
    const canvas = canvasOf('polyline')
    clicks(canvas, [10, 10])
    canvas.press('Enter')
    canvas.expectState('polyline.drawing')
    canvas.secondary([20, 20])
    canvas.expectState('polyline.idle')
  })
})

describe('a path drawn by hand', () => {
  it('follows a drag, with few points where the hand went straight', () => {
    const canvas = canvasOf('polygon')
    canvas.down([10, 10])
    for (let x = 11; x <= 60; x++) canvas.move([x, 10])
    for (let y = 11; y <= 60; y++) canvas.move([60, y])
    canvas.up([60, 60])
    canvas.press('Enter')
    const [polygon] = canvas.labels()
    expect(polygon?.kind === 'polygon' && polygon.rings).toEqual([
      [
        [10, 10],
        [60, 10],
        [60, 60],
      ],
    ])
  })

  it('follows the pointer while Shift is held', () => {
    const canvas = canvasOf('polyline')
    canvas.click([10, 10])
    for (let x = 11; x <= 60; x++) canvas.move([x, 10], { shift: true })
    canvas.release('Shift')
    canvas.click([60, 50])
    canvas.press('Enter')
    expect(canvas.labels()).toMatchObject([
      {
        points: [
          [10, 10],
          [60, 10],
          [60, 50],
        ],
      },
    ])
  })
})

describe('keypoints', () => {
  it('lay the skeleton into a frame', () => {
    const canvas = canvasOf('keypoints')
    canvas.drag([20, 20], [60, 80])
    expect(canvas.labels()).toMatchObject([
      {
        points: [
          { x: 40, y: 20, state: 'visible' },
          { x: 20, y: 80, state: 'visible' },
          { x: 60, y: 80, state: 'visible' },
        ],
      },
    ])
    expect(canvas.causes()).toEqual(['keypoints.draw'])
  })

  it('are clicked in order, named in the hint; O marks one occluded, X or the other button absent', () => {
    const canvas = canvasOf('keypoints')
    canvas.click([40, 20])
    expect(canvas.hint()).toContain('Left paw')
    canvas.press('o')
    expect(canvas.hint()).toContain('occluded')
    canvas.click([20, 80])
    expect(canvas.hint()).toContain('Right paw')
    canvas.secondary([60, 80])
    canvas.expectState('keypoints.idle')
    expect(canvas.labels()).toMatchObject([
      {
        points: [{ x: 40, y: 20, state: 'visible' }, { x: 20, y: 80, state: 'occluded' }, { state: 'absent' }],
      },
    ])
  })

  it('that were not set when Enter ends are absent; Backspace takes one back', () => {
    const canvas = canvasOf('keypoints')
    clicks(canvas, [40, 20], [20, 80])
    canvas.press('Backspace')
    canvas.press('Enter')
    expect(canvas.labels()).toMatchObject([{ points: [{ x: 40 }, { state: 'absent' }, { state: 'absent' }] }])
    expect(canvas.causes()).toEqual(['keypoints.draw'])
  })
})

describe('ellipse', () => {
  it('fills its frame; Shift draws a circle', () => {
    const canvas = canvasOf('ellipse')
    canvas.drag([20, 20], [60, 40])
    canvas.drag([100, 20], [140, 30], { shift: true })
    expect(canvas.labels()).toMatchObject([
      { centreX: 40, centreY: 30, radiusX: 20, radiusY: 10, rotationDegrees: 0 },
      { centreX: 120, centreY: 40, radiusX: 20, radiusY: 20 },
    ])
  })
})

describe('cuboid', () => {
  it('is a front face and where the back one lies, as one change', () => {
    const canvas = canvasOf('cuboid')
    canvas.drag([20, 40], [60, 80])
    canvas.expectState('cuboid.depth')
    canvas.move([70, 30])
    canvas.click([75, 30])
    expect(canvas.labels()).toMatchObject([
      {
        corners: [
          [20, 40],
          [60, 40],
          [60, 80],
          [20, 80],
          [35, 30],
          [75, 30],
          [75, 70],
          [35, 70],
        ],
      },
    ])
    expect(canvas.causes()).toEqual(['cuboid.draw'])
  })
})
