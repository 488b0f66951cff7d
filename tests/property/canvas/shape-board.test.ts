import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainDisplay } from '../../../src/renderer/src/canvas/label-display.ts'
import { looksOf, wordsOf } from '../../../src/renderer/src/canvas/painting/words.ts'
import { ShapeBoard } from '../../../src/renderer/src/canvas/shape-board.ts'
import { ShapeIndex } from '../../../src/renderer/src/canvas/shape-index.ts'
import { shapesOn } from '../../../src/renderer/src/canvas/shapes.ts'
import type { ItemDocument } from '../../../src/renderer/src/document/item-document.ts'
import type { LabelId } from '../../../src/shared/ids.ts'
import type { ClassId } from '../../../src/shared/labels/base.ts'
import { aBox, openDocument } from '../../support/document-builders.ts'

const slot = fc.integer({ min: 0, max: 6 }).map((n) => `slot-${String(n)}`)
const classId = fc.constantFrom('cat', 'dog')
const act = fc.record({
  does: fc.constantFrom(
    'put' as const,
    'remove' as const,
    'drag' as const,
    'drop' as const,
    'hide' as const,
    'undo' as const,
  ),
  id: slot,
  classId,
  x: fc.integer({ min: 0, max: 50 }),
})

const perform = (doc: ItemDocument, step: { does: string; id: string; classId: string; x: number }) => {
  const box = { ...aBox(step.id, { x: step.x }), classId: step.classId as ClassId }
  if (step.does === 'undo') doc.undo()
  if (step.does === 'put' || step.does === 'remove')
    doc.transact('box.edit', (draft) => {
      if (step.does === 'put') draft.put(box)
      else draft.remove(box.id)
    })
  if (step.does !== 'drag' && step.does !== 'drop' && step.does !== 'hide') return
  const gesture = doc.begin('box.move')
  gesture.update(step.does === 'hide' ? [] : [box], step.does === 'hide' ? [box.id] : [])
  if (step.does === 'drop') gesture.cancel()
  else gesture.commit()
}

describe('the board of shapes', () => {
  it('is what a board made anew is, and so is a copy that is only told of changes', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (steps) => {
        const { doc } = openDocument()
        const board = new ShapeBoard(doc, 'jpg')
        const copy = new ShapeIndex()
        const lifted = new Set<LabelId>()
        doc.subscribe((touched) => {
          if (touched === 'all') return
          const { shapes } = board.take(touched)
          for (const id of shapes.gone) copy.remove(id)
          for (const id of shapes.lifted) lifted.add(id)
          for (const entry of shapes.put) copy.put(entry)
          for (const id of [...shapes.gone, ...shapes.put.map((entry) => entry.id)]) lifted.delete(id)
          expect(board.shapes()).toEqual(shapesOn(doc.labels(), 'jpg'))
        })
        const looks = looksOf({
          version: 1,
          classes: [
            { id: 'cat' as ClassId, name: 'Cat', colour: 1, kinds: ['box'] },
            { id: 'dog' as ClassId, name: 'Dog', colour: 2, kinds: ['box'] },
          ],
        })
        for (const step of steps) perform(doc, step)
        const style = { classes: looks, display: plainDisplay, selection: new Set<LabelId>() }
        const words = wordsOf([...doc.labels().values()], looks)
        for (const entry of board.shapes()) expect(board.wordsOf(entry, style)).toEqual(words.get(entry.id))
        expect(copy.all()).toEqual(board.shapes())
        expect(lifted.size).toBe(0)
      }),
      { numRuns: 200 },
    )
  })
})
