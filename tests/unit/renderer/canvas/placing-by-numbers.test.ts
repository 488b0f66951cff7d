import { describe, expect, it } from 'vitest'
import { numbersOf, withNumber } from '../../../../src/renderer/src/canvas/placing-by-numbers.ts'
import type { ShapeLabel } from '../../../../src/shared/labels/shape-geometry.ts'
import { aBox, aPolygon } from '../../../support/document-builders.ts'

const picture = { widthPx: 200, heightPx: 100 }
const { kind: _kind, x: _x, y: _y, width: _width, height: _height, ...base } = aBox('a')
const turned: ShapeLabel = {
  ...base,
  kind: 'rotated-box',
  centreX: 50,
  centreY: 50,
  width: 40,
  height: 20,
  rotationDegrees: 30,
}

describe('a shape in numbers', () => {
  it('is placed and sized, and kept on the picture', () => {
    const box = aBox('a', { x: 10, y: 10, width: 30, height: 20 })
    expect(withNumber(box, { number: 'x', value: 50 }, picture)).toMatchObject({ x: 50, y: 10, width: 30 })
    expect(withNumber(box, { number: 'x', value: 190 }, picture)).toMatchObject({ x: 170 })
    expect(withNumber(box, { number: 'height', value: 500 }, picture)).toMatchObject({ y: 10, height: 90 })
    expect(withNumber(box, { number: 'width', value: 0 }, picture)).toMatchObject({ width: 1 })
    expect(withNumber(box, { number: 'rotation', value: 10 }, picture)).toBeNull()
    expect(withNumber(box, { number: 'x', value: NaN }, picture)).toBeNull()
  })

  it('is turned, and grows along its own axes', () => {
    expect(numbersOf(turned)).toEqual({ x: 50, y: 50, width: 40, height: 20, rotation: 30 })
    expect(withNumber(turned, { number: 'rotation', value: 200 }, picture)).toMatchObject({ rotationDegrees: -160 })
    expect(withNumber(turned, { number: 'width', value: 60 }, picture)).toMatchObject({ width: 60, centreX: 50 })
  })

  it('spreads its points', () => {
    const polygon = aPolygon('p', { x: 10, y: 10, width: 40, height: 40 })
    const wider = withNumber(polygon, { number: 'width', value: 80 }, picture)
    expect(wider && numbersOf(wider)).toEqual({ x: 10, y: 10, width: 80, height: 40 })
  })
})
