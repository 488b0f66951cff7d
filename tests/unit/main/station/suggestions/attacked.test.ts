import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { labelsAfter } from '../../../../../src/shared/changes/apply.ts'
import type { SetId, ShardId } from '../../../../../src/shared/ids.ts'
import { openModelProject, type ModelProject } from '../../../../support/onnx/model-project.ts'
import { cocoOf, currentSet, planOf, provide } from '../../../../support/provided.ts'
import { recordTries } from '../../../../support/security-record.ts'
import { openOffice, type Office } from '../../../../support/station-kit.ts'

let office: Office
let project: ModelProject
let other: ModelProject
let older: readonly Buffer[]
beforeAll(async () => {
  office = await openOffice()
  project = await openModelProject(office)
  other = await openModelProject(office, 'Other')
  const boxes = (score: number) => cocoOf(['a.png', 'b.png'].map((image) => ({ image, category: 'Red', score })))
  await provide(office, project, boxes(0.1), { name: 'Older' })
  await office.annotator.call.work.sync({})
  older = filesOf(project, await currentSet(office, project)).map((path) => readFileSync(path))
  await provide(office, project, boxes(0.2), { name: 'Newer' })
  await provide(office, other, boxes(0.3), { name: 'Others' })
  await office.annotator.call.work.sync({})
})
afterAll(() => office.close())

const filesOf = ({ shardId }: { shardId: ShardId }, setId: SetId, home = office.annotator.homeDir): string[] =>
  ['tar', 'index'].map((stream) => join(home, 'cache', `${shardId}.v1.${setId}.${stream}`))

/** What is laid on the second item, which is untouched as long as nothing could be laid. */
const look = async () => {
  const { changes, suggestionsFault } = await office.annotator.call.work.item({
    ...{ shardId: project.shardId, index: 1, purpose: 'work' },
  })
  return { laid: labelsAfter(changes).size, fault: suggestionsFault ?? null }
}

it('suggestions that were changed on the disk are never laid: cut, flipped, replayed, swapped between shards or files', async () => {
  const [tar = '', index = ''] = filesOf(project, await currentSet(office, project))
  const foreign = filesOf(other, await currentSet(office, other))
  const good = [tar, index].map((path) => readFileSync(path))
  let [tries, accepted] = [0, 0]
  const attempt = async (attack: () => void): Promise<void> => {
    attack()
    const { laid, fault } = await look()
    tries++
    if (laid > 0 || fault === null) accepted++
    writeFileSync(tar, good[0] ?? '')
    writeFileSync(index, good[1] ?? '')
  }
  for (const [at, path] of [tar, index].entries()) {
    const length = good[at]?.length ?? 0
    for (const to of [0, 1, 40, length - 1]) await attempt(() => truncateSync(path, to))
    for (let byte = 0; byte < length; byte += Math.ceil(length / 24))
      await attempt(() => {
        const bytes = Buffer.from(good[at] ?? '')
        bytes[byte] = (bytes[byte] ?? 0) ^ 1
        writeFileSync(path, bytes)
      })
    await attempt(() => copyFileSync(foreign[at] ?? '', path))
    await attempt(() => writeFileSync(path, older[at] ?? ''))
  }
  await attempt(() => [tar, index].forEach((path, at) => copyFileSync(foreign[at] ?? '', path)))
  await attempt(() => [tar, index].forEach((path, at) => writeFileSync(path, older[at] ?? '')))
  // The shard itself, in the place of its suggestions: the same key, and yet it opens as nothing else.
  await attempt(() =>
    [tar, index].forEach((path, at) =>
      copyFileSync(
        join(office.annotator.homeDir, 'cache', `${project.shardId}.v1.${['tar', 'index'][at] ?? ''}`),
        path,
      ),
    ),
  )
  recordTries({
    attack: 'Suggestions of a lead cut, changed, replayed or swapped on the disk',
    tries,
    accepted,
    lost: 0,
  })
  const trail = (await office.annotator.call.device.audit({ before: null, limit: 200 })).entries
  expect(trail.filter(({ event, result }) => event === 'suggestions.read' && result === 'failed').length).toBe(tries)
  expect(await look()).toEqual({ laid: 1, fault: null })
})

