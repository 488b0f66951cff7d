import { describe, expect, it } from 'vitest'
import {
  classForTool,
  drawableClasses,
  relabel,
  toggleItemClass,
  toolForClass,
  usefulTools,
} from '../../../../../src/renderer/src/screens/workbench/class-choice.ts'
import type { LabelId } from '../../../../../src/shared/ids.ts'
import type { ClassId } from '../../../../../src/shared/labels/base.ts'
import type { LabelKind } from '../../../../../src/shared/labels/index.ts'
import { aBox, openDocument } from '../../../../support/document-builders.ts'

const aClass = (id: string, ...kinds: LabelKind[]) => ({ id: id as ClassId, name: id, colour: 1, kinds })
const cat = aClass('cat', 'box')
const coast = aClass('coast', 'polygon')
const sharp = aClass('sharp', 'item-class')
const person = aClass('person', 'span')
const ontology = { version: 1, classes: [cat, coast, sharp, person] }

describe('classes and tools', () => {
  it('go together', () => {
    expect(toolForClass(coast, 'box', 'box')).toBe('polygon')
    expect(toolForClass(cat, 'select', 'box')).toBe('box')
    expect(toolForClass(person, 'select', 'box')).toBe('select')
    expect(classForTool(ontology, 'polygon', cat.id)).toBe('coast')
    expect(classForTool(ontology, 'select', coast.id)).toBe('coast')
  })

  it('are offered only where they can be used', () => {
    expect(drawableClasses(ontology, 'image').map(({ id }) => id)).toEqual(['cat', 'coast'])
    const retired = { ...ontology, classes: [{ ...cat, retired: true as const }, coast] }
    expect(drawableClasses(retired, 'image').map(({ id }) => id)).toEqual(['coast'])
    expect(usefulTools({ version: 1, classes: [{ ...cat, retired: true }] }).map(({ id }) => id)).not.toContain('box')
    expect(drawableClasses(ontology, 'text').map(({ id }) => id)).toEqual(['person'])
    expect(usefulTools({ version: 1, classes: [cat] }).map(({ id }) => id)).toEqual(['select', 'pan', 'box'])
  })
})

describe('giving classes', () => {
  it('relabels only what may have the class', () => {
    const { doc } = openDocument()
    doc.transact('box.draw', (draft) => {
      draft.put(aBox('one-'))
    })
    expect(relabel(doc, ['one-' as LabelId], coast)).toBe(false)
    expect(relabel(doc, ['one-' as LabelId, 'gone' as LabelId], aClass('dog', 'box'))).toBe(true)
    expect(doc.label('one-' as LabelId)?.classId).toBe('dog')
    expect(doc.changes().at(-1)?.cause).toBe('box.relabel')
  })

  it('gives the whole item a class once and takes it back', () => {
    const { doc } = openDocument()
    toggleItemClass(doc, 'jpg', sharp.id)
    expect([...doc.labels().values()]).toMatchObject([{ kind: 'item-class', classId: 'sharp', part: 'jpg' }])
    toggleItemClass(doc, 'jpg', sharp.id)
    expect(doc.labels().size).toBe(0)
    expect(doc.changes().map(({ cause }) => cause)).toEqual(['item-class.set', 'item-class.unset'])
  })
})
