import { describe, expect, it } from 'vitest'
import { splitBy } from '../../../../src/renderer/src/canvas/region-split.ts'
import { areaOf } from '../../../../src/shared/labels/polygon-geometry.ts'
import { points } from '../../../support/shapes-of-kinds.ts'

/** Two arms of 10 × 40 on a foot of 50 × 10. */
const horseshoe = [points([0, 0], [10, 0], [10, 40], [40, 40], [40, 0], [50, 0], [50, 50], [0, 50])]
const ring = [points([0, 0], [60, 0], [60, 60], [0, 60]), points([20, 20], [40, 20], [40, 40], [20, 40])]
const areas = (pieces: ReturnType<typeof splitBy>) => pieces?.map(areaOf).sort((a, b) => a - b) ?? null

describe('splitting along a line', () => {
  it('cuts only where the line runs, not where it would run on', () => {
    expect(areas(splitBy(horseshoe, points([-5, 20], [20, 20])))).toEqual([200, 1100])
    expect(areas(splitBy(horseshoe, points([-5, 20], [60, 20])))).toEqual([200, 200, 900])
  })

  it('follows a line with corners', () => {
    const square = [points([0, 0], [40, 0], [40, 40], [0, 40])]
    expect(areas(splitBy(square, points([10, -5], [10, 10], [45, 10])))).toEqual([300, 1300])
  })

  it('does nothing where the line misses the region, ends in it, or leaves it in one piece', () => {
    expect(splitBy(horseshoe, points([-5, 60], [60, 60]))).toBeNull()
    expect(splitBy(horseshoe, points([-5, 20], [5, 20]))).toBeNull()
    expect(splitBy(ring, points([-5, 30], [30, 30]))).toBeNull()
    expect(areas(splitBy(ring, points([-5, 30], [65, 30])))).toEqual([1600, 1600])
  })

  it('leaves a part that it does not touch with the first piece', () => {
    const apart = [points([0, 0], [40, 0], [40, 40], [0, 40]), points([100, 0], [110, 0], [110, 10], [100, 10])]
    expect(areas(splitBy(apart, points([20, -5], [20, 45])))).toEqual([800, 900])
  })
})
