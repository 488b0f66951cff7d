import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/main/storage/open-database.ts'
import { createProject } from '../../src/main/storage/project/migrations/0001-create-project.ts'
import { projectDatabasePath } from '../../src/main/storage/project/project-store.ts'
import { isFailure } from '../../src/shared/failures.ts'
import type { GrantId, ShardId } from '../../src/shared/ids.ts'
import { boxChange, openProject, type Project } from '../support/assigned.ts'
import { readHome } from '../support/home-keys.ts'
import { recordTries } from '../support/security-record.ts'
import { sit, testPassphrase, type Seat } from '../support/station-kit.ts'
import { createUntrueExchange } from '../support/untrue-exchange.ts'

/** How many histories are lived through; the slow suite lives many more. */
const numRuns = Number(process.env['AUXERTA_HISTORIES'] ?? 3)
const hourMs = 3_600_000
const statusValidMs = hourMs

interface Grant {
  readonly grantId: GrantId
  readonly shardId: ShardId
  readonly expiresMs: number
  readonly offlineMs: number
  endedMs: number | null
}

/** What happened, as somebody knows who sees everything. */
interface World {
  readonly project: Project
  annotator: Seat
  readonly exchange: ReturnType<typeof createUntrueExchange>
  readonly grants: Grant[]
  readonly saved: Set<string>
  /** When the annotator last met an exchange that told the truth, and any. */
  honestMs: number
  metMs: number
  highestMs: number
  isCompleted: boolean
  changes: number
  reads: number
  refused: number
  wrong: string[]
}

let world: World | null = null
afterEach(async () => {
  await world?.annotator.station.close()
  await world?.project.office.close()
  world = null
})

const begin = async (): Promise<World> => {
  await world?.annotator.station.close()
  await world?.project.office.close()
  const project = await openProject()
  const { annotator, exchangeDir } = project.office
  world = {
    project,
    annotator,
    exchange: createUntrueExchange(exchangeDir),
    grants: [],
    saved: new Set(),
    honestMs: 0,
    metMs: 0,
    highestMs: Date.now(),
    isCompleted: false,
    ...{ changes: 0, reads: 0, refused: 0, wrong: [] },
  }
  return world
}

const codeOf = async (ask: () => Promise<unknown>): Promise<string | null> => {
  try {
    await ask()
    return null
  } catch (error) {
    return isFailure(error) ? error.code : String(error)
  }
}

/** Asks for something that may well be refused. */
const tryTo = async (ask: () => Promise<unknown>): Promise<void> => {
  await codeOf(ask)
}

const nowMs = (at: World): number => Date.now() + at.project.office.clock.offsetMs
const shardOf = (at: World, pick: number): ShardId => (pick % 2 === 0 ? at.project.first : at.project.second)

/** Why a read that was allowed should not have been; null when nothing speaks against it. */
const objection = (at: World, shardId: ShardId): string | null => {
  const now = nowMs(at)
  const of = at.grants.filter((grant) => grant.shardId === shardId)
  if (of.length === 0) return 'never granted'
  if (now < at.highestMs - 6 * 60_000) return 'the clock is back'
  const open = of.filter((grant) => {
    const isEnded = grant.endedMs !== null && at.honestMs > grant.endedMs
    const leaseEndsMs = Math.min(grant.expiresMs, at.metMs + Math.max(statusValidMs, grant.offlineMs))
    return !isEnded && now < leaseEndsMs + 1_000
  })
  return open.length === 0 ? 'no grant that it could know of still runs' : null
}

const read = async (at: World, shardId: ShardId, index: number): Promise<void> => {
  const before = (await audit(at)).total
  const code = await codeOf(() => at.annotator.call.work.item({ shardId, index }))
  const bytes = await codeOf(() =>
    at.annotator.station.itemBytes({ shardId, index, part: index === 0 ? 'png' : 'txt' }),
  )
  at.reads += 2
  if (code === null || bytes === null) {
    const why = objection(at, shardId)
    if (why !== null) at.wrong.push(`${shardId}: ${why}`)
  }
  const { total, entries } = await audit(at)
  const refusals = entries
    .slice(0, total - before)
    .filter(({ result, reason }) => result === 'refused' && reason !== null)
  const denied = [code, bytes].filter((found) => found !== null && found !== 'NOT_FOUND' && found !== 'OBJECT_MISSING')
  at.refused += denied.length
  if (refusals.length < denied.filter((found) => found !== 'SHARD_DAMAGED').length)
    at.wrong.push(`a denial is not in the trail: ${String(code)} ${String(bytes)}`)
}