it('what the exchange swapped does not come to a device', async () => {
  const late = await openModelProject(office, 'Late')
  await provide(office, late, cocoOf([{ image: 'a.png', category: 'Red', score: 0.5 }]))
  const shards = (id: string) => join(office.exchangeDir, 'projects', id, 'shards')
  const setId = await currentSet(office, late)
  const name = `${late.shardId}.v1.${setId}.tar`
  const foreign = `${other.shardId}.v1.${await currentSet(office, other)}.tar`
  copyFileSync(join(shards(other.projectId), foreign), join(shards(late.projectId), name))
  const report = await office.annotator.call.work.sync({})
  expect(report.problems.map(({ code }) => code)).toEqual(['SHARD_DAMAGED'])
  const item = await office.annotator.call.work.item({ shardId: late.shardId, index: 0, purpose: 'work' })
  expect(item).toMatchObject({ changes: [], suggestionsFault: 'missing' })
  expect(readdirSync(join(office.annotator.homeDir, 'cache')).filter((one) => one === name)).toEqual([])
  expect((await office.lead.call.projects.verify({ projectId: late.projectId })).ok).toBe(false)
})

it('a member without the shard holds no file of its suggestions, and no key that opens one', async () => {
  const stranger = await office.join('Tove Berg')
  const wide = await openModelProject(office, 'Wide')
  await provide(office, wide, cocoOf([{ image: 'a.png', category: 'Red', score: 0.5 }]))
  await stranger.call.work.sync({})
  await expect(stranger.call.work.item({ shardId: wide.shardId, index: 0, purpose: 'work' })).rejects.toMatchObject({
    code: 'NOT_ASSIGNED',
  })
  const setId = await currentSet(office, wide)
  expect(readdirSync(stranger.homeDir, { recursive: true }).filter((name) => String(name).includes(setId))).toEqual([])
  for (const call of ['list', 'inspect', 'add', 'remove'] as const)
    await expect(
      (stranger.call.suggestions[call] as (input: unknown) => Promise<unknown>)({
        ...planOf(office, wide, '{}'),
        ...{ name: 'x', setId },
      }),
    ).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
})

it.each([
  [
    'NaN, as Python writes it',
    JSON.stringify(cocoOf([{ image: 'a.png', category: 'Red', score: 0.5 }])).replace('0.5', 'NaN'),
    'PREDICTIONS_UNREADABLE',
  ],
  [
    'a number beyond all',
    JSON.stringify(cocoOf([{ image: 'a.png', category: 'Red', score: 0.5 }])).replace('40]', '1e999]'),
    'PREDICTIONS_EMPTY',
  ],
  ['nothing', '', 'PREDICTIONS_EMPTY'],
  [
    'half a document',
    JSON.stringify(cocoOf([{ image: 'a.png', category: 'Red', score: 0.5 }])).slice(0, -20),
    'PREDICTIONS_UNREADABLE',
  ],
  [
    'a list of results without images',
    '[{"image_id":1,"category_id":1,"bbox":[1,2,3,4],"score":0.5}]',
    'PREDICTIONS_UNREADABLE',
  ],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80]), 'PREDICTIONS_UNREADABLE'],
  ['a million brackets', '['.repeat(1_000_000), 'PREDICTIONS_UNREADABLE'],
])('a file with %s is refused in words', async (_, content, code) => {
  await expect(provide(office, project, content)).rejects.toMatchObject({ code })
})

it('more on one item than anybody looks through is left out and counted', async () => {
  const many = cocoOf(Array.from({ length: 50_003 }, () => ({ image: 'a.png', category: 'Red', score: 0.5 })))
  expect(await office.lead.call.suggestions.inspect(planOf(office, project, many))).toMatchObject({
    labels: 50_000,
    leftOut: [{ count: 3, reason: 'more than 50,000 on one item' }],
  })
})
