import { describe, expect, it } from 'vitest'
import { labAt, labDistance, type Lab } from '../../../../../src/renderer/src/canvas/pixels/lab.ts'

/** As GNU Octave's `rgb2lab` is tested (package image), for D65. */
const published: readonly (readonly [rgb: readonly [number, number, number], lab: Lab])[] = [
  [[255, 0, 0], [53.24, 80.09, 67.2]],
  [[255, 255, 0], [97.14, -21.55, 94.48]],
  [[0, 255, 0], [87.74, -86.18, 83.18]],
  [[0, 255, 255], [91.11, -48.09, -14.13]],
  [[0, 0, 255], [32.3, 79.19, -107.86]],
  [[255, 0, 255], [60.32, 98.24, -60.83]],
  [[255, 255, 255], [100, 0, 0]],
  [[0, 0, 0], [0, 0, 0]],
] // prettier-ignore

const labOf = (...rgb: readonly number[]): Lab => labAt(Uint8ClampedArray.from(rgb), 0)

/** The formula as it is written, without a table. */
const plain = (r: number, g: number, b: number): Lab => {
  const linear = [r, g, b].map((byte) =>
    byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4,
  )
  const f = (t: number) => (t > (6 / 29) ** 3 ? t ** (1 / 3) : t / (3 * (6 / 29) ** 2) + 4 / 29)
  const row = (...by: number[]) => by.reduce((sum, factor, at) => sum + factor * (linear[at] ?? 0), 0)
  const [x, y, z] = [
    f(row(0.4124564, 0.3575761, 0.1804375) / 0.95047),
    f(row(0.2126729, 0.7151522, 0.072175)),
    f(row(0.0193339, 0.119192, 0.9503041) / 1.08883),
  ]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

describe('CIE Lab', () => {
  it.each(published)('%j is as it was published', (rgb, lab) => {
    for (const [at, value] of labOf(...rgb).entries()) expect(Math.abs(value - (lab[at] ?? NaN))).toBeLessThan(0.015)
  })

  it('is everywhere what the formula gives, from the darkest to the lightest', () => {
    for (let r = 0; r < 256; r += 15)
      for (let g = 0; g < 256; g += 15)
        for (let b = 0; b < 256; b += 15) expect(labDistance(labOf(r, g, b), plain(r, g, b))).toBeLessThan(0.05)
    for (let grey = 0; grey < 32; grey++)
      expect(labDistance(labOf(grey, 0, grey), plain(grey, 0, grey))).toBeLessThan(0.05)
  })

  it('reads the pixel at a byte', () => {
    expect(labAt(Uint8ClampedArray.from([1, 2, 3, 255, 255, 0, 0, 255]), 4)).toEqual(labOf(255, 0, 0))
  })

  it('tells apart what looks different: dark blue from black more than two light yellows', () => {
    const apart = (one: readonly number[], other: readonly number[]) => labDistance(labOf(...one), labOf(...other))
    expect(apart([0, 0, 0], [0, 0, 120])).toBeGreaterThan(apart([255, 255, 120], [255, 255, 240]))
    expect(apart([0, 0, 0], [255, 255, 255])).toBeCloseTo(100, 1)
  })
})
