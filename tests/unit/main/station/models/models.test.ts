import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ModelId } from '../../../../../src/shared/ids.ts'
import { cachedPath } from '../../../../../src/main/station/shard-cache.ts'
import { columnsDetector } from '../../../../support/onnx/models.ts'
import { detectorSpec, writeDetector, writeModel } from '../../../../support/onnx/folders.ts'
import { handOver, openModelProject, type ModelProject } from '../../../../support/onnx/model-project.ts'
import { recordTries } from '../../../../support/security-record.ts'
import { openOffice, type Office } from '../../../../support/station-kit.ts'

let office: Office
let project: ModelProject
let detector: ModelId
beforeAll(async () => {
  office = await openOffice()
  project = await openModelProject(office)
  detector = await project.addDetector()
  await office.annotator.call.work.sync({})
})
afterAll(() => office.close())

const placeOf = (modelId: ModelId, index = 0) => ({ shardId: project.shardId, index, part: 'png', modelId })
const cached = (home: string, modelId: ModelId) =>
  (['tar', 'index'] as const).map((stream) => cachedPath(home, { shardId: modelId, version: 1 }, stream))
const entries = async (event: string) =>
  (await office.annotator.call.device.audit({ before: null, limit: 200 })).entries.filter((one) => one.event === event)

