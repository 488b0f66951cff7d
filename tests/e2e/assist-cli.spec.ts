import { expect, test } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { png } from '../support/images.ts'
import { writeDetector } from '../support/onnx/folders.ts'
import { cocoOf } from '../support/provided.ts'
import { importShard, makeProject, openOffice, writeFolder, type Office } from './support/office.ts'

let office: Office
let projectId: string
let shardId: string
test.beforeAll(async () => {
  office = await openOffice()
  projectId = await makeProject(office, 'Orchard')
  const picture = png(128, 128)
  shardId = await importShard(office, projectId, writeFolder(office, 'trees', { 'a.png': picture, 'b.png': picture }))
})
test.afterAll(() => {
  office.dispose()
})

test('models come, are listed and go', async () => {
  const folder = writeDetector(path.join(office.root, 'detector'))
  const added = await office.cli<{ modelId: string; classes: unknown }>(
    ...(['lead', 'model', 'add', projectId, folder, '--class', 'red=Animal', 'green=plant', 'blue='] as const),
  )
  expect(added.classes).toEqual([
    { name: 'red', classId: 'animal' },
    { name: 'green', classId: 'plant' },
    { name: 'blue', classId: null },
  ])
  const listed = () => office.cli<{ modelId: string; name: string }[]>('lead', 'model', 'list', projectId)
  expect(await listed()).toMatchObject([{ modelId: added.modelId, name: 'Red and green' }])
  const next = await office.cli<{ modelId: string }>(
    ...(['lead', 'model', 'add', projectId, folder, '--class', 'red=Animal', '--replaces', added.modelId] as const),
  )
  expect(await listed()).toMatchObject([{ modelId: next.modelId }])
  await office.cli('lead', 'model', 'remove', projectId, next.modelId)
  expect(await listed()).toEqual([])
})

test('a class that is not there is said before anything is tried', async () => {
  const folder = writeDetector(path.join(office.root, 'other'))
  await expect(office.cli('lead', 'model', 'add', projectId, folder, '--class', 'red=Unicorn')).rejects.toThrow(
    /Unicorn/,
  )
  await expect(office.cli('lead', 'model', 'add', projectId, office.root)).rejects.toThrow(/MODEL_FOLDER_INVALID/)
  await expect(office.cli('annotator', 'model', 'list', projectId)).rejects.toThrow(/NOT_PERMITTED/)
})

test('suggestions are looked at, provided, listed and taken away', async () => {
  const file = path.join(office.root, 'found.json')
  const boxes = [
    { image: 'a.png', category: 'Animal', score: 0.9 },
    { image: 'a.png', category: 'Animal' },
    { image: 'z.png', category: 'Animal', score: 0.9 },
  ]
  writeFileSync(file, JSON.stringify(cocoOf(boxes)))
  const list = () => office.cli<{ setId: string }[]>('lead', 'suggestions', 'list', projectId)
  const looked = await office.cli('lead', 'suggestions', 'add', projectId, file, '--dry-run')
  expect(looked).toMatchObject({ labels: 1, leftOut: [{ count: 1 }, { count: 1, examples: ['z.png'] }] })
  expect(await list()).toEqual([])
  await office.cli('lead', 'suggestions', 'add', projectId, file, '--score-when-missing', '0.5', '--shard', shardId)
  const [set] = await list()
  expect(set).toMatchObject({ name: 'found', labels: 2, items: 1, shardId })
  await office.cli('lead', 'suggestions', 'remove', projectId, set?.setId ?? '')
  expect(await list()).toEqual([])
})
