import { afterAll, beforeAll, expect, it } from 'vitest'
import { openOffice, testOntology, testPolicy, type Office } from '../../../support/station-kit.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const create = (name: string, contentProtection: boolean) => {
  const plan = { name, client: 'Halden Museum', dueAt: null, ontology: testOntology }
  return office.lead.call.projects.create({ ...plan, policy: { ...testPolicy, contentProtection } })
}

it('screen capture stays blocked unless every open project does without', async () => {
  const { station } = office.lead
  expect(station.protectsContent()).toBe(true)
  await create('Open pictures', false)
  expect(station.protectsContent()).toBe(false)
  await create('Secret plates', true)
  expect(station.protectsContent()).toBe(true)
  await station.lock('person')
  expect(station.protectsContent()).toBe(true)
})
