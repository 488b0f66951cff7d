import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAfter } from '../../../../../src/shared/changes/apply.ts'
import type { Change } from '../../../../../src/shared/changes/change.ts'
import type { Label } from '../../../../../src/shared/labels/index.ts'
import { openModelProject, type ModelProject } from '../../../../support/onnx/model-project.ts'
import { cocoOf, currentSet, planOf, provide } from '../../../../support/provided.ts'
import { openOffice, type Office, type Seat } from '../../../../support/station-kit.ts'

let office: Office
let project: ModelProject
beforeAll(async () => {
  office = await openOffice()
  project = await openModelProject(office)
})
afterAll(() => office.close())

const open = (index: number, seat: Seat = office.annotator) =>
  seat.call.work.item({ shardId: project.shardId, index, purpose: 'work' })
const labelsOf = async (index: number): Promise<Label[]> => [...labelsAfter((await open(index)).changes).values()]
const summaries = async () => {
  const answer = await office.annotator.call.work.open({ shardId: project.shardId })
  if (answer.outcome !== 'opened') throw new Error(answer.refusal.reason)
  return answer.shard.items
}
const sync = () => office.annotator.call.work.sync({})
const save = async (index: number, cause: string, sides: Pick<Change, 'before' | 'after'>) => {
  const { changes } = await open(index)
  const change = { id: `own-${String(changes.length)}-${String(index)}`, cause, origin: 'user', ...sides }
  const whole = { ...change, at: new Date().toISOString() } as Change
  await office.annotator.call.work.save({
    ...{ shardId: project.shardId, index },
    ...{ after: changes.at(-1)?.id ?? null, changes: [whole] },
  })
}
const decide = (index: number, label: Label, accepted: boolean) =>
  save(index, accepted ? 'assist.accept' : 'assist.reject', {
    before: [label],
    after: accepted ? [{ ...label, assist: { ...label.assist, accepted: true } } as Label] : [],
  })

const boxes = [
  { image: 'a.png', category: 'Red', score: 0.9 },
  { image: 'a.png', category: 'Green', score: 0.4, bbox: [100, 100, 60, 60] },
  { image: 'b.png', category: 'Red', score: 0.7 },
]

describe('what a lead provides', () => {
  it('is held against items and classes before anything is taken', async () => {
    const odd = cocoOf([
      ...boxes,
      { image: 'c.png', category: 'Red', score: 0.9 },
      { image: 'a.png', category: 'Purple', score: 0.9 },
      { image: 'a.png', category: 'Blue', score: 0.9 },
      { image: 'a.png', category: 'Red' },
      { image: 'a.png', category: 'Red', score: 7 },
      { image: 'a.png', category: 'Red', score: 0.5, bbox: [500, 500, 10, 10] },
      { image: 'a.png', category: 'Red', score: 0.5, bbox: [5, 5, 'wide', 10] },
    ])
    const report = await office.lead.call.suggestions.inspect(planOf(office, project, odd))
    expect(report).toMatchObject({ labels: 3, shards: [{ shardName: 'trees', labels: 3, items: 2, replaces: null }] })
    expect(report.leftOut).toEqual([
      { reason: 'no item of this name', count: 1, examples: ['c.png'] },
      { reason: 'the project has no such class', count: 1, examples: ['Purple'] },
      { reason: 'the class is not drawn this way', count: 1, examples: ['a.png'] },
      { reason: 'no score between 0 and 1', count: 2, examples: ['a.png'] },
      { reason: 'outside of the picture', count: 1, examples: ['a.png'] },
      { reason: 'cannot be read as a shape', count: 1, examples: ['a.png'] },
    ])
    expect(await office.lead.call.suggestions.list({ projectId: project.projectId })).toEqual([])
  })

  it('takes what has no score only when it is told how certain that is', async () => {
    const plan = planOf(office, project, cocoOf([{ image: 'a.png', category: 'Red' }]), { scoreWhenMissing: 1 })
    expect(await office.lead.call.suggestions.inspect(plan)).toMatchObject({ labels: 1, leftOut: [] })
    await expect(provide(office, project, cocoOf([{ image: 'a.png', category: 'Red' }]))).rejects.toMatchObject({
      code: 'PREDICTIONS_EMPTY',
    })
  })

  it('is counted before an item was opened and laid on it when it is, once', async () => {
    await provide(office, project, cocoOf(boxes))
    await sync()
    expect(await summaries()).toMatchObject([
      { labels: 0, suggested: 2 },
      { labels: 0, suggested: 1 },
    ])
    const laid = await labelsOf(0)
    expect(laid).toMatchObject([
      { kind: 'box', classId: 'ripe', x: 10, assist: { source: 'Detector 3', confidence: 0.9, accepted: false } },
      { kind: 'box', classId: 'unripe', x: 100, width: 28, height: 28, assist: { confidence: 0.4, accepted: false } },
    ])
    expect((await open(0)).changes).toHaveLength(1)
    expect(await summaries()).toMatchObject([
      { labels: 0, suggested: 2 },
      { labels: 0, suggested: 1 },
    ])
  })

  it('is not laid by what the app reads ahead', async () => {
    const ahead = await office.annotator.call.work.item({ shardId: project.shardId, index: 1, purpose: 'thumbnail' })
    expect(ahead.changes).toEqual([])
  })

  it('does not come back once it was rejected, and holds finishing back until it is decided', async () => {
    const [first, second] = await labelsOf(0)
    if (!first || !second) throw new Error('two suggestions')
    await decide(0, second, false)
    const finish = () =>
      office.annotator.call.work.setState({
        ...{ shardId: project.shardId, index: 0, state: 'finished' as const },
        ...{ reason: null, activeSeconds: 1 },
      })
    await expect(finish()).rejects.toMatchObject({ code: 'ITEM_INCOMPLETE' })
    await decide(0, first, true)
    await finish()
    expect(await labelsOf(0)).toMatchObject([{ id: first.id, assist: { accepted: true } }])
    expect(await summaries()).toMatchObject([{ labels: 1, suggested: 0, state: 'finished' }, { suggested: 1 }])
  })

  it('reaches neither a delivery nor an export unless it was accepted', async () => {
    await open(1)
    await office.annotator.call.work.setState({
      ...{ shardId: project.shardId, index: 1, state: 'skipped', reason: 'dark', activeSeconds: 1 },
    })
    await office.annotator.call.work.deliver({})
    await office.lead.call.work.sync({})
    const out = join(office.dir, 'provided-export')
    mkdirSync(out)
    const folder = office.lead.station.folders.remember(out)
    const plan = { projectId: project.projectId, format: 'jsonl', folder, onlyAccepted: false }
    expect(await office.lead.call.projects.export(plan)).toMatchObject({ labels: 1 })
    const lines = readdirSync(out).flatMap((name) => readFileSync(join(out, name), 'utf8').trim().split('\n'))
    expect(lines.map((line) => (JSON.parse(line) as { labels: unknown[] }).labels.length)).toEqual([1])
  })

  it('does not come onto items that are finished or skipped, also when it is newer', async () => {
    await provide(office, project, cocoOf(boxes), { name: 'Detector 4' })
    await sync()
    expect(await labelsOf(0)).toHaveLength(1)
    expect(await summaries()).toMatchObject([{ suggested: 0 }, { state: 'skipped' }])
  })
})

