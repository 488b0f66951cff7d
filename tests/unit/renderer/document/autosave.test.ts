import { describe, expect, it } from 'vitest'
import type { LabelId } from '../../../../src/shared/ids.ts'
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
