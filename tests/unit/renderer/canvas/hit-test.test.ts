import { describe, expect, it } from 'vitest'
import { hitTest, shapesAt } from '../../../../src/renderer/src/canvas/hit-test.ts'
import type { ShapeLabel } from '../../../../src/shared/labels/shape-geometry.ts'
import type { LabelId } from '../../../../src/shared/ids.ts'
import { atImage } from '../../../../src/shared/labels/geometry.ts'
import { aBox } from '../../../support/document-builders.ts'

const { x: _x, y: _y, width: _w, height: _h, ...base } = aBox('ring')
const ring: ShapeLabel = {
  ...base,
  kind: 'polygon',
  rings: [
    [atImage(0, 0), atImage(100, 0), atImage(100, 100), atImage(0, 100)],
    [atImage(30, 30), atImage(70, 30), atImage(70, 70), atImage(30, 70)],
  ],
}
const view = { scale: 2, offsetX: 10, offsetY: 20 }
const ask = (shapes: readonly ShapeLabel[], at: readonly [number, number], ...selected: string[]) =>
  hitTest({ shapes, selection: new Set(selected as LabelId[]), view, at, reach: 1 })

describe('hit test', () => {
  it('goes through holes', () => {
    expect(ask([ring], [10 + 2 * 15, 20 + 2 * 15])).toMatchObject({ on: 'shape', id: 'ring' })
    expect(ask([ring], [10 + 2 * 50, 20 + 2 * 50])).toBeNull()
  })

  it('finds an outline from just outside', () => {
    const box = aBox('box-', { x: 10, y: 10, width: 40, height: 40 })
    expect(ask([box], [10 + 20 - 4, 20 + 60])).toMatchObject({ on: 'shape' })
    expect(ask([box], [10 + 20 - 8, 20 + 60])).toBeNull()
  })

  it('puts the smallest first, and of equals the one drawn last', () => {
    const shapes = [
      aBox('small', { width: 20, height: 20 }),
      aBox('large', { width: 90, height: 90 }),
      aBox('twin-', { width: 20, height: 20 }),
    ]
    const found = shapesAt({ shapes, selection: new Set(), view, at: [10 + 2 * 15, 20 + 2 * 15], reach: 1 })
    expect(found.map(({ id }) => id)).toEqual(['twin-', 'small', 'large'])
  })

  it('gives handles, vertices and edges of selected shapes before anything else', () => {
    const box = aBox('box-', { x: 10, y: 10, width: 40, height: 40 })
    expect(ask([box], [10 + 20 + 3, 20 + 20 + 3], 'box-')).toMatchObject({ on: 'handle', handle: 'nw' })
    expect(ask([box], [10 + 100, 20 + 60 + 2], 'box-')).toMatchObject({ on: 'handle', handle: 'e' })
    expect(ask([box], [10 + 20 + 3, 20 + 20 + 3])).toMatchObject({ on: 'shape' })
    expect(ask([ring], [10 + 2 * 30, 20 + 2 * 30 + 3], 'ring')).toMatchObject({
      on: 'vertex',
      place: { ring: 1, vertex: 0 },
    })
    expect(ask([ring], [10 + 2 * 50, 20 + 3], 'ring')).toMatchObject({ on: 'edge', place: { ring: 0, vertex: 1 } })
  })
})
