import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeProject } from '../../../support/assigned.ts'
import { openOffice, type Office } from '../../../support/station-kit.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

it('an assignment that runs is not hidden by a later one that has not begun', async () => {
  const { annotator } = office
  const { first: shardId, assign } = await makeProject(office)
  const day = 86_400_000
  await assign(shardId, { expiresMs: day })
  await assign(shardId, { notBefore: new Date(Date.now() + 2 * day).toISOString(), expiresMs: 9 * day })
  await annotator.call.work.sync({})
  expect((await annotator.call.work.open({ shardId })).outcome).toBe('opened')
  office.clock.offsetMs = 1.5 * day
  const between = await annotator.call.work.open({ shardId })
  expect(between).toMatchObject({ outcome: 'refused', refusal: { reason: 'NOT_YET' } })
  office.clock.offsetMs = 2.5 * day
  expect((await annotator.call.work.open({ shardId })).outcome).toBe('opened')
})