const audit = (at: World) =>
  at.annotator.call.device.audit({
    ...{ before: null, limit: 20, since: null, until: null, group: null, results: [], text: '' },
  })

const save = async (at: World, shardId: ShardId, index: number): Promise<void> => {
  const item = await at.annotator.call.work.item({ shardId, index }).catch(() => null)
  if (!item) return
  const id = `history-${String(at.changes++)}`
  const change = boxChange(id)
  const code = await codeOf(() =>
    at.annotator.call.work.save({ shardId, index, after: item.changes.at(-1)?.id ?? null, changes: [change] }),
  )
  if (code === null) at.saved.add(`label-${id}`)
  await codeOf(() =>
    at.annotator.call.work.setState({ shardId, index, state: 'finished', reason: null, activeSeconds: 1 }),
  )
}

const meet = async (at: World, seat: 'lead' | 'annotator', lying: readonly number[]): Promise<void> => {
  const told = lying.length > 0 ? at.exchange.lie(lying) : 0
  await codeOf(() => (seat === 'lead' ? at.project.office.lead : at.annotator).call.work.sync({}))
  if (told > 0) at.exchange.confess()
  if (seat === 'lead') return
  at.metMs = Math.max(at.metMs, nowMs(at))
  if (told === 0) at.honestMs = Math.max(at.honestMs, nowMs(at))
}

const end = async (at: World, pick: number): Promise<void> => {
  const running = at.grants.filter((grant) => grant.endedMs === null)
  const grant = running[pick % Math.max(running.length, 1)]
  if (!grant) return
  const { projectId, office } = at.project
  const code = await codeOf(() => office.lead.call.projects.revoke({ projectId, grantId: grant.grantId }))
  if (code === null) grant.endedMs = nowMs(at)
}

const assign = async (at: World, pick: number): Promise<void> => {
  if (at.isCompleted) return
  const shardId = shardOf(at, pick)
  const offlineLeaseHours = pick % 3 === 0 ? 0 : 24
  const expiresMs = (pick % 5 === 0 ? 2 : 100) * hourMs
  const grantId = await at.project
    .assign(shardId, { seat: at.annotator, offlineLeaseHours, expiresMs })
    .catch(() => null)
  if (grantId === null) return
  at.grants.push({
    ...{ grantId, shardId, endedMs: null },
    expiresMs: nowMs(at) + expiresMs,
    offlineMs: offlineLeaseHours * hourMs,
  })
}

const complete = async (at: World): Promise<void> => {
  const { projectId, office } = at.project
  const code = await codeOf(() => office.lead.call.projects.complete({ projectId, typedName: 'Historic plates' }))
  if (code !== null) return
  at.isCompleted = true
  for (const grant of at.grants) grant.endedMs ??= nowMs(at)
}

const restart = async (at: World): Promise<void> => {
  const { homeDir, keyStore } = at.annotator
  await at.annotator.station.close()
  at.annotator = await sit({ homeDir, keyStore, nowMs: () => nowMs(at) })
  await at.annotator.call.session.unlock({ passphrase: testPassphrase })
}

