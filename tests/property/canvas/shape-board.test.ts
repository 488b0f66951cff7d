import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainDisplay } from '../../../src/renderer/src/canvas/label-display.ts'
import { looksOf, wordsOf } from '../../../src/renderer/src/canvas/painting/words.ts'
import { ShapeBoard } from '../../../src/renderer/src/canvas/shape-board.ts'
import { ShapeIndex } from '../../../src/renderer/src/canvas/shape-index.ts'
import { shapesOn } from '../../../src/renderer/src/canvas/shapes.ts'
import type { ItemDocument } from '../../../src/renderer/src/document/item-document.ts'
import { placesOfEdit } from '../../../src/renderer/src/canvas/mask/mask-edit.ts'
import type { LabelId } from '../../../src/shared/ids.ts'
import type { ClassId } from '../../../src/shared/labels/base.ts'
import { tilesCombined } from '../../../src/shared/labels/mask-combine.ts'
import { tilesFromSpans } from '../../../src/shared/labels/mask-geometry.ts'
import { tilesWith } from '../../../src/shared/labels/mask-patch.ts'
import type { MaskLabel } from '../../../src/shared/labels/mask.ts'
import { aMask, rectSpans } from '../../support/masks.ts'
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
    'paint' as const,
    'stroke' as const,
  ),
  id: slot,
  classId,
  x: fc.integer({ min: 0, max: 50 }),
})

/** A bar of pixels as a mask has it: painted on what is there, or a mask of its own. */
const painted = (doc: ItemDocument, step: { id: string; x: number }): MaskLabel => {
  const id = `mask-${step.id}` as LabelId
  const known = doc.label(id)
  const bar = tilesFromSpans(rectSpans({ x: step.x * 4, y: 100, width: 40, height: 60 }))
  return known?.kind === 'mask' ? { ...known, tiles: tilesCombined(known.tiles, bar, 'union') } : aMask(id, bar)
}

const paint = (doc: ItemDocument, step: { does: string; id: string; x: number }) => {
  const mask = painted(doc, step)
  if (step.does === 'paint') {
    doc.transact('mask.fill', (draft) => {
      draft.put(mask)
    })
    return
  }
  const gesture = doc.begin('mask.brush')
  gesture.defer({ wanted: () => ({ labels: [mask], removed: [] }), ended: () => {} })
  if (step.x % 5 === 0) gesture.cancel()
  else gesture.commit()
}

const perform = (doc: ItemDocument, step: { does: string; id: string; classId: string; x: number }) => {
  const box = { ...aBox(step.id, { x: step.x }), classId: step.classId as ClassId }
  if (step.does === 'undo') doc.undo()
  if (step.does === 'paint' || step.does === 'stroke') paint(doc, step)
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
          const { shapes, places } = board.take(touched)
          for (const id of shapes.gone) copy.remove(id)
          for (const id of shapes.lifted) lifted.add(id)
          for (const entry of shapes.put) copy.put(entry)
          for (const { id, tiles } of shapes.patched) {
            const mask = copy.get(id)
            if (mask?.kind !== 'mask') throw new TypeError('Only a mask that is known can be patched.')
            for (const place of placesOfEdit({ before: tiles, after: tiles })) expect(places).toContainEqual(place)
            copy.put({ ...mask, tiles: tilesWith(mask.tiles, tiles) })
          }
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
