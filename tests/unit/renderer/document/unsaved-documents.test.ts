import { describe, expect, it } from 'vitest'
import { createUnsavedDocuments } from '../../../../src/renderer/src/document/unsaved-documents.ts'
import { aBox, openDocument } from '../../../support/document-builders.ts'

const draw = (doc: ReturnType<typeof openDocument>['doc']) =>
  doc.transact('box.draw', (draft) => {
    draft.put(aBox('one-'))
  })

describe('documents that were left', () => {
  it('are let go once everything is saved', async () => {
    const { doc, stored } = openDocument()
    const unsaved = createUnsavedDocuments()
    draw(doc)
    unsaved.release('shard/1', doc)
    expect(unsaved.keys()).toEqual(['shard/1'])
    await doc.flush()
    expect(unsaved.keys()).toEqual([])
    expect(stored.changes()).toHaveLength(1)
  })

  it('are not kept at all when nothing is unsaved', () => {
    const { doc } = openDocument()
    const unsaved = createUnsavedDocuments()
    unsaved.release('shard/1', doc)
    expect(unsaved.keys()).toEqual([])
    expect(unsaved.take('shard/1')).toBeNull()
  })

  it('come back with what the station did not take', async () => {
    const { doc, stored } = openDocument()
    const unsaved = createUnsavedDocuments()
    stored.fail('LOCKED', 'LOCKED')
    draw(doc)
    unsaved.release('shard/1', doc)
    await expect(doc.flush()).rejects.toMatchObject({ code: 'LOCKED' })
    expect(stored.changes()).toHaveLength(0)
    const back = unsaved.take('shard/1')
    expect(back).toBe(doc)
    expect(back?.labels().size).toBe(1)
    stored.fail()
    while (back && back.saveState().unsaved > 0) await back.flush().catch(() => {})
    expect(stored.changes()).toHaveLength(1)
    expect(unsaved.keys()).toEqual([])
  })
})
