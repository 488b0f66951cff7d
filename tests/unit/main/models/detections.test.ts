import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelSpec, type DetectorSpec } from '../../../../src/shared/models/model-spec.ts'
import type { Detection } from '../../../../src/main/models/messages.ts'
import { overlapOf, withoutRepeats } from '../../../../src/main/models/overlap.ts'
import { placePicture } from '../../../../src/main/models/place-picture.ts'
import { readDetections, type Output } from '../../../../src/main/models/read-detections.ts'
import { detectorSpec } from '../../../support/onnx/folders.ts'

const specOf = (of: object): DetectorSpec => modelSpec.parse({ ...detectorSpec, ...of }) as DetectorSpec
const outputs = (named: Readonly<Record<string, Output>>) => (name: string) => named[name] ?? { dims: [], data: [] }

describe('boxes out of a detector’s answer', () => {
  it('in rows: corners, score, class; what is uncertain, empty or of no class is left out', () => {
    const data = [
      ...[10, 20, 30, 60, 0.9, 1],
      ...[10, 20, 30, 60, 0.4, 1],
      ...[10, 20, 10, 60, 0.9, 1],
      ...[10, 20, 30, 60, 0.9, 3],
      ...[10, 20, 30, 60, 0.9, -1],
    ]
    const spec = specOf({ detections: { layout: 'rows', output: 'o' } })
    expect(readDetections(spec, outputs({ o: { dims: [1, 5, 6], data } }))).toEqual([
      { x: 10, y: 20, width: 20, height: 40, confidence: 0.9, classIndex: 1 },
    ])
  })

  it.each([
    ['xyxy', [0.1, 0.2, 0.5, 0.6]],
    ['yxyx', [0.2, 0.1, 0.6, 0.5]],
    ['centre', [0.3, 0.4, 0.4, 0.4]],
  ])('in lists with %s', (corners, box) => {
    const spec = specOf({
      picture: { ...detectorSpec.picture, widthPx: 100, heightPx: 50 },
      detections: { layout: 'lists', boxes: 'b', scores: 's', classes: 'c', corners, unit: 'fraction' },
    })
    const named = { b: { dims: [1, 4], data: box }, s: { dims: [1], data: [0.75] }, c: { dims: [1], data: [2] } }
    const [found] = readDetections(spec, outputs(named))
    expect(found).toMatchObject({ confidence: 0.75, classIndex: 2 })
    for (const [side, value] of Object.entries({ x: 10, y: 10, width: 40, height: 20 }))
      expect(found?.[side as 'x']).toBeCloseTo(value)
  })

  it('refuses lists of unequal length and numbers that are none', () => {
    const spec = specOf({ detections: { layout: 'lists', boxes: 'b', scores: 's', classes: 'c' } })
    const box = { dims: [1, 4], data: [1, 2, 3, 4] }
    const two = { dims: [2], data: [1, 1] }
    const one = { dims: [1], data: [1] }
    expect(() => readDetections(spec, outputs({ b: box, s: two, c: one }))).toThrow('MODEL_MISFIT')
    const none = { dims: [1], data: [Number.NaN] }
    expect(() => readDetections(spec, outputs({ b: box, s: none, c: one }))).toThrow('MODEL_ANSWER_WRONG')
  })
})

const boxes = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 30 }),
    y: fc.integer({ min: 0, max: 30 }),
    width: fc.integer({ min: 1, max: 30 }),
    height: fc.integer({ min: 1, max: 30 }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    classIndex: fc.nat(1),
  }),
  { maxLength: 30 },
)

/** Intersection over union by counting pixels. */
const countedOverlap = (a: Detection, b: Detection): number => {
  let [shared, either] = [0, 0]
  const holds = (box: Detection, x: number, y: number) =>
    x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
  for (let y = 0; y < 60; y++)
    for (let x = 0; x < 60; x++) {
      const [inA, inB] = [holds(a, x, y), holds(b, x, y)]
      if (inA && inB) shared++
      if (inA || inB) either++
    }
  return shared / either
}

describe('boxes that overlap', () => {
  it('are measured as counting pixels measures them', () => {
    fc.assert(
      fc.property(boxes, (all) => {
        const [a, b] = all
        if (a && b) expect(overlapOf(a, b)).toBeCloseTo(countedOverlap(a, b), 9)
      }),
      { numRuns: 60 },
    )
  })

  it('leave no two of a class that overlap too much, and lose none without a better one', () => {
    fc.assert(
      fc.property(boxes, (all) => {
        const kept = withoutRepeats(all, 0.5)
        for (const [at, one] of kept.entries())
          for (const other of kept.slice(at + 1))
            if (one.classIndex === other.classIndex) expect(overlapOf(one, other)).toBeLessThanOrEqual(0.5)
        for (const lost of all.filter((one) => !kept.includes(one)))
          expect(
            kept.some(
              (one) =>
                one.classIndex === lost.classIndex && one.confidence >= lost.confidence && overlapOf(one, lost) > 0.5,
            ),
          ).toBe(true)
      }),
    )
  })
})

describe('a picture in the input of a model', () => {
  const picture = { widthPx: 2, heightPx: 1, rgb: Uint8Array.of(10, 20, 30, 40, 50, 60) }
  const base = { ...detectorSpec.picture, widthPx: 16, heightPx: 16 }
  const placed = (of: object) => placePicture(specOf({ picture: { ...base, ...of } }).picture, picture)
  const at = (values: ArrayLike<number>, x: number, y: number) =>
    [0, 1, 2].map((channel) => values[channel * 256 + y * 16 + x])

  it('lies in a corner or in the middle, with the edges filled', () => {
    const corner = placed({ deviation: [1, 1, 1], fill: 7 })
    expect(at(corner.values, 1, 0)).toEqual([40, 50, 60])
    expect(at(corner.values, 2, 0)).toEqual([7, 7, 7])
    const middle = placed({ fit: 'letterbox', deviation: [1, 1, 1] })
    expect([middle.left, middle.top]).toEqual([7, 7])
    expect(at(middle.values, 7, 7)).toEqual([10, 20, 30])
  })

  it('has its mean taken off and its deviation divided out, each for its own colour', () => {
    const { values } = placed({ mean: [10, 10, 10], deviation: [1, 2, 4] })
    expect(at(values, 0, 0)).toEqual([0, 5, 5])
  })

  it('comes in the order of colours and of numbers that is asked for', () => {
    const last = placed({ layout: 'HWC', colours: 'BGR', deviation: [1, 1, 1] })
    expect(last.dims).toEqual([16, 16, 3])
    expect([...last.values.slice(0, 6)]).toEqual([30, 20, 10, 60, 50, 40])
  })

  it('is refused when it is larger than the input or not as long as it says', () => {
    const spec = specOf({ picture: base }).picture
    expect(() => placePicture(spec, { widthPx: 17, heightPx: 1, rgb: new Uint8Array(51) })).toThrow('MODEL_MISFIT')
    expect(() => placePicture(spec, { widthPx: 2, heightPx: 1, rgb: new Uint8Array(5) })).toThrow('MODEL_MISFIT')
  })
})
