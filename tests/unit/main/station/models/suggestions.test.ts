import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Change } from '../../../../../src/shared/changes/change.ts'
import { openModelProject, type ModelProject } from '../../../../support/onnx/model-project.ts'
import { openOffice, type Office } from '../../../../support/station-kit.ts'

let office: Office
let project: ModelProject
beforeAll(async () => {
  office = await openOffice()
  project = await openModelProject(office)
  await office.annotator.call.work.sync({})
})
afterAll(() => office.close())

const box = (id: string, accepted: boolean | null, from = 0) => ({
  ...{ id: `label-${id}`, kind: 'box', classId: 'ripe', part: 'png', attributes: {} },
  ...{ x: from, y: 0, width: 10, height: 10 },
  ...(accepted === null ? {} : { assist: { source: 'model-1', confidence: 0.75, accepted } }),
})

const save = async (index: number, after: string | null, sides: Pick<Change, 'before' | 'after'> & { id: string }) => {
  const { id, ...rest } = sides
  const change = { id, cause: 'assist.suggest', origin: 'user', at: new Date().toISOString(), ...rest } as Change
  await office.annotator.call.work.save({ shardId: project.shardId, index, after, changes: [change] })
}
const labels = (...all: unknown[]) => all as Change['after']
const finish = (index: number, state: 'finished' | 'skipped') =>
  office.annotator.call.work.setState({ shardId: project.shardId, index, state, reason: null, activeSeconds: 1 })

const delivered = async (index: number) => {
  await office.annotator.call.work.deliver({})
  await office.lead.call.work.sync({})
  const item = await office.lead.call.review.item({ projectId: project.projectId, shardId: project.shardId, index })
  return item.changes.flatMap((change) => change.after).map(({ id }) => id)
}

it('an item with a suggestion that nobody decided is not finished', async () => {
  await save(0, null, {
    id: 'change-1',
    before: [],
    after: labels(box('own', null), box('seen', false, 20), box('kept', true, 40)),
  })
  await expect(finish(0, 'finished')).rejects.toMatchObject({ code: 'ITEM_INCOMPLETE' })
  const { outcome, ...opened } = await office.annotator.call.work.open({ shardId: project.shardId })
  expect(outcome === 'opened' && (opened as { shard: { items: unknown[] } }).shard.items[0]).toMatchObject({
    labels: 2,
    suggested: 1,
  })
})

it('once it is rejected the rest is delivered', async () => {
  await save(0, 'change-1', { id: 'change-2', before: labels(box('seen', false, 20)), after: [] })
  await finish(0, 'finished')
  expect(await delivered(0)).toEqual(['label-own', 'label-kept'])
})

it('what is skipped is delivered without its suggestions', async () => {
  await save(1, null, { id: 'change-3', before: [], after: labels(box('far', false), box('mine', null, 30)) })
  await finish(1, 'skipped')
  expect(await delivered(1)).toEqual(['label-mine'])
})

it('no export has one', async () => {
  const { lead, dir } = office
  const out = join(dir, 'export')
  mkdirSync(out)
  const folder = lead.station.folders.remember(out)
  const plan = { projectId: project.projectId, format: 'jsonl', folder, onlyAccepted: false }
  expect(await lead.call.projects.export(plan)).toMatchObject({ labels: 2 })
  const text = readdirSync(out)
    .map((name) => readFileSync(join(out, name), 'utf8'))
    .join('')
  expect(text).toContain('label-kept')
  expect(text).not.toContain('label-far')
})
