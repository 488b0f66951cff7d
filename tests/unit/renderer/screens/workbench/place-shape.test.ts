import { describe, expect, it } from 'vitest'
import type { LabelId } from '../../../../../src/shared/ids.ts'
import type { ClassId } from '../../../../../src/shared/labels/base.ts'
import { labelKinds } from '../../../../../src/shared/labels/index.ts'
import { isShape, shapeBounds } from '../../../../../src/shared/labels/shape-geometry.ts'
import { fitView } from '../../../../../src/renderer/src/canvas/viewport.ts'
import { middleOf, shapeIn } from '../../../../../src/renderer/src/screens/workbench/place-shape.ts'

const surface = { widthPx: 1_000, heightPx: 700 }
const picture = { widthPx: 800, heightPx: 600 }
const base = { id: 'l1' as LabelId, classId: 'cat' as ClassId, part: 'image', attributes: {} }

describe('middleOf', () => {
  it('is the middle third of the picture when all of it is seen', () => {
    const rect = middleOf({ view: fitView(picture, surface), surface, picture })
    expect(rect).toEqual({ x: 267, y: 200, width: 267, height: 200 })
  })

  it('is null when too little of the picture is seen to hold a shape', () => {
    expect(middleOf({ view: fitView(picture, surface), surface, picture: { widthPx: 2, heightPx: 2 } })).toBeNull()
  })
})

describe('shapeIn', () => {
  const rect = { x: 10, y: 20, width: 30, height: 40 }

  it.each(['box', 'rotated-box', 'ellipse', 'polygon', 'polyline'] as const)(
    'fills the rectangle with a %s',
    (kind) => {
      const shape = shapeIn(kind, rect, base)
      if (!shape || !isShape(shape)) throw new TypeError(kind)
      const { x, y, width, height } = shapeBounds(shape)
      expect([x, y, width, height].map((value) => Math.round(value))).toEqual([10, 20, 30, 40])
    },
  )

  it('leaves alone what needs more than a rectangle', () => {
    const others = labelKinds.filter((kind) => !['box', 'rotated-box', 'ellipse', 'polygon', 'polyline'].includes(kind))
    expect(others.map((kind) => shapeIn(kind, rect, base))).toEqual(others.map(() => null))
  })
})