type Step = (at: World) => Promise<void>
const pick = fc.nat(29)
const lying = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 4 })
const step: fc.Arbitrary<{ words: string; run: Step }> = fc.oneof(
  { weight: 3, arbitrary: pick.map((n) => ({ words: `assign ${String(n)}`, run: (at: World) => assign(at, n) })) },
  {
    weight: 5,
    arbitrary: pick.map((n) => ({
      words: `read ${String(n)}`,
      run: (at: World) => read(at, shardOf(at, n), n % 4 === 2 ? 1 : 0),
    })),
  },
  {
    weight: 5,
    arbitrary: pick.map((n) => ({ words: `save ${String(n)}`, run: (at: World) => save(at, shardOf(at, n), 0) })),
  },
  {
    weight: 3,
    arbitrary: fc.constant({
      words: 'deliver',
      run: (at: World) => tryTo(() => at.annotator.call.work.deliver({})),
    }),
  },
  {
    weight: 6,
    arbitrary: lying.map((draw) => ({
      words: `annotator meets ${String(draw)}`,
      run: (at: World) => meet(at, 'annotator', draw),
    })),
  },
  {
    weight: 4,
    arbitrary: lying.map((draw) => ({
      words: `lead meets ${String(draw)}`,
      run: (at: World) => meet(at, 'lead', draw),
    })),
  },
  { weight: 2, arbitrary: pick.map((n) => ({ words: `revoke ${String(n)}`, run: (at: World) => end(at, n) })) },
  {
    weight: 1,
    arbitrary: fc.constant({
      words: 'give back',
      run: (at: World) => tryTo(() => at.annotator.call.work.returnShard({ shardId: at.project.first })),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ words: 'complete', run: complete }) },
  { weight: 1, arbitrary: fc.constant({ words: 'restart', run: restart }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(-3 * hourMs, hourMs / 2, 3 * hourMs, 30 * hourMs).map((ms) => ({
      words: `clock ${String(ms / hourMs)} h`,
      run: (at: World) => {
        at.project.office.clock.offsetMs += ms
        at.highestMs = Math.max(at.highestMs, nowMs(at))
        return Promise.resolve()
      },
    })),
  },
)

/** Every label that ever came to the lead, in any round, out of the lead's own database. */
const labelsAtLead = async (at: World): Promise<string> => {
  const { lead } = at.project.office
  const key = await readHome(lead, (home) => home.projects.localKey(at.project.projectId))
  if (!key) return ''
  const db = openDatabase({
    file: projectDatabasePath(lead.homeDir, at.project.projectId),
    key,
    migrations: [createProject],
  })
  try {
    return db
      .prepare<[], { json: string }>('SELECT json FROM submission')
      .all()
      .map(({ json }) => json)
      .join('\n')
  } finally {
    db.close()
  }
}

const lostWork = async (at: World): Promise<string[]> => {
  const { clock, lead } = at.project.office
  clock.offsetMs = Math.max(clock.offsetMs, at.highestMs - Date.now())
  at.exchange.confess()
  for (let i = 0; i < 2; i++) {
    await at.annotator.call.work.sync({})
    await codeOf(() => at.annotator.call.work.deliver({}))
    expect((await lead.call.work.sync({})).problems).toEqual([])
  }
  const atLead = await labelsAtLead(at)
  const here: string[] = []
  for (const shardId of [at.project.first, at.project.second])
    here.push(JSON.stringify(await at.annotator.call.work.item({ shardId, index: 0 }).catch(() => null)))
  const undelivered = (await at.annotator.call.session.state({})).undeliveredItems
  const missing = [...at.saved].filter((label) => !atLead.includes(label) && !here.some((text) => text.includes(label)))
  // Work in a shard that is shut now is still in the project's database here, and is counted as undelivered.
  return undelivered > 0 ? [] : missing
}

describe('whatever happens, in whatever order, on an exchange that lies', () => {
  it(
    'nothing is read without a grant, no saved work is lost, no denial is forgotten',
    { timeout: 1_800_000 },
    async () => {
      let [reads, lost] = [0, 0]
      const wrong: string[] = []
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 30 }), async (steps) => {
          const at = await begin()
          await assign(at, 1)
          await assign(at, 2)
          await meet(at, 'annotator', [])
          for (const { run } of steps) await run(at)
          const missing = await lostWork(at)
          reads += at.reads
          lost += missing.length
          wrong.push(...at.wrong)
          expect({ wrong: at.wrong, missing }, steps.map(({ words }) => words).join('; ')).toEqual({
            wrong: [],
            missing: [],
          })
        }),
        { numRuns, seed: Number(process.env['AUXERTA_SEED'] ?? 20_261_124), endOnFailure: numRuns < 10 },
      )
      recordTries({
        attack: 'Random histories of grants, clocks, wipes and a lying exchange',
        tries: reads,
        accepted: wrong.length,
        lost,
      })
    },
  )
})
