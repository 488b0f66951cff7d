import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { causeWords } from '../../../../../../src/renderer/src/screens/workbench/cause-words.ts'
import { stepWords } from '../../../../../../src/renderer/src/screens/workbench/history/step-words.ts'
import type { Change } from '../../../../../../src/shared/changes/change.ts'
import type { ChangeId, LabelId } from '../../../../../../src/shared/ids.ts'
import type { ClassId } from '../../../../../../src/shared/labels/base.ts'
import type { Label } from '../../../../../../src/shared/labels/index.ts'
import type { OntologyClass } from '../../../../../../src/shared/labels/ontology.ts'
import { aBox, aPolygon } from '../../../../../support/document-builders.ts'

const car: OntologyClass = {
  ...{ id: 'car' as ClassId, name: 'Car', colour: 1, kinds: ['box', 'polygon', 'mask'] },
  attributes: [
    { id: 'tint', name: 'Colour', kind: 'select', options: ['red', 'blue'] },
    { id: 'dented', name: 'Dented', kind: 'boolean' },
  ],
}
const bus: OntologyClass = { id: 'bus' as ClassId, name: 'Bus', colour: 2, kinds: ['box'] }

const names = {
  classOf: (id: ClassId) => [car, bus].find((entry) => entry.id === id),
  label: (id: LabelId) => (id === 'mask' ? ({ ...box('mask'), kind: 'mask' } as unknown as Label) : null),
}
const box = (id: string, more: Partial<Label> = {}): Label => ({ ...aBox(id), classId: car.id, ...more }) as Label
const told = (cause: string, sides: Pick<Change, 'before' | 'after' | 'masks'>): string =>
  stepWords({ id: 'chg-1' as ChangeId, cause, origin: 'user', at: '2026-11-24T10:00:00.000Z', ...sides }, names)
const said = (cause: string, before: Label[], after: Label[]): string => told(cause, { before, after })
const stroked = (cause: string, id: string): string =>
  told(cause, { before: [], after: [], masks: [{ id: id as LabelId, before: {}, after: {} }] })

describe('a step of the history', () => {
  it('says what was done, to how many of what, and of which class', () => {
    const [one, two, three] = [box('one-'), box('two-'), box('thr-')]
    const coast = { ...aPolygon('pol-', { x: 0, y: 0, width: 9, height: 9 }), classId: car.id }
    expect(said('box.draw', [], [one])).toBe('Box drawn: Car')
    expect(said('labels.remove', [one, two, coast], [])).toBe('3 shapes deleted: Car')
    expect(said('labels.remove', [one, box('two-', { classId: bus.id })], [])).toBe('2 boxes deleted')
    expect(said('box.move', [one], [{ ...one, attributes: {} }])).toBe('Box moved: Car')
    expect(said('shapes.nudge', [one, two, three], [one, two, three])).toBe('3 boxes moved: Car')
    expect(said('polygon.move-vertex', [coast], [coast])).toBe('Point of polygon moved: Car')
    expect(said('polygon.join', [coast, one], [coast])).toBe('2 shapes joined: Car')
    expect(said('box.set-width', [one], [one])).toBe('Box resized: Car')
    expect(said('shapes.align-left', [one, two], [one, two])).toBe('2 boxes aligned at the left: Car')
  })

  it('says the new class', () => {
    const [one, two] = [box('one-'), box('two-')]
    const as = (label: Label) => ({ ...label, classId: bus.id })
    expect(said('box.relabel', [one], [as(one)])).toBe('Class changed to Bus')
    expect(said('labels.relabel', [one, two], [as(one), as(two)])).toBe('2 boxes changed to Bus')
  })

  it('says the answer that was given or taken back', () => {
    const [one, two] = [box('one-'), box('two-')]
    const tint = (label: Label, value: string) => ({ ...label, attributes: { tint: value } })
    expect(said('attributes.set', [one], [tint(one, 'red')])).toBe('Colour set to red: Car')
    expect(said('attributes.set', [tint(one, 'red')], [one])).toBe('Colour taken back: Car')
    expect(said('attributes.set', [one, two], [tint(one, 'red'), tint(two, 'red')])).toBe(
      'Colour of 2 boxes set to red: Car',
    )
    expect(said('attributes.set', [one], [{ ...one, attributes: { dented: true } }])).toBe('Dented set to yes: Car')
    expect(said('transcription.set', [one], [{ ...one, transcription: 'Hal\nden' }])).toBe('Words written: “Hal den”')
    expect(said('transcription.set', [{ ...one, transcription: 'x' }], [one])).toBe('Words taken back')
  })

  it('names a stroke by the mask it went to, as far as that is there', () => {
    expect(stroked('mask.brush', 'mask')).toBe('Stroke added to mask: Car')
    expect(stroked('mask.erase', 'gone')).toBe('Part of mask erased')
    expect(said('mask.brush', [], [names.label('mask' as LabelId) as Label])).toBe('Mask painted: Car')
  })

  it('has words for every cause that is written anywhere in the window', () => {
    const asked = /(?:transact|begin|putAll)\((?:\w+, )?['`]([^'`]+)['`]|\bcause: ['`]([^'`]+)['`]|'(masks?\.[a-z-]+)'/g
    const causes = globSync('src/renderer/src/{canvas,text,screens}/**/*.{ts,tsx}')
      .filter((file) => !file.includes('use-mask-actions'))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(asked)])
      .map(([, ...found]) => (found.find(Boolean) ?? '').replace(/^\$\{[^}]*\}/, 'box'))
      .filter((cause) => /^[a-z-]+\.[a-z-]+$/.test(cause))
    expect(new Set(causes).size).toBeGreaterThan(40)
    expect(
      [...new Set(causes)].filter((cause) => said(cause, [box('one-')], [box('one-')]) === causeWords(cause)),
    ).toEqual([])
  })

  it('says something about a cause that nobody gave words to', () => {
    expect(said('box.frob', [box('one-')], [box('one-')])).toBe('Frob box')
  })
})
