import { describe, expect, it, vi } from 'vitest'
import {
  acceptSuggestions,
  watchSuggestions,
} from '../../../../../../src/renderer/src/screens/workbench/assist/suggestions.ts'
import type { Label } from '../../../../../../src/shared/labels/index.ts'
import { aBox, openDocument } from '../../../../../support/document-builders.ts'

const suggested = (id: string, confidence: number): Label => ({
  ...aBox(id),
  assist: { source: 'model', confidence, accepted: false },
})

const watched = () => {
  const { doc } = openDocument()
  const put = (...labels: Label[]) =>
    doc.transact('box.draw', (draft) => {
      for (const label of labels) draft.put(label)
    })
  put(aBox('plain'), suggested('less', 0.2), suggested('more', 0.8))
  const watch = watchSuggestions(doc)
  const told = vi.fn()
  return { doc, put, watch, told, ids: () => watch.now().map(({ id }) => id) }
}

describe('suggestions that are watched', () => {
  it('stay the same list while only other labels change, also in a drag', () => {
    const { doc, put, watch, told, ids } = watched()
    watch.subscribe(told)
    const before = watch.now()
    const gesture = doc.begin('box.move')
    gesture.update([aBox('plain', { x: 5 })])
    gesture.commit()
    put(aBox('other'))
    expect(watch.now()).toBe(before)
    expect(told).not.toHaveBeenCalled()
    expect(ids()).toEqual(['more', 'less'])
  })

  it('follow what comes, is accepted, comes back and goes', () => {
    const { doc, put, watch, told, ids } = watched()
    const leave = watch.subscribe(told)
    put(suggested('new1', 0.5))
    expect(ids()).toEqual(['more', 'new1', 'less'])
    acceptSuggestions(doc, [watch.now()[0]?.id ?? aBox('more').id])
    expect(ids()).toEqual(['new1', 'less'])
    doc.undo()
    expect(ids()).toEqual(['more', 'new1', 'less'])
    doc.transact('labels.remove', (draft) => draft.remove(suggested('less', 0).id))
    expect(ids()).toEqual(['more', 'new1'])
    expect(told).toHaveBeenCalledTimes(4)
    leave()
  })

  it('take up what was changed before anybody listened', () => {
    const { put, watch, told, ids } = watched()
    put(suggested('late', 0.9))
    watch.subscribe(told)
    expect(ids()).toEqual(['late', 'more', 'less'])
  })
})
