import { describe, expect, it } from 'vitest'
import { labelsAfter } from '../../../../src/shared/changes/apply.ts'
import type { Change } from '../../../../src/shared/changes/change.ts'
import type { LabelId } from '../../../../src/shared/ids.ts'
import type { Label } from '../../../../src/shared/labels/index.ts'
import { aBox, anAddition, openDocument } from '../../../support/document-builders.ts'
import { createStoredItem } from '../../../support/stored-item.ts'

const draw = (doc: ReturnType<typeof openDocument>['doc'], id: string) =>
  doc.transact('box.draw', (draft) => {
    draft.put(aBox(id))
  })

describe('autosave', () => {
  it('says saved only after the durable answer', async () => {
    const { doc } = openDocument()
    expect(doc.saveState()).toEqual({ kind: 'saved', savedAt: null, unsaved: 0, failure: null })
    draw(doc, 'one-')
    expect(doc.saveState()).toMatchObject({ kind: 'saving', unsaved: 1, savedAt: null })
    await doc.flush()
    expect(doc.saveState()).toMatchObject({ kind: 'saved', unsaved: 0, savedAt: '2026-11-24T10:42:01.000Z' })
  })

  it('keeps one request in flight and sends what came meanwhile as one batch', async () => {
    const { doc, stored } = openDocument()
    for (const id of ['one-', 'two-', 'three', 'four-']) draw(doc, id)
    await doc.flush()
    expect(stored.mostAtOnce()).toBe(1)
    expect(stored.calls()).toBe(2)
    expect(stored.changes()).toEqual(doc.changes())
  })

  it('keeps changes in memory when the station fails, says so and tries again later', async () => {
    const { doc, stored, retries } = openDocument()
    stored.fail('DISK_FULL', 'DISK_FULL')
    draw(doc, 'one-')
    await expect(doc.flush()).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(doc.saveState()).toMatchObject({ kind: 'failed', unsaved: 1, failure: { code: 'DISK_FULL' } })
    expect(retries.map((retry) => retry.delayMs)).toEqual([1_000])
    retries.shift()?.run()
    await expect(doc.flush()).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(retries.map((retry) => retry.delayMs)).toEqual([2_000])
    await doc.flush()
    expect(doc.saveState()).toMatchObject({ kind: 'saved', unsaved: 0, failure: null })
    expect(stored.changes()).toEqual(doc.changes())
  })

  it('sends a change once when only the answer was lost', async () => {
    const { doc, stored } = openDocument()
    stored.fail('lost')
    draw(doc, 'one-')
    await expect(doc.flush()).rejects.toMatchObject({ code: 'INTERNAL' })
    draw(doc, 'two-')
    await doc.flush()
    expect(stored.changes().map((change) => change.after[0]?.id)).toEqual(['one-', 'two-'])
    expect(doc.changes()).toEqual(stored.changes())
  })

  it('loads again when the item was changed elsewhere and keeps both edits', async () => {
    const { doc, stored } = openDocument(createStoredItem([anAddition('chg-1', aBox('one-'))]))
    stored.edit(anAddition('chg-2', aBox('two-')))
    doc.transact('box.move', (draft) => {
      draft.put(aBox('one-', { x: 50 }))
    })
    await doc.flush()
    expect([...doc.labels().keys()]).toEqual(['one-', 'two-'])
    expect(doc.label('one-' as LabelId)).toMatchObject({ x: 50 })
    expect(stored.changes()).toEqual(doc.changes())
  })

  it('keeps both of two answers that were given to one label at once, and the later of two to one question', async () => {
    const drawn = { ...aBox('one-'), attributes: { note: 'x' } }
    const { doc, stored } = openDocument(createStoredItem([anAddition('chg-1', drawn)]))
    const answered = (id: string, more: Partial<typeof drawn>, before: Label = drawn): Change => ({
      ...anAddition(id, { ...before, ...more } as Label),
      ...{ cause: 'attributes.set', before: [before] },
    })
    const there = answered('chg-2', { attributes: { note: 'there', tint: 'red' } as never, x: 99 })
    stored.edit(there)
    doc.transact('attributes.set', (draft) => draft.put({ ...drawn, attributes: { note: 'x', dented: true } }))
    doc.transact('transcription.set', (draft) => draft.put({ ...(draft.get(drawn.id) as Label), transcription: 'KFZ' }))
    await doc.flush()
    const attributes = { note: 'there', tint: 'red', dented: true }
    expect(doc.label(drawn.id)).toEqual({ ...drawn, x: 99, attributes, transcription: 'KFZ' })
    expect(new Map(doc.labels())).toEqual(labelsAfter(stored.changes()))
    stored.edit(answered('chg-3', { attributes: { tint: 'red', dented: true } as never }, doc.label(drawn.id) as Label))
    doc.transact('attributes.set', (draft) => {
      draft.put({ ...(draft.get(drawn.id) as Label), attributes: { ...attributes, tint: 'blue' } })
    })
    await doc.flush()
    expect(doc.label(drawn.id)?.attributes).toEqual({ tint: 'blue', dented: true })
    doc.travel(-3)
    expect(doc.label(drawn.id)).toEqual({ ...drawn, x: 99, attributes })
  })

  it('stops trying after dispose', async () => {
    const { doc, stored, retries } = openDocument()
    stored.fail('DISK_FULL')
    draw(doc, 'one-')
    await expect(doc.flush()).rejects.toThrow()
    doc.dispose()
    expect(retries).toHaveLength(0)
    expect(stored.changes()).toHaveLength(0)
  })
})