describe('newer suggestions and none', () => {
  let again: ModelProject
  const fresh = async () => {
    const item = await office.annotator.call.work.item({ shardId: again.shardId, index: 0, purpose: 'work' })
    return [...labelsAfter(item.changes).values()].map(({ assist }) => assist?.source)
  }
  beforeAll(async () => {
    again = await openModelProject(office, 'Again')
    await provide(office, again, cocoOf(boxes), { name: 'Old' })
    await sync()
  })

  it('take the place of what nobody decided', async () => {
    expect(await fresh()).toEqual(['Old', 'Old'])
    const report = await provide(office, again, cocoOf(boxes.slice(0, 1)), { name: 'New' })
    expect(report.shards).toMatchObject([{ replaces: 'Old' }])
    await sync()
    expect(await fresh()).toEqual(['New'])
  })

  it('leave the devices and the exchange with the files of those before', async () => {
    const cached = (home: string) => readdirSync(join(home, 'cache')).filter((name) => name.startsWith(again.shardId))
    expect(cached(office.lead.homeDir)).toHaveLength(4)
    expect(cached(office.annotator.homeDir)).toHaveLength(4)
    const stored = readdirSync(join(office.exchangeDir, 'projects', again.projectId, 'shards'))
    expect(stored).toHaveLength(4)
  })

  it('go when the lead takes them away', async () => {
    const setId = await currentSet(office, again)
    await office.lead.call.suggestions.remove({ projectId: again.projectId, setId })
    await expect(office.lead.call.suggestions.remove({ projectId: again.projectId, setId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await sync()
    expect(await fresh()).toEqual([])
    expect(readdirSync(join(office.annotator.homeDir, 'cache')).filter((name) => name.includes(setId))).toEqual([])
  })
})

describe('what goes, goes with its suggestions', () => {
  it('an erased item, while the others keep theirs', async () => {
    const erasing = await openModelProject(office, 'Erasing')
    await provide(office, erasing, cocoOf(boxes))
    await sync()
    const { shardId } = erasing
    await office.annotator.call.work.item({ shardId, index: 1, purpose: 'work' })
    await office.lead.call.projects.eraseItems({ projectId: erasing.projectId, shardId, indexes: [0] })
    await sync()
    const answer = await office.annotator.call.work.open({ shardId })
    expect(answer).toMatchObject({ shard: { items: [{ state: 'erased', suggested: 0 }, { suggested: 1 }] } })
    const kept = await office.annotator.call.work.item({ shardId, index: 1, purpose: 'work' })
    expect(kept.changes).toHaveLength(1)
    for (const seat of [office.lead, office.annotator])
      expect(readdirSync(join(seat.homeDir, 'cache')).filter((name) => name.startsWith(`${shardId}.v1.`))).toEqual([])
    const stored = readdirSync(join(office.exchangeDir, 'projects', erasing.projectId, 'shards'))
    expect(stored.filter((name) => name.startsWith(`${shardId}.v1.`))).toEqual([])
    expect((await office.lead.call.projects.verify({ projectId: erasing.projectId })).ok).toBe(true)
  })

  it('a shard that is taken back', async () => {
    const gone = await openModelProject(office, 'Gone')
    await provide(office, gone, cocoOf(boxes))
    await sync()
    const setId = await currentSet(office, gone)
    const names = () => readdirSync(join(office.annotator.homeDir, 'cache')).filter((name) => name.includes(setId))
    expect(names()).toHaveLength(2)
    await office.lead.call.projects.revoke({ projectId: gone.projectId, grantId: gone.grantId })
    await sync()
    expect(names()).toEqual([])
    expect(existsSync(join(office.lead.homeDir, 'cache', `${gone.shardId}.v1.${setId}.tar`))).toBe(true)
  })
})
