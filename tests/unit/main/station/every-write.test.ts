import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { isFailure } from '../../../../src/shared/failures.ts'
import { boxChange, finishItem, openProject, type Project } from '../../../support/assigned.ts'
import { recordTries } from '../../../support/security-record.ts'
import { sit, testPassphrase, type Seat } from '../../../support/station-kit.ts'
import { watchWrites } from '../../../support/write-points.ts'

/** How many places of each piece of work are looked at; the slow suite looks at all. */
const placesMost = Number(process.env['AUXERTA_WRITE_POINTS'] ?? 10)
const clock = { offsetMs: 0 }
const nowMs = () => Date.now() + clock.offsetMs

interface Stage {
  readonly project: Project
  readonly lead: Seat
  readonly annotator: Seat
}

let stage: Stage | null = null
let stopWatching: () => void = () => undefined
afterEach(async () => {
  stopWatching()
  clock.offsetMs = 0
  if (stage) await leave(stage)
  await stage?.project.office.close()
  if (stage)
    for (const place of ['start', 'at'])
      rmSync(`${stage.project.office.dir}-${place}`, { recursive: true, force: true })
  stage = null
})

const leave = async ({ lead, annotator }: Stage): Promise<void> => {
  await lead.station.close()
  await annotator.station.close()
}

/** Two shards are assigned; two items of the first are drawn on, the first of them is finished and delivered and came back. */
const begin = async (): Promise<void> => {
  const project = await openProject()
  const { lead, annotator } = project.office
  await project.assign(project.first)
  await project.assign(project.second)
  await annotator.call.work.sync({})
  await finishItem(annotator, project.first, 0)
  await annotator.call.work.deliver({})
  await lead.call.work.sync({})
  stage = { project, lead, annotator }
  await leave(stage)
  keep('start')
}

/** Copies the whole office as it lies in this moment: homes, key stores, exchange. It is what a power cut here would leave. */
const keep = (place: string): void => {
  const dir = stage?.project.office.dir ?? ''
  rmSync(`${dir}-${place}`, { recursive: true, force: true })
  cpSync(dir, `${dir}-${place}`, { recursive: true })
}

/** Puts a copy back and opens both seats over it. */
const putBack = async (place: string): Promise<Stage> => {
  if (!stage) throw new Error('begin first')
  const { dir } = stage.project.office
  await leave(stage)
  for (const name of readdirSync(dir)) rmSync(join(dir, name), { recursive: true, force: true })
  cpSync(`${dir}-${place}`, dir, { recursive: true })
  const open = async (seat: Seat): Promise<Seat> => {
    const back = await sit({ homeDir: seat.homeDir, keyStore: seat.keyStore, nowMs })
    await back.call.session.unlock({ passphrase: testPassphrase })
    return back
  }
  const { project, lead, annotator } = stage
  stage = { project, lead: await open(lead), annotator: await open(annotator) }
  return stage
}

/** What was answered with success so far: it must never be lost. */
interface Acknowledged {
  saved: boolean
  delivered: boolean
}

type Work = (at: Stage, acknowledged: Acknowledged) => Promise<void>

const annotate: Work = async ({ annotator, project }, acknowledged) => {
  const shardId = project.first
  await annotator.call.work.save({ shardId, index: 1, after: null, changes: [boxChange('every-write')] })
  acknowledged.saved = true
  await annotator.call.work.setState({ shardId, index: 1, state: 'finished', reason: null, activeSeconds: 1 })
  await annotator.call.work.deliver({})
  acknowledged.delivered = true
}

const lead: Work = async ({ lead: seat, project }) => {
  const { projectId, first: shardId } = project
  await seat.call.work.sync({})
  const comments = [{ text: 'Again.', labelId: null }]
  await seat.call.review.decide({ projectId, shardId, index: 0, decision: 'return', comments })
}

const obey: Work = async ({ annotator }) => {
  await annotator.call.work.sync({})
}

/** Whatever happened before: both meet the exchange until nothing is left to do, and then everything is as it must be. */
const expectWhole = async (at: Stage, acknowledged: Acknowledged, where: string): Promise<{ lost: number }> => {
  const { annotator, lead: seat, project } = at
  // A workstation that a failing disk has locked is unlocked again by its person.
  for (const one of [annotator, seat])
    if (!(await one.call.session.state({})).keysUnlocked) await one.call.session.unlock({ passphrase: testPassphrase })
  for (let i = 0; i < 2; i++) {
    expect((await annotator.call.work.sync({})).problems).toEqual([])
    expect((await seat.call.work.sync({})).problems).toEqual([])
  }
  for (const one of [annotator, seat]) expect(await one.call.device.verifyAudit({})).toMatchObject({ whole: true })
  const verified = await seat.call.projects.verify({ projectId: project.projectId })
  expect(
    verified.checks.filter((check) => !check.ok),
    where,
  ).toEqual([])
  const review = await seat.call.review.open({ projectId: project.projectId, shardId: project.first })
  const places = review.items.map(({ index }) => index)
  expect(new Set(places).size).toBe(places.length)
  expect(places).toContain(0)
  const isAtLead = places.includes(1)
  const isHere = await annotator.call.work.item({ shardId: project.first, index: 1 }).then(
    ({ changes }) => changes.length === 1,
    () => false,
  )
  const isKept = !acknowledged.saved || isHere || isAtLead
  const isDelivered = !acknowledged.delivered || isAtLead
  expect({ isKept, isDelivered }).toEqual({ isKept: true, isDelivered: true })
  return { lost: Number(!isKept) + Number(!isDelivered) }
}

