import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WorkItem } from '../../../../src/main/guard/trust/entries.ts'
import { openModelProject, type ModelProject } from '../../../support/onnx/model-project.ts'
import { deliverForged } from '../../../support/forged-work.ts'
import { recordTries } from '../../../support/security-record.ts'
import { openOffice, type Office } from '../../../support/station-kit.ts'

let office: Office
let project: ModelProject
beforeAll(async () => {
  office = await openOffice()
  project = await openModelProject(office)
  await office.annotator.call.work.sync({})
})
afterAll(() => office.close())

const box = { kind: 'box', classId: 'ripe', part: 'png', attributes: {}, x: 1, y: 1, width: 9, height: 9 }
const assist = { source: 'model-1', confidence: 0.9, accepted: false }
const ring = [
  [0, 0],
  [9, 0],
  [9, 9],
]
const allowed = [
  { ...box, id: 'good-own' },
  { ...box, id: 'good-taken', assist: { ...assist, accepted: true } },
  { id: 'good-outline', kind: 'polygon', classId: 'sky', part: 'png', attributes: {}, rings: [ring] },
]
const forbidden = [
  { ...box, id: 'bad-suggestion', assist },
  { ...box, id: 'bad-class', classId: 'never-heard-of' },
  { ...box, id: 'bad-kind', classId: 'sky' },
  { ...box, id: 'bad-both', classId: 'sky', assist },
  { id: 'bad-whole', kind: 'item-class', classId: 'ripe', part: 'png', attributes: {} },
  { id: 'bad-line', kind: 'polyline', classId: 'ripe', part: 'png', attributes: {}, points: ring },
]

const deliver = async (index: number, labels: readonly object[]): Promise<void> => {
  const item = { index, round: 1, state: 'finished', reason: null, activeSeconds: 1, labels } as unknown as WorkItem
  await deliverForged(office.annotator, { ...project, items: [item] })
  await office.annotator.call.work.sync({})
  const { problems } = await office.lead.call.work.sync({})
  expect(problems).toEqual([])
}

it('a device that was tampered with delivers no suggestion, no foreign class and no shape that its class may not have', async () => {
  await deliver(0, [...forbidden, ...allowed])
  const item = await office.lead.call.review.item({ ...project, index: 0 })
  const shown = item.changes.flatMap(({ after }) => after).map(({ id }) => id)
  const out = join(office.dir, 'forged')
  mkdirSync(out)
  const folder = office.lead.station.folders.remember(out)
  const plan = { projectId: project.projectId, format: 'jsonl', folder, onlyAccepted: false }
  const exported = await office.lead.call.projects.export(plan)
  const words = readdirSync(out)
    .map((name) => readFileSync(join(out, name), 'utf8'))
    .join('')
  const opened = await office.lead.call.review.open({ ...project })
  expect(shown).toEqual(allowed.map(({ id }) => id))
  expect(exported.labels).toBe(allowed.length)
  expect(opened).toMatchObject({ items: [{ labels: allowed.length, suggested: 0 }] })
  const accepted = forbidden.filter(({ id }) => shown.includes(id as never) || words.includes(id)).length
  recordTries({ attack: 'Labels delivered that nobody can have made', tries: forbidden.length, accepted, lost: 0 })
})

it('the trail of the lead names it', async () => {
  const { entries } = await office.lead.call.device.audit({ before: null, limit: 100 })
  expect(entries.filter(({ reason }) => reason === 'LABELS_NOT_ALLOWED')).toMatchObject([
    { event: 'work.receive', result: 'refused', subject: project.shardId },
  ])
})
