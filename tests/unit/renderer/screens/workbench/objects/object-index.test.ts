import { describe, expect, it } from 'vitest'
import type { LabelId } from '../../../../../../src/shared/ids.ts'
import type { Label } from '../../../../../../src/shared/labels/index.ts'
import { anObject, indexOver, labelsOf, read } from './builders.ts'

const some = () =>
  labelsOf(
    anObject('aaaa', { attributes: { gait: 'trot', a1: 'Too dark' }, x: 50, y: 90, z: 2 }),
    anObject('bbbb', { classId: 'coast', x: 5, y: 90, width: 100, group: 'g1', occluded: true }),
    anObject('cccc', { x: 9, y: 2, locked: true, transcription: 'NIKKŌ' }),
    anObject('dddd', { kind: 'item-class', classId: 'sharp' }),
    anObject('eeee', { classId: 'gone', assist: { source: 'm', confidence: 0.4, accepted: false } }),
  )
const found = (filter: string, hidden: string[] = []) => {
  const index = indexOver(some(), new Set(hidden))
  index.ask({ filter, grouping: 'none' })
  return read(index)[0]?.[1] ?? []
}

it('knows the labels that lack an answer, as they are answered, removed and read anew', () => {
  const labels = labelsOf(anObject('aaaa'), anObject('bbbb'), anObject('cccc', { classId: 'coast' }))
  const index = indexOver(labels)
  const lacking = index.slots.lacking()
  const change = (id: string, next: Label | null) => {
    if (next) labels.set(next.id, next)
    else labels.delete(id as LabelId)
    index.touch(new Set([id as LabelId]), new Set())
    return [...lacking]
  }
  expect([...lacking]).toEqual(['aaaa', 'bbbb'])
  expect(change('aaaa', anObject('aaaa', { attributes: { gait: 'walk' } }))).toEqual(['bbbb'])
  expect(change('cccc', anObject('cccc'))).toEqual(['bbbb', 'cccc'])
  expect(change('bbbb', null)).toEqual(['cccc'])
  index.touch('all', new Set())
  expect([...lacking]).toEqual(['cccc'])
})

describe('the list of objects', () => {
  it('is grouped by label in the order of the ontology, unknown ones last, without what has no place', () => {
    expect(read(indexOver(some()))).toEqual([
      ['Cat', ['Cat 1', 'Cat 2']],
      ['Coast line', ['Coast line']],
      ['gone', ['gone']],
    ])
  })

  it('is grouped by group, what has none last', () => {
    const index = indexOver(some())
    index.ask({ grouping: 'group' })
    expect(read(index)).toEqual([
      ['Group g1', ['Coast line']],
      ['Without a group', ['Cat 1', 'Cat 2', 'gone']],
    ])
  })

  it.each([
    ['class', ['Cat 1', 'Cat 2', 'Coast line', 'gone']],
    ['z', ['Cat 1', 'gone', 'Cat 2', 'Coast line']],
    ['size', ['Coast line', 'Cat 1', 'Cat 2', 'gone']],
    ['place', ['Cat 2', 'gone', 'Coast line', 'Cat 1']],
    ['confidence', ['gone', 'Cat 1', 'Coast line', 'Cat 2']],
  ] as const)('is sorted by %s', (sort, names) => {
    const index = indexOver(some())
    index.ask({ sort, grouping: 'none' })
    expect(read(index)[0]?.[1]).toEqual(names)
  })

  it.each([
    ['cat', ['Cat 1', 'Cat 2']],
    ['CAT 2', ['Cat 2']],
    ['line', ['Coast line']],
    ['trot', ['Cat 1']],
    ['nikkō', ['Cat 2']],
    ['missing', ['Cat 2']],
    ['-missing', ['Cat 1', 'Coast line', 'gone']],
    ['occluded', ['Coast line']],
    ['locked', ['Cat 2']],
    ['suggested', ['gone']],
    ['#bbb', ['Coast line']],
    ['group:g', ['Coast line']],
    ['score:0.3-0.5', ['gone']],
    ['score:0.5-1', []],
    ['score:<0.5', ['gone']],
    ['gait:tro', ['Cat 1']],
    ['why-so:"too dark"', ['Cat 1']],
    ['kind:polygon', []],
    ['cat -locked', ['Cat 1']],
    ['nothing', []],
  ])('finds by %s', (filter, names) => {
    expect(found(filter)).toEqual(names)
  })

  it('knows the labels of the whole item, in the order in which they came, as they change and go', () => {
    const labels = some()
    const { touch, slots } = indexOver(labels)
    const put = (id: string, more: Record<string, unknown> | null) => {
      if (more) labels.set(id as LabelId, anObject(id, { kind: 'item-class', classId: 'sharp', ...more }))
      else labels.delete(id as LabelId)
      touch(new Set([id as LabelId]), new Set())
      return slots.itemLabels().map((label) => [label.id, label.classId])
    }
    expect(put('gggg', {})).toEqual([
      ['dddd', 'sharp'],
      ['gggg', 'sharp'],
    ])
    expect(put('dddd', { classId: 'gone' })).toEqual([
      ['dddd', 'gone'],
      ['gggg', 'sharp'],
    ])
    expect(put('dddd', null)).toEqual([['gggg', 'sharp']])
    expect(put('gggg', { kind: 'box' })).toEqual([])
  })

  it('finds what is hidden', () => {
    expect(found('hidden', ['bbbb'])).toEqual(['Coast line'])
  })

  it('keeps what is worked on while it no longer matches, until something else is asked', () => {
    const labels = some()
    const index = indexOver(labels)
    index.ask({ filter: 'missing' })
    read(index)
    const id = 'cccc' as LabelId
    labels.set(id, anObject('cccc', { attributes: { gait: 'walk' } }))
    index.touch(new Set([id]), new Set([id]))
    expect(read(index)).toEqual([['Cat', ['Cat 2']]])
    index.ask({ filter: 'missing ' })
    expect(read(index)).toEqual([])
  })

  it('leads from gap to gap and round again', () => {
    const labels = some()
    labels.set('ffff' as LabelId, anObject('ffff'))
    const index = indexOver(labels)
    read(index)
    expect(index.nextWithGap(null)).toBe('cccc')
    expect(index.nextWithGap('cccc' as LabelId)).toBe('ffff')
    expect(index.nextWithGap('ffff' as LabelId)).toBe('cccc')
    expect(index.slots.gaps()).toBe(2)
  })
})
