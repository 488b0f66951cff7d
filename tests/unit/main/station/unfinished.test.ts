import { afterEach, describe, expect, it } from 'vitest'
import { isFailure } from '../../../../src/shared/failures.ts'
import type { Change } from '../../../../src/shared/changes/change.ts'
import { ontology as schema, type Ontology } from '../../../../src/shared/labels/ontology.ts'
import { boxChange, openProject, type Project } from '../../../support/assigned.ts'
import { testOntology } from '../../../support/station-kit.ts'

let open: Project | null = null
afterEach(async () => {
  await open?.office.close()
  open = null
})

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'taken',
    (error: unknown) => (isFailure(error) ? error.code : String(error)),
  )

/** The ontology of the office, with something asked about every boat. */
const asking = (options: readonly string[], more: Record<string, unknown> = {}): Ontology =>
  schema.parse({
    ...testOntology,
    classes: testOntology.classes.map((entry) =>
      entry.id === 'boat'
        ? { ...entry, attributes: [{ id: 'flag', name: 'Flag', kind: 'select', options, required: true, ...more }] }
        : entry,
    ),
  })

const answered = (after: Change, flag: string): Change => {
  const before = after.after
  const labels = before.map((label) => ({ ...label, attributes: { flag } }))
  return { ...after, id: 'answered' as Change['id'], cause: 'attributes.set', before, after: labels }
}

describe('an item', () => {
  it('cannot be finished from the window while a required answer is missing or not one of the options', async () => {
    open = await openProject()
    const { office, projectId, first, assign } = open
    await office.lead.call.projects.setOntology({ projectId, ontology: asking(['red', 'blue']) })
    await assign(first)
    const { work } = office.annotator.call
    await work.sync({})
    const place = { shardId: first, index: 0 }
    const drawn = boxChange('drawn')
    const finish = () => codeOf(work.setState({ ...place, state: 'finished', reason: null, activeSeconds: 1 }))
    await work.save({ ...place, after: null, changes: [drawn] })
    expect(await finish()).toBe('ITEM_INCOMPLETE')
    expect((await work.item(place)).state).toBe('todo')
    await work.save({ ...place, after: 'drawn', changes: [answered(drawn, 'green')] })
    expect(await finish()).toBe('ITEM_INCOMPLETE')
    await work.save({
      ...place,
      after: 'answered',
      changes: [{ ...answered(drawn, 'red'), id: 'again' }],
    })
    expect(await finish()).toBe('taken')
  })

  it('can be skipped and opened again whatever is missing', async () => {
    open = await openProject()
    const { office, projectId, first, assign } = open
    await office.lead.call.projects.setOntology({ projectId, ontology: asking(['red', 'blue']) })
    await assign(first)
    const { work } = office.annotator.call
    await work.sync({})
    await work.save({ shardId: first, index: 0, after: null, changes: [boxChange('drawn')] })
    const end = (state: 'skipped' | 'todo') =>
      codeOf(work.setState({ shardId: first, index: 0, state, reason: 'too dark', activeSeconds: 1 }))
    expect([await end('skipped'), await end('todo')]).toEqual(['taken', 'taken'])
  })
})

describe('the next version of an ontology', () => {
  it('may ask more, rename and retire, and never loses what labels may hold', async () => {
    open = await openProject()
    const { office, projectId } = open
    const sign = (ontology: Ontology) => codeOf(office.lead.call.projects.setOntology({ projectId, ontology }))
    expect(await sign(asking(['red', 'blue']))).toBe('taken')
    expect(await sign(asking(['blue', 'red', 'green'], { name: 'Which flag?', required: undefined }))).toBe('taken')
    expect(await sign(asking(['red', 'green']))).toBe('INPUT_INVALID')
    expect(await sign(asking(['red', 'blue', 'green'], { kind: 'multi-select' }))).toBe('INPUT_INVALID')
    expect(await sign(testOntology)).toBe('INPUT_INVALID')
    expect(await sign(asking(['red', 'blue', 'green'], { retired: true }))).toBe('taken')
  })
})
