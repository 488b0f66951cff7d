import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { finishItem, openProject, type Project } from '../../../support/assigned.ts'
import { sit, testPassphrase, type Seat } from '../../../support/station-kit.ts'

let open: Project
let annotator: Seat
beforeEach(async () => {
  open = await openProject()
  annotator = open.office.annotator
  await open.assign(open.first)
  await annotator.call.work.sync({})
})
afterEach(() => open.office.close())

interface Line {
  readonly event: string
  readonly result: string
  readonly reason: string | null
  readonly subject: string | null
}

const linesOf = (seat: Seat): Line[] =>
  readFileSync(join(seat.homeDir, 'audit.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

const after = async (work: () => unknown): Promise<(string | null)[][]> => {
  const before = linesOf(annotator).length
  await work()
  return linesOf(annotator)
    .slice(before)
    .map(({ event, reason, subject }) => [event, reason, subject])
}

describe('the trail tells', () => {
  it('reading ahead from reading, and leaves out neither', async () => {
    const place = { shardId: open.first, index: 0 }
    const item = `${open.first} item:0`
    expect(
      await after(async () => {
        await annotator.call.work.item({ ...place, purpose: 'thumbnail' })
        await annotator.station.itemBytes({ ...place, part: 'png', purpose: 'thumbnail' })
        await annotator.station.itemBytes({ ...place, part: 'png', purpose: 'ahead' })
        await annotator.call.work.item(place)
        await annotator.station.itemBytes({ ...place, part: 'png' })
      }),
    ).toEqual([
      ['item.prefetch', 'thumbnail', item],
      ['item.prefetch', 'thumbnail', item],
      ['item.prefetch', 'ahead', item],
      ['item.read', null, item],
      ['item.read', null, item],
    ])
  })

  it('a refusal whatever it was read for', async () => {
    const place = { shardId: open.second, index: 0, part: 'txt', purpose: 'ahead' } as const
    expect(await after(() => annotator.station.itemBytes(place).catch(() => undefined))).toEqual([
      ['item.prefetch', 'NOT_ASSIGNED', `${open.second} item:0`],
    ])
  })

  it('labels, states, and the closing of a shard', async () => {
    const item = `${open.first} item:0`
    const told = await after(async () => {
      await finishItem(annotator, open.first, 0)
      await annotator.call.work.close({ shardId: open.first })
    })
    expect(told).toEqual([
      ['item.read', null, item],
      ['label.save', null, item],
      ['item.state', null, item],
      ['shard.close', null, open.first],
    ])
  })

  it('that a home was made, which key store keeps its secret, and that shards came', () => {
    const told = linesOf(annotator).map(({ event, reason }) => [event, reason])
    expect(told).toContainEqual(['home.create', null])
    expect(told).toContainEqual(['key-store.state', 'memory'])
    expect(told).toContainEqual(['shard.download', null])
    expect(told.filter(([event]) => event === 'key-store.state')).toHaveLength(1)
  })

  it('that the app ended without saying so, and not when it did', async () => {
    const again = async (): Promise<string[]> => {
      const { homeDir, keyStore } = annotator
      annotator = await sit({ homeDir, keyStore, nowMs: () => Date.now() })
      await annotator.call.session.unlock({ passphrase: testPassphrase })
      return linesOf(annotator)
        .map(({ event, reason }) => `${event} ${reason ?? ''}`.trim())
        .filter((line) => line.startsWith('app.'))
    }
    await annotator.station.close()
    expect(await again()).toEqual(['app.start', 'app.stop', 'app.start'])
    await annotator.station.close()
    const file = join(annotator.homeDir, 'audit.jsonl')
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    const { writeFileSync } = await import('node:fs')
    writeFileSync(file, `${lines.slice(0, -1).join('\n')}\n`)
    expect((await again()).slice(-3)).toEqual(['app.start', 'app.crash NOT_STOPPED', 'app.start'])
  })

  it('what the window blocks, once with a count', async () => {
    expect(
      await after(async () => {
        for (let turn = 0; turn < 500; turn++) {
          annotator.station.noteWindow('navigation.blocked', 'POPUP')
          annotator.station.noteRefused('STRANGER', 'work.list')
        }
        await annotator.station.close()
      }),
    ).toEqual([
      ['navigation.blocked', 'POPUP', null],
      ['call.refused', 'STRANGER', 'work.list'],
      ['session.lock', 'person', expect.any(String)],
      ['navigation.blocked', 'POPUP', 'left-out:499'],
      ['call.refused', 'STRANGER', 'work.list left-out:499'],
      ['app.stop', null, null],
    ])
  })
})
