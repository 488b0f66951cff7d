import { describe, expect, it } from 'vitest'
import { labelsAfter } from '../../../../src/shared/changes/apply.ts'
import type { LabelId } from '../../../../src/shared/ids.ts'
import { aBox, anAddition, openDocument } from '../../../support/document-builders.ts'
import { createStoredItem } from '../../../support/stored-item.ts'

const one = 'one-' as LabelId

describe('item document', () => {
  it('makes one change of one edit and saves exactly that value', async () => {
    const { doc, stored } = openDocument()
    const change = doc.transact('box.draw', (draft) => {
      draft.put(aBox('one-'))
    })
    expect(change).toMatchObject({ cause: 'box.draw', origin: 'user', before: [], after: [aBox('one-')] })
    await doc.flush()
    expect(stored.changes()).toEqual([change])
  })

  it('makes no change when nothing differs', () => {
    const { doc, stored } = openDocument()
    doc.transact('box.draw', (draft) => {
      draft.put(aBox('one-'))
    })
    expect(
      doc.transact('box.move', (draft) => {
        draft.put({ ...aBox('one-') })
      }),
    ).toBeNull()
    expect(doc.changes()).toHaveLength(1)
    expect(stored.calls()).toBe(1)
  })

  it('shows the preview of a gesture and makes one change of it', () => {
    const { doc } = openDocument(createStoredItem([anAddition('chg-1', aBox('one-'))]))
    const gesture = doc.begin('box.move')
    for (const x of [11, 12, 13]) gesture.update([aBox('one-', { x })])
    expect(doc.label(one)).toMatchObject({ x: 13 })
    expect(doc.changes()).toHaveLength(1)
    expect(gesture.commit()).toMatchObject({ before: [aBox('one-')], after: [aBox('one-', { x: 13 })] })
    expect(gesture.commit()).toBeNull()
    expect(doc.changes()).toHaveLength(2)
  })

  it('takes a preview back on cancel, and on undo while the gesture runs', () => {
    const { doc } = openDocument(createStoredItem([anAddition('chg-1', aBox('one-'))]))
    const first = doc.begin('box.move')
    first.update([], [one])
    expect(doc.label(one)).toBeNull()
    first.cancel()
    expect(doc.label(one)).toMatchObject({ x: 10 })
    doc.begin('box.move').update([aBox('one-', { x: 99 })])
    expect(doc.undo()).toBeNull()
    expect(doc.label(one)).toMatchObject({ x: 10 })
    expect(doc.changes()).toHaveLength(1)
  })

  it('undoes and redoes by changes of origin history that name what they revert', async () => {
    const { doc, stored } = openDocument(createStoredItem([anAddition('chg-1', aBox('one-'))]))
    expect(doc.undo()).toMatchObject({ cause: 'history.undo', origin: 'history', reverts: 'chg-1', after: [] })
    expect(doc.labels().size).toBe(0)
    expect(doc.redo()).toMatchObject({ cause: 'history.redo', origin: 'history', reverts: 'chg-1' })
    expect(doc.label(one)).toEqual(aBox('one-'))
    await doc.flush()
    expect(stored.changes().map((change) => change.cause)).toEqual(['box.draw', 'history.undo', 'history.redo'])
    expect(labelsAfter(stored.changes())).toEqual(new Map(doc.labels()))
  })

  it('travels over several steps as over single ones, told once and saved each', async () => {
    const { doc, stored } = openDocument()
    for (const id of ['one-', 'two-', 'thr-', 'fou-']) doc.transact('box.draw', (draft) => draft.put(aBox(id)))
    const told: string[][] = []
    doc.subscribe((touched) => told.push(touched === 'all' ? ['all'] : [...touched]))
    doc.begin('box.move').update([aBox('one-', { x: 99 })])
    expect(doc.travel(-3).map(({ cause, reverts }) => [cause, reverts])).toEqual(
      doc.history().redoable.map(({ id }) => ['history.undo', id]),
    )
    expect([...doc.labels().values()]).toEqual([aBox('one-')])
    expect(told.filter((ids) => ids.length > 1)).toEqual([['fou-', 'thr-', 'two-']])
    doc.travel(2)
    expect([...doc.labels().keys()]).toEqual(['one-', 'two-', 'thr-'])
    expect([doc.travel(0), doc.travel(9).length, doc.travel(-9).length]).toEqual([[], 1, 4])
    await doc.flush()
    expect(labelsAfter(stored.changes()).size).toBe(0)
    const again = openDocument(stored).doc
    again.travel(2)
    expect([...again.labels().keys()]).toEqual(['one-', 'two-'])
  })

  it('keeps undo across a restart', async () => {
    const { doc, stored } = openDocument()
    doc.transact('box.draw', (draft) => {
      draft.put(aBox('one-'))
    })
    await doc.flush()
    const again = openDocument(stored).doc
    expect(again.history()).toEqual(doc.history())
    again.undo()
    expect(again.labels().size).toBe(0)
  })

  it('tells which labels are touched: by a preview, by the preview after it, by the change, by nothing when it is saved', async () => {
    const { doc } = openDocument(createStoredItem([anAddition('chg-1', aBox('one-'), aBox('two-'))]))
    const told: string[][] = []
    doc.subscribe((touched) => told.push(touched === 'all' ? ['all'] : [...touched]))
    const gesture = doc.begin('box.move')
    gesture.update([aBox('one-', { x: 11 })])
    gesture.update([aBox('two-', { x: 11 })])
    gesture.commit()
    expect(told.filter((ids) => ids.length > 0)).toEqual([['one-'], ['one-', 'two-'], ['two-']])
    await doc.flush()
    expect(told.at(-1)).toEqual([])
  })

  it('keeps order and size while a preview lies over the labels', () => {
    const { doc } = openDocument(createStoredItem([anAddition('chg-1', aBox('one-'), aBox('two-'))]))
    const gesture = doc.begin('box.move')
    gesture.update([aBox('new-'), aBox('two-', { x: 11 })], [one])
    expect([...doc.labels().keys()]).toEqual(['two-', 'new-'])
    expect([...doc.labels().values()].map((label) => label.kind === 'box' && label.x)).toEqual([11, 10])
    expect(doc.labels().size).toBe(2)
    expect(doc.labels().has(one)).toBe(false)
    gesture.cancel()
    expect([...doc.labels().keys()]).toEqual(['one-', 'two-'])
  })

  it('gives the same snapshots until something changes, and tells listeners when it does', () => {
    const { doc } = openDocument()
    const [labels, history] = [doc.labels(), doc.history()]
    let told = 0
    const leave = doc.subscribe(() => told++)
    expect(doc.labels()).toBe(labels)
    doc.transact('box.draw', (draft) => {
      draft.put(aBox('one-'))
    })
    expect(told).toBeGreaterThan(0)
    expect(doc.labels()).not.toBe(labels)
    expect(doc.history()).not.toBe(history)
    leave()
    const before = told
    doc.undo()
    expect(told).toBe(before)
  })
})