/** Counts the writes of a piece of work, then picks places among them. */
const placesOf = async (prepare: () => Promise<Stage>, work: Work): Promise<number[]> => {
  const at = await prepare()
  let writes = 0
  stopWatching = watchWrites(() => writes++)
  await work(at, { saved: false, delivered: false })
  stopWatching()
  expect(writes).toBeGreaterThan(5)
  const step = Math.max(1, writes / placesMost)
  return Array.from({ length: Math.min(writes, placesMost) }, (_, i) => Math.floor(i * step) + 1)
}

const atStart = () => putBack('start')

/** The lead took one assignment back and returned an item: both come with the next contact. */
const ordered = async (): Promise<Stage> => {
  const at = await putBack('start')
  await lead(at, { saved: false, delivered: false })
  const detail = await at.lead.call.projects.show({ projectId: at.project.projectId })
  const grantId = detail.shards[1]?.assignments[0]?.grantId
  if (grantId) await at.lead.call.projects.revoke({ projectId: at.project.projectId, grantId })
  return at
}

const kinds: [what: string, prepare: () => Promise<Stage>, work: Work][] = [
  ['an annotator saves, finishes and delivers', atStart, annotate],
  ['a lead takes work in and returns an item', atStart, lead],
  ['a workstation takes orders and wipes a shard', ordered, obey],
]

describe.each(kinds)('while %s', (what, prepare, work) => {
  it('a power cut before any write leaves everything that was acknowledged', { timeout: 900_000 }, async () => {
    await begin()
    const places = await placesOf(prepare, work)
    let lost = 0
    for (const place of places) {
      const at = await prepare()
      const acknowledged: Acknowledged = { saved: false, delivered: false }
      const kept: Acknowledged[] = []
      let writes = 0
      stopWatching = watchWrites(() => {
        if (++writes !== place) return
        kept.push({ ...acknowledged })
        keep('at')
      })
      await work(at, acknowledged)
      stopWatching()
      const [then] = kept
      if (!then) throw new Error(`no write ${String(place)}`)
      lost += (await expectWhole(await putBack('at'), then, `write ${String(place)}`)).lost
    }
    recordTries({ attack: `Power cut at a write while ${what}`, tries: places.length, accepted: 0, lost })
  })

  it(
    'a disk that refuses a write is told, and nothing is lost once it takes writes again',
    { timeout: 900_000 },
    async () => {
      await begin()
      const places = await placesOf(prepare, work)
      let [lost, untold] = [0, 0]
      for (const [round, place] of places.entries()) {
        const at = await prepare()
        const acknowledged: Acknowledged = { saved: false, delivered: false }
        let writes = 0
        stopWatching = watchWrites((name) => {
          if (++writes !== place) return
          if (process.env['KIT_DEBUG']) console.error('PLACE', place, name, new Error('place').stack)
          throw diskError(name, round)
        })
        const code = await work(at, acknowledged).then(
          () => null,
          (error: unknown) => (isFailure(error) ? error.code : String(error)),
        )
        stopWatching()
        if (code !== null && !told.includes(code)) untold++
        expect([...told, null], `write ${String(place)}: ${String(code)}`).toContain(code)
        lost += (await expectWhole(at, acknowledged, `write ${String(place)}, answered ${String(code)}`)).lost
      }
      recordTries({
        attack: `Full, failing or read-only disk at a write while ${what}`,
        tries: places.length,
        accepted: untold,
        lost,
      })
    },
  )
})

const told = ['DISK_FULL', 'DISK_FAILED', 'EXCHANGE_UNREACHABLE', 'LOCKED']

/** What a file call or the database driver throws on such a disk. */
const diskError = (name: string, round: number): Error => {
  const codes = ['ENOSPC', 'EIO', 'EACCES', 'EROFS'] as const
  const driver = ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_CANTOPEN', 'SQLITE_READONLY'] as const
  const isDriver = name === 'run' || name === 'exec' || name === 'pragma'
  const code = (isDriver ? driver : codes)[round % 4] ?? 'EIO'
  return Object.assign(new Error(`${code}: the disk refused`), { code })
}
