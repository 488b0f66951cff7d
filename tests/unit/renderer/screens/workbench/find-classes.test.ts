import { expect, it } from 'vitest'
import { classesFor } from '../../../../../src/renderer/src/screens/workbench/class-choice.ts'
import { findClasses } from '../../../../../src/renderer/src/screens/workbench/relabel/find-classes.ts'
import type { LabelId } from '../../../../../src/shared/ids.ts'
import type { ClassId } from '../../../../../src/shared/labels/base.ts'
import type { LabelKind } from '../../../../../src/shared/labels/index.ts'
import { aBox, aPolygon, openDocument } from '../../../../support/document-builders.ts'

const named = (name: string, ...kinds: LabelKind[]) => ({
  ...{ id: name.toLowerCase().replaceAll(' ', '-') as ClassId, name, colour: 1 },
  kinds: kinds.length > 0 ? kinds : ['box' as const],
})
const found = (text: string, ...names: string[]): string =>
  findClasses(
    names.map((name) => named(name)),
    text,
  )
    .map(({ name }) => name)
    .join(', ')

it('finds a class by how its name begins, then by a word in it, then by letters anywhere', () => {
  expect(found('', 'Scar', 'Old car', 'Carriage')).toBe('Scar, Old car, Carriage')
  expect(found(' CAR', 'Scar', 'Old car', 'Carriage', 'Bus')).toBe('Carriage, Old car, Scar')
  expect(found('boat', 'Scar')).toBe('')
})

it('offers the classes that one of the labels may be given, without those that are retired', () => {
  const { doc } = openDocument()
  doc.transact('box.draw', (draft) => {
    draft.put(aBox('box-'))
    draft.put(aPolygon('pol-', { x: 0, y: 0, width: 9, height: 9 }))
  })
  const old = { ...named('Old car'), retired: true as const }
  const ontology = { version: 1, classes: [named('Car'), old, named('Coast', 'polygon'), named('Person', 'span')] }
  const offered = (...ids: string[]) => classesFor(ontology, doc, ids as LabelId[]).map(({ name }) => name)
  expect(offered('box-')).toEqual(['Car'])
  expect(offered('box-', 'pol-')).toEqual(['Car', 'Coast'])
  expect(offered('gone')).toEqual([])
})
