import { describe, expect, it } from 'vitest'
import { firstAnswers, settledLabel, withAnswer } from '../../../../src/shared/labels/answering.ts'
import { attributeList } from '../../../../src/shared/labels/attributes.ts'
import type { ClassId } from '../../../../src/shared/labels/base.ts'
import type { OntologyClass } from '../../../../src/shared/labels/ontology.ts'
import { aBox } from '../../../support/document-builders.ts'

const gait = attributeList.parse([
  { id: 'gait', name: 'Gait', kind: 'select', options: ['walk', 'trot'], default: 'walk' },
  {
    id: 'paw',
    name: 'Lead paw',
    kind: 'select',
    options: ['left', 'right'],
    default: 'left',
    when: { attribute: 'gait', equals: ['trot'] },
  },
  { id: 'old', name: 'Old', kind: 'text', default: 'x', retired: true },
])
const aClass = (id: string, attributes?: OntologyClass['attributes']): OntologyClass => ({
  ...{ id: id as ClassId, name: id, colour: 1, kinds: ['box'] },
  ...(attributes ? { attributes } : {}),
})

describe('an answer', () => {
  it('asks what hangs on it anew, with its default, and takes it away again', () => {
    const trot = withAnswer(gait, { gait: 'walk' }, { id: 'gait', value: 'trot' })
    expect(trot).toEqual({ gait: 'trot', paw: 'left' })
    expect(withAnswer(gait, trot, { id: 'gait', value: 'walk' })).toEqual({ gait: 'walk' })
  })

  it('can be taken back, also where there is a default', () => {
    expect(withAnswer(gait, { gait: 'trot', paw: 'left' }, { id: 'paw', value: undefined })).toEqual({ gait: 'trot' })
  })

  it('keeps what an earlier version asked', () => {
    expect(withAnswer(gait, { old: 'kept', gone: 3 }, { id: 'gait', value: 'walk' })).toEqual({
      ...{ old: 'kept', gone: 3, gait: 'walk' },
    })
  })
})

describe('a new label', () => {
  it('begins with the defaults of what is asked then', () => {
    expect(firstAnswers(gait)).toEqual({ gait: 'walk' })
    const cat = aClass('cat', gait)
    expect(settledLabel(null, aBox('aaaa'), [cat]).attributes).toEqual({ gait: 'walk' })
    const copied = { ...aBox('aaaa'), attributes: { gait: 'trot' } }
    expect(settledLabel(null, copied, [cat])).toBe(copied)
  })
})

describe('a label of another class', () => {
  it('keeps the answers that fit and begins the others anew', () => {
    const cat = aClass('cat', gait)
    const dog = aClass(
      'dog',
      attributeList.parse([{ ...gait[0], options: ['trot', 'run'], default: 'run' }, ...gait.slice(1)]),
    )
    const trotting = { ...aBox('aaaa'), attributes: { gait: 'trot', paw: 'right' } }
    expect(settledLabel(trotting, { ...trotting, classId: dog.id }, [cat, dog]).attributes).toEqual({
      ...{ gait: 'trot', paw: 'right' },
    })
    const walking = { ...aBox('aaaa'), attributes: { gait: 'walk' } }
    expect(settledLabel(walking, { ...walking, classId: dog.id }, [cat, dog]).attributes).toEqual({ gait: 'run' })
    expect(settledLabel(walking, { ...walking, x: 50 }, [cat, dog]).attributes).toBe(walking.attributes)
  })
})
