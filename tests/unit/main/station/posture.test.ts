import { afterAll, beforeAll, expect, it } from 'vitest'
import { postureGuards } from '../../../../src/shared/posture.ts'
import { openOffice, type Office } from '../../../support/station-kit.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

it('the Device page tells how the system around the app stands, and the trail what it does not do or tell', async () => {
  const { station, call } = office.lead
  const { posture } = await call.device.overview({})
  expect(posture.map(({ guard }) => guard)).toEqual([...postureGuards])
  const wanted = posture.filter(({ state }) => state !== 'on').map(({ guard, state }) => [guard, state.toUpperCase()])
  // No Linux keeps a window out of captures, and no Mac.
  if (process.platform !== 'win32') expect(wanted).toContainEqual(['capture-blocked', 'OFF'])
  await station.notePosture()
  const lines = (await call.device.audit({ before: null, limit: 100 })).entries
  const told = lines.filter(({ event }) => event === 'posture.read').map(({ subject, reason }) => [subject, reason])
  expect(told.toSorted()).toEqual(wanted.toSorted())
})
