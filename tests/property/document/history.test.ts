import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelsAfter, type Labels } from '../../../src/shared/changes/apply.ts'
import { historyOf } from '../../../src/shared/changes/history.ts'
import type { LabelId } from '../../../src/shared/ids.ts'
import type { ItemDocument } from '../../../src/renderer/src/document/item-document.ts'
import { aBox, openDocument } from '../../support/document-builders.ts'
import type { StoredItem } from '../../support/stored-item.ts'

const slot = fc.integer({ min: 0, max: 5 }).map((n) => `slot-${String(n)}`)
const place = fc.integer({ min: 0, max: 50 })
const act = fc.oneof(
  fc.record({ do: fc.constant('put' as const), id: slot, x: place }),
  fc.record({ do: fc.constant('remove' as const), id: slot }),
  fc.record({ do: fc.constant('gesture' as const), id: slot, x: place, commit: fc.boolean() }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('redo' as const) }),
  fc.record({ do: fc.constant('fail' as const), how: fc.constantFrom('DISK_FULL' as const, 'lost' as const) }),
  fc.record({ do: fc.constant('pause' as const) }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

const asRecord = (labels: Labels) => Object.fromEntries(labels)

const perform = async (doc: ItemDocument, stored: StoredItem, step: Act): Promise<void> => {
  if (step.do === 'put')
    doc.transact('box.draw', (draft) => {
      draft.put(aBox(step.id, { x: step.x }))
    })
  if (step.do === 'remove')
    doc.transact('box.remove', (draft) => {
      draft.remove(step.id as LabelId)
    })
  if (step.do === 'undo') doc.undo()
  if (step.do === 'redo') doc.redo()
  if (step.do === 'fail') stored.fail(step.how)
  if (step.do === 'pause') await new Promise((resolve) => setTimeout(resolve))
  if (step.do === 'gesture') {
    const gesture = doc.begin('box.move')
    gesture.update([aBox(step.id, { x: step.x + 1 })])
    gesture.update([aBox(step.id, { x: step.x })])
    if (step.commit) gesture.commit()
    else gesture.cancel()
  }
}

const saveAll = async (doc: ItemDocument): Promise<void> => {
  for (let attempt = 0; doc.saveState().unsaved > 0 && attempt < 200; attempt++) await doc.flush().catch(() => {})
}

describe('any sequence of edits, gestures, undo and redo, on a disk that sometimes fails', () => {
  it('labels are what the changes give, everything is stored once, and a restart gives the same document', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (steps) => {
        const { doc, stored } = openDocument()
        for (const step of steps) {
          await perform(doc, stored, step)
          expect(asRecord(doc.labels())).toEqual(asRecord(labelsAfter(doc.changes())))
          expect(doc.history()).toEqual(historyOf(doc.changes()))
        }
        await saveAll(doc)
        expect(doc.saveState()).toMatchObject({ kind: 'saved', unsaved: 0 })
        expect(stored.changes()).toEqual(doc.changes())
        expect(stored.mostAtOnce()).toBeLessThanOrEqual(1)
        const again = openDocument(stored).doc
        expect(asRecord(again.labels())).toEqual(asRecord(doc.labels()))
        expect(again.history()).toEqual(doc.history())
      }),
      { numRuns: 150 },
    )
  })

  it('undo then redo gives the same labels; undoing everything gives none; redoing everything gives them back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (steps) => {
        const { doc, stored } = openDocument()
        for (const step of steps) await perform(doc, stored, step)
        const before = asRecord(doc.labels())
        if (doc.undo()) doc.redo()
        expect(asRecord(doc.labels())).toEqual(before)
        let undone = 0
        while (doc.undo()) undone++
        expect(doc.labels().size).toBe(0)
        for (let i = 0; i < undone; i++) expect(doc.redo()).not.toBeNull()
        expect(asRecord(doc.labels())).toEqual(before)
      }),
      { numRuns: 150 },
    )
  })
})

describe('what listeners are told', () => {
  it('a copy that follows only the touched labels is the document, previews included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (steps) => {
        const { doc, stored } = openDocument()
        const copy = new Map(doc.labels())
        doc.subscribe((touched) => {
          for (const id of touched === 'all' ? new Set([...copy.keys(), ...doc.labels().keys()]) : touched) {
            const label = doc.label(id)
            if (label) copy.set(id, label)
            else copy.delete(id)
          }
          expect(asRecord(copy)).toEqual(asRecord(doc.labels()))
        })
        for (const step of steps) await perform(doc, stored, step)
        expect(doc.labels().size).toBe(copy.size)
        expect([...doc.labels().keys()]).toEqual([...labelsAfter(doc.changes()).keys()])
      }),
      { numRuns: 150 },
    )
  })
})
