import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WorkItem } from '../../../../../src/main/guard/trust/entries.ts'
import type { ProjectId, ShardId } from '../../../../../src/shared/ids.ts'
import { deviceIdOf } from '../../../../support/assigned.ts'
import { deliverForged } from '../../../../support/forged-work.ts'
import { openOffice, testOntology, testPolicy, type Office } from '../../../../support/station-kit.ts'

let office: Office
let projectId: ProjectId
let shards: readonly ShardId[]
const sizes = [1, 100] as const
beforeAll(async () => {
  office = await openOffice()
  const { lead, annotator, dir } = office
  const plan = { name: 'Letters', client: 'Archive', dueAt: null, ontology: testOntology, policy: testPolicy }
  projectId = (await lead.call.projects.create(plan)).projectId
  shards = []
  for (const size of sizes) {
    const source = join(dir, `letters-${String(size)}`)
    mkdirSync(source)
    for (let at = 0; at < size; at++) writeFileSync(join(source, `${String(at)}.txt`), `Letter ${String(at)}`)
    const folder = lead.station.folders.remember(source)
    const shardName = `letters-${String(size)}`
    const built = await lead.call.projects.importFolder({ projectId, folder, shardName, itemsPerShard: 500 })
    shards = [...shards, ...built.shards.map(({ shardId }) => shardId)]
  }
  await lead.call.projects.assign({
    ...{ projectId, shardIds: [...shards], deviceId: await deviceIdOf(annotator), role: 'annotate' as const },
    ...{ notBefore: null, expires: new Date(Date.now() + 86_400_000).toISOString(), offlineLeaseHours: 72 },
  })
  await annotator.call.work.sync({})
  for (const [at, shardId] of shards.entries())
    await deliverForged(annotator, {
      projectId,
      shardId,
      items: Array.from({ length: sizes[at] ?? 0 }, (_, index) => itemOf(index)),
    })
  await annotator.call.work.sync({})
  await lead.call.work.sync({})
})
afterAll(() => office.close())

const said = (index: number, order: number, answers: string | null) => ({
  commentId: `said${String(index)}x${String(order)}x${String(Date.now())}`,
  at: new Date().toISOString(),
  text: 'Is this one meant?',
  labelId: null,
  point: null,
  answers,
})

const itemOf = (index: number): WorkItem => {
  const first = said(index, 0, null)
  const more = index % 2 === 0 ? [said(index, 1, first.commentId)] : []
  const fields = { index, round: 1, state: 'finished' as const, reason: null, activeSeconds: 1, labels: [] }
  return { ...fields, comments: [first, ...more] as NonNullable<WorkItem['comments']> }
}

/** Counts what any database of this process is asked, whoever asks. */
const counting = async <T>(work: () => Promise<T>): Promise<{ count: number; value: T }> => {
  const db = new Database(':memory:')
  const statement = Object.getPrototypeOf(db.prepare('SELECT 1')) as Record<string, (...args: unknown[]) => unknown>
  db.close()
  const names = ['all', 'get', 'run', 'iterate'] as const
  const real = names.map((name) => statement[name])
  let count = 0
  for (const [at, name] of names.entries())
    statement[name] = function (this: unknown, ...args: unknown[]) {
      count++
      return real[at]?.apply(this, args)
    }
  try {
    return { value: await work(), count }
  } finally {
    for (const [at, name] of names.entries()) statement[name] = real[at] as never
  }
}

it('opening a review asks the database as much for a hundred items as for one', async () => {
  const open = (at: number) =>
    counting(() => office.lead.call.review.open({ projectId, shardId: shards[at] as ShardId }))
  await open(0)
  const [one, hundred] = [await open(0), await open(1)]
  expect(one.value.items).toHaveLength(1)
  expect(hundred.value.items).toHaveLength(100)
  expect(hundred.value.items.slice(0, 2)).toMatchObject([
    { comments: 2, openThreads: 1 },
    { comments: 1, openThreads: 1 },
  ])
  expect(one.count).toBeGreaterThan(0)
  expect(hundred.count).toBe(one.count)
})