describe('a lead', () => {
  it('sees what a folder holds before taking it, with the classes of the same name', async () => {
    const { lead, dir } = office
    const folder = lead.station.folders.remember(writeDetector(join(dir, 'looked-at')))
    const seen = await lead.call.models.inspect({ projectId: project.projectId, folder })
    expect(seen).toMatchObject({ name: 'Red and green', kind: 'detector', licence: 'Made by the test' })
    expect(seen.classes.map(({ classId }) => classId)).toEqual(['ripe', 'unripe', null])
    expect(await lead.call.models.list({ projectId: project.projectId })).toHaveLength(1)
  })

  it.each([
    ['no model.json', (folder: string) => writeModel(folder, null, {}), 'MODEL_FOLDER_INVALID'],
    ['no file of that name', (folder: string) => writeModel(folder, detectorSpec, {}), 'MODEL_FOLDER_INVALID'],
    [
      'a file elsewhere',
      (folder: string) => writeDetector(folder, { file: '../detector.onnx' }),
      'MODEL_FOLDER_INVALID',
    ],
    ['an empty file', (folder: string) => writeDetector(folder, {}, Buffer.alloc(0)), 'MODEL_BROKEN'],
    ['a damaged file', (folder: string) => writeDetector(folder, {}, Buffer.alloc(999, 1)), 'MODEL_BROKEN'],
    ['another input than it names', (folder: string) => writeDetector(folder, { input: 'x' }), 'MODEL_MISFIT'],
  ])('is told about a folder with %s', async (what, write, code) => {
    const { lead, dir } = office
    const folder = lead.station.folders.remember(write(join(dir, `odd ${what}`)))
    const plan = { projectId: project.projectId, folder, classIds: ['ripe', null, null] as never, replaces: null }
    await expect(lead.call.models.add(plan)).rejects.toMatchObject({ code })
  })

  it('cannot give classes that the project or the model does not have, or that are never a box', async () => {
    const { lead, dir } = office
    const folder = lead.station.folders.remember(writeDetector(join(dir, 'misnamed')))
    for (const classIds of [['ripe'], ['ripe', 'apple', null], ['ripe', null, 'sky']] as never[]) {
      const plan = { projectId: project.projectId, folder, classIds, replaces: null }
      await expect(lead.call.models.add(plan)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    }
  })

  it('cannot be asked by an annotator, and does not ask models about items', async () => {
    const { lead, annotator } = office
    await expect(annotator.call.models.list({ projectId: project.projectId })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    await expect(lead.call.models.suggest(placeOf(detector))).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })
})

describe('an annotator', () => {
  it('is offered the models of the project', async () => {
    expect(await office.annotator.call.models.offered({ shardId: project.shardId })).toMatchObject([
      { modelId: detector, name: 'Red and green', kind: 'detector', classIds: ['ripe', 'unripe'] },
    ])
  })

  it('gets boxes in pixels of the picture, of the classes that were chosen', async () => {
    const { annotator } = office
    expect(await annotator.call.models.suggest(placeOf(detector))).toEqual({ outcome: 'picture-needed' })
    handOver(annotator, project.shardId)
    expect(await annotator.call.models.suggest(placeOf(detector))).toMatchObject({
      outcome: 'done',
      boxes: [
        { classId: 'ripe', confidence: 1, x: 0, y: 32, width: 32, height: 32 },
        { classId: 'unripe', confidence: 1, x: 64, y: 96, width: 32, height: 32 },
      ],
    })
  })

  it('gets the outline of what is pointed at', async () => {
    const { annotator } = office
    const model = await project.addPromptable()
    await annotator.call.work.sync({})
    handOver(annotator, project.shardId)
    const point = { at: [10, 40] as never, inside: true }
    const answer = await annotator.call.models.outline({ ...placeOf(model), points: [point], box: null })
    expect(answer).toMatchObject({ outcome: 'done', confidence: 0.875 })
    const ring = answer.outcome === 'done' ? answer.rings[0] : []
    expect(new Set(ring?.map(String))).toEqual(new Set(['0,32', '32,32', '32,64', '0,64']))
    await expect(annotator.call.models.outline({ ...placeOf(model), points: [], box: null })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
  })

  it('leaves one entry in the audit trail for an item and a model, however often it was asked', async () => {
    const { annotator } = office
    for (let times = 0; times < 3; times++) await annotator.call.models.suggest(placeOf(detector, 1))
    const about = (await entries('model.run')).filter(({ subject }) => subject?.includes('item:1'))
    expect(about).toMatchObject([{ result: 'allowed', subject: `${project.shardId} item:1 model:${detector}` }])
  })
})

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

describe('what lies on the disk', () => {
  it('is sealed: neither the model nor its words are in a home or on the exchange', () => {
    const { annotator, lead, exchangeDir } = office
    const marks = [columnsDetector().subarray(0, 64), Buffer.from('Red and green'), Buffer.from('AveragePool')]
    const files = [annotator.homeDir, lead.homeDir, exchangeDir].flatMap(filesBelow)
    const found = files.filter((file) => marks.some((mark) => readFileSync(file).includes(mark)))
    expect(found).toEqual([])
    expect(cached(annotator.homeDir, detector).every(existsSync)).toBe(true)
  })

  it('does not open as another model, of the same project or of another client', async () => {
    const { annotator } = office
    const other = await openModelProject(office, 'Vineyard')
    const foreign = await other.addDetector({ name: 'Foreign' })
    const same = await project.addDetector({ name: 'Third' })
    await annotator.call.work.sync({})
    let accepted = 0
    const swaps = [foreign, same].flatMap((from) => [
      { from, streams: [0, 1] },
      { from, streams: [0] },
      { from, streams: [1] },
    ])
    for (const { from, streams } of swaps) {
      const fresh = await project.addDetector({ name: 'Swapped' })
      await annotator.call.work.sync({})
      handOver(annotator, project.shardId)
      const [source, into] = [cached(annotator.homeDir, from), cached(annotator.homeDir, fresh)]
      for (const stream of streams) copyFileSync(source[stream] ?? '', into[stream] ?? '')
      const answer = await annotator.call.models.suggest(placeOf(fresh)).catch((error: unknown) => error)
      if ((answer as { outcome?: string }).outcome === 'done') accepted++
      else expect(answer).toMatchObject({ code: 'SHARD_DAMAGED' })
    }
    recordTries({ attack: 'Files of a model put in place of another’s', tries: swaps.length, accepted, lost: 0 })
  })

  it('of one project is no model of another', async () => {
    const other = await openModelProject(office, 'Hopyard')
    await office.annotator.call.work.sync({})
    handOver(office.annotator, other.shardId)
    const asked = { shardId: other.shardId, index: 0, part: 'png', modelId: detector }
    await expect(office.annotator.call.models.suggest(asked)).rejects.toMatchObject({ code: 'MODEL_MISSING' })
  })
})

describe('a model', () => {
  it('that does not pass its trial is not taken', async () => {
    const { lead } = office
    const before = await lead.call.models.list({ projectId: project.projectId })
    await expect(project.addDetector({}, columnsDetector().subarray(0, 200))).rejects.toMatchObject({
      code: 'MODEL_BROKEN',
    })
    expect(await lead.call.models.list({ projectId: project.projectId })).toEqual(before)
  })

  it('and the picture that it was given are gone with the lock', async () => {
    const { annotator } = office
    handOver(annotator, project.shardId)
    const asking = annotator.call.models.suggest(placeOf(detector))
    asking.catch(() => undefined)
    await annotator.station.lock('person')
    await asking.catch(() => undefined)
    await expect(annotator.call.models.suggest(placeOf(detector))).rejects.toMatchObject({ code: 'LOCKED' })
    await annotator.call.session.unlock({ passphrase: 'heron ladder velvet quarry' })
    expect(await annotator.call.models.suggest(placeOf(detector))).toEqual({ outcome: 'picture-needed' })
  })
})

describe('the end', () => {
  it('of a model: its files go from every device and from the exchange', async () => {
    const { lead, annotator, exchangeDir } = office
    const model = await project.addDetector({ name: 'Short-lived' })
    await annotator.call.work.sync({})
    expect(cached(annotator.homeDir, model).every(existsSync)).toBe(true)
    await lead.call.models.remove({ projectId: project.projectId, modelId: model })
    await annotator.call.work.sync({})
    const left = [lead.homeDir, annotator.homeDir, exchangeDir]
      .flatMap(filesBelow)
      .filter((file) => file.includes(model))
    expect(left).toEqual([])
    await expect(annotator.call.models.suggest(placeOf(model))).rejects.toMatchObject({ code: 'MODEL_MISSING' })
    await expect(lead.call.models.remove({ projectId: project.projectId, modelId: model })).rejects.toMatchObject({
      code: 'MODEL_MISSING',
    })
  })

  it('of a model that is replaced: the new one is there, the old one is not', async () => {
    const { lead, dir } = office
    const before = await project.addDetector({ name: 'Old' })
    const folder = lead.station.folders.remember(writeDetector(join(dir, 'newer'), { name: 'New' }))
    const plan = { projectId: project.projectId, folder, classIds: ['ripe', null, null] as never, replaces: before }
    await lead.call.models.add(plan)
    const names = (await lead.call.models.list({ projectId: project.projectId })).map(({ name }) => name)
    expect(names).toContain('New')
    expect(names).not.toContain('Old')
  })

  it('of a grant: models refuse at once and go with the wipe, and the certificate names them', async () => {
    const { lead, annotator } = office
    handOver(annotator, project.shardId)
    await lead.call.projects.revoke({ projectId: project.projectId, grantId: project.grantId })
    await annotator.call.work.sync({})
    let accepted = 0
    for (const ask of [
      () => annotator.call.models.suggest(placeOf(detector)),
      () => annotator.call.models.offered({ shardId: project.shardId }),
      () => Promise.resolve().then(() => handOver(annotator, project.shardId)),
    ])
      await ask().then(
        () => accepted++,
        (error: unknown) => {
          expect(error).toMatchObject({ code: 'GRANT_REVOKED' })
        },
      )
    recordTries({ attack: 'Models asked after the assignment was taken back', tries: 3, accepted, lost: 0 })
    expect(cached(annotator.homeDir, detector).some(existsSync)).toBe(false)
    await lead.call.work.sync({})
    const { checks, ok } = await lead.call.projects.verify({ projectId: project.projectId })
    expect(checks.filter((check) => !check.ok)).toEqual([])
    expect(ok).toBe(true)
    expect(checks.find(({ found }) => found.includes('grant-revoked'))?.found).toMatch(/\d+ models/)
  })
})
