import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../src/renderer/src/canvas/desk.ts'
import { hitTest, shapesAt } from '../../../src/renderer/src/canvas/hit-test.ts'
import { createImageView } from '../../../src/renderer/src/canvas/image-view.ts'
import { plainDisplay } from '../../../src/renderer/src/canvas/label-display.ts'
import type { Picture } from '../../../src/renderer/src/canvas/painting/picture.ts'
import { ShapeBoard } from '../../../src/renderer/src/canvas/shape-board.ts'
import { ShapeIndex } from '../../../src/renderer/src/canvas/shape-index.ts'
import { shapesOn } from '../../../src/renderer/src/canvas/shapes.ts'
import type { LabelId } from '../../../src/shared/ids.ts'
import type { ImageRect } from '../../../src/shared/labels/geometry.ts'
import { shapeBounds, type ShapeLabel } from '../../../src/shared/labels/shape-geometry.ts'
import { aBox, anAddition, aPolygon, openDocument } from '../../support/document-builders.ts'
import { TestPixels } from '../../support/test-pixels.ts'
import { createStoredItem } from '../../support/stored-item.ts'

const coordinate = fc.integer({ min: 0, max: 400 })
const length = fc.integer({ min: 1, max: 120 })
const rect = fc.record({ x: coordinate, y: coordinate, width: length, height: length })
const slot = fc.integer({ min: 0, max: 30 }).map((n) => `slot-${String(n)}`)
const z = fc.option(fc.integer({ min: -2, max: 2 }), { nil: undefined })
const shape = fc
  .record({ id: slot, at: rect, z, isBox: fc.boolean() })
  .map(({ id, at, z: order, isBox }): ShapeLabel => {
    const made = isBox ? aBox(id, at) : aPolygon(id, at)
    return order === undefined ? made : { ...made, z: order }
  })
const act = fc.oneof({ weight: 4, arbitrary: shape }, { weight: 1, arbitrary: slot })

const touches = (a: ImageRect, b: ImageRect) =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height

describe('the index of shapes', () => {
  it('finds in any rectangle what a look at every shape finds, in drawing order, however shapes came and went', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 80 }), rect, (acts, asked) => {
        const index = new ShapeIndex()
        const plain = new Map<LabelId, ShapeLabel>()
        for (const step of acts)
          if (typeof step === 'string') {
            index.remove(step as LabelId)
            plain.delete(step as LabelId)
          } else {
            index.put(step)
            plain.set(step.id, step)
          }
        const ordered = shapesOn(plain, 'jpg')
        expect(index.all()).toEqual(ordered)
        expect(index.within(asked)).toEqual(ordered.filter((entry) => touches(shapeBounds(entry), asked)))
        const loaded = new ShapeIndex()
        loaded.load(plain.values())
        expect(loaded.within(asked)).toEqual(index.within(asked))
      }),
      { numRuns: 200 },
    )
  })

  it('gives the same hit as a test of every shape, wherever the pointer is and however the picture is turned', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(shape, { selector: ({ id }) => id, maxLength: 30 }),
        fc.record({
          at: fc.tuple(coordinate, coordinate),
          turn: fc.constantFrom(0, 90, 180, 270),
          picked: slot,
          reach: fc.constantFrom(1, 2),
        }),
        (shapes, { at, turn, picked, reach }) => {
          const { doc } = openDocument(createStoredItem([anAddition('chg-1', ...shapes)]))
          const view = createImageView()
          view.setSurface({ widthPx: 520, heightPx: 520 })
          view.ready({ size: { widthPx: 500, heightPx: 500 } } as Picture)
          view.turnBy(turn)
          const selection = new Set([picked as LabelId])
          const props = { doc, selection, part: { part: 'jpg' } } as never
          const style = { classes: new Map(), display: plainDisplay, selection: new Set<LabelId>() }
          const board = new ShapeBoard(doc, 'jpg')
          const wet = { show: () => {}, dry: () => {} }
          const rest = { pixels: new TestPixels(), refresh: () => {}, reach: () => reach, wet }
          const desk = createDesk({ props: () => props, view, board, style: () => style, ...rest })
          const all = { shapes: shapesOn(doc.labels(), 'jpg'), selection, view: view.get().view, at, reach }
          expect(desk.hit(at)).toEqual(hitTest(all))
          expect(desk.shapesAt(at)).toEqual(shapesAt(all))
        },
      ),
      { numRuns: 200 },
    )
  })
})
