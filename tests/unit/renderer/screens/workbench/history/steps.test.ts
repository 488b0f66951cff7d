import { expect, it } from 'vitest'
import { stepsOf } from '../../../../../../src/renderer/src/screens/workbench/history/steps.ts'
import { aBox, openDocument } from '../../../../../support/document-builders.ts'

const drawn = (...ids: string[]) => {
  const { doc } = openDocument()
  for (const id of ids) doc.transact('box.draw', (draft) => draft.put(aBox(id)))
  return doc
}

const lines = (doc: ReturnType<typeof drawn>): readonly string[] => {
  const steps = stepsOf(doc.history())
  return Array.from({ length: steps.count }, (_, line) => {
    const step = steps.at(line)
    return `${String(step?.change?.after[0]?.id ?? 'start')} ${String(step?.done)} ${step?.place ?? ''}`
  })
}

it('lists the newest first, what is undone above where the item stands, and the start at the end', () => {
  const doc = drawn('one-', 'two-', 'thr-', 'fou-')
  doc.undo()
  doc.undo()
  expect(lines(doc)).toEqual(['fou- 4 undone', 'thr- 3 undone', 'two- 2 here', 'one- 1 past', 'start 0 past'])
  expect(stepsOf(doc.history()).at(5)).toBeNull()
  expect(stepsOf(doc.history()).here).toBe(2)
})

it('goes to any line by as many steps as it says', () => {
  const doc = drawn('one-', 'two-', 'thr-', 'fou-')
  const steps = stepsOf(doc.history())
  const goTo = (line: number) => doc.travel((steps.at(line)?.done ?? 0) - doc.history().undoable.length)
  goTo(3)
  expect([...doc.labels().keys()]).toEqual(['one-'])
  goTo(1)
  expect([...doc.labels().keys()]).toEqual(['one-', 'two-', 'thr-'])
  goTo(4)
  expect(lines(doc).at(-1)).toBe('start 0 here')
})
