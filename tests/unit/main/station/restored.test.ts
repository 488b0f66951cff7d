import { cpSync, renameSync, rmSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { codeOf } from '../../../support/code-of.ts'
import { finishItem, openProject, type Project } from '../../../support/assigned.ts'
import { recordTries } from '../../../support/security-record.ts'
import { sit, testPassphrase, type Seat } from '../../../support/station-kit.ts'

let project: Project
let seat: Seat
afterEach(async () => {
  await seat.station.close()
  await project.office.close()
})

/** Copies the home as a backup would, between two sessions. */
const backUp = async (): Promise<string> => {
  const { homeDir } = seat
  await seat.station.close()
  const copy = `${homeDir}-backup`
  rmSync(copy, { recursive: true, force: true })
  cpSync(homeDir, copy, { recursive: true })
  await open()
  return copy
}

const open = async (): Promise<void> => {
  seat = await sit({ homeDir: seat.homeDir, keyStore: seat.keyStore })
  await seat.call.session.unlock({ passphrase: testPassphrase })
}

const restore = async (copy: string): Promise<void> => {
  await seat.station.close()
  rmSync(seat.homeDir, { recursive: true })
  cpSync(copy, seat.homeDir, { recursive: true })
  await open()
}

const reasonOf = async (): Promise<string> => {
  const answer = await seat.call.work.open({ shardId: project.first })
  return answer.outcome === 'refused' ? answer.refusal.reason : 'opened'
}

const start = async (): Promise<void> => {
  project = await openProject()
  await project.assign(project.first)
  seat = project.office.annotator
  expect((await seat.call.work.sync({})).problems).toEqual([])
}

describe('a home folder that was restored from a copy', () => {
  it('opens nothing and signs nothing until the exchange was met, and then goes on without losing work', async () => {
    await start()
    const { lead, exchangeDir } = project.office
    const copy = await backUp()
    await finishItem(seat, project.first, 0)
    expect((await seat.call.work.deliver({})).items).toBe(1)
    await restore(copy)
    renameSync(exchangeDir, `${exchangeDir}-away`)
    const before = await reasonOf()
    expect(before).toBe('HOME_RESTORED')
    expect(await codeOf(() => seat.call.work.sync({}))).toBe('EXCHANGE_UNREACHABLE')
    const after = await reasonOf()
    expect(after).toBe('HOME_RESTORED')
    renameSync(`${exchangeDir}-away`, exchangeDir)
    expect((await seat.call.work.sync({})).problems).toEqual([])
    expect(await reasonOf()).toBe('opened')
    await finishItem(seat, project.first, 0)
    await finishItem(seat, project.first, 1)
    expect((await seat.call.work.deliver({})).items).toBe(2)
    expect((await lead.call.work.sync({})).problems).toEqual([])
    const review = await lead.call.review.open({ projectId: project.projectId, shardId: project.first })
    const rounds = review.items.map(({ index, round, labels }) => [index, round, labels])
    expect(rounds).toEqual([
      [0, 2, 1],
      [1, 2, 1],
    ])
    expect((await lead.call.projects.verify({ projectId: project.projectId })).ok).toBe(true)
    const accepted = [before, after].filter((reason) => reason === 'opened').length
    recordTries({ attack: 'A home folder restored from an older copy', tries: 2, accepted, lost: 2 - rounds.length })
  })

  it('of before a wipe opens not at all, with the passphrase and the key store of now', async () => {
    await start()
    const { lead } = project.office
    const copy = await backUp()
    await lead.call.projects.complete({ projectId: project.projectId, typedName: 'Historic plates' })
    expect((await seat.call.work.sync({})).wiped).toHaveLength(1)
    await seat.station.close()
    const now = `${seat.homeDir}-now`
    renameSync(seat.homeDir, now)
    cpSync(copy, seat.homeDir, { recursive: true })
    const thief = await sit({ homeDir: seat.homeDir, keyStore: seat.keyStore })
    const code = await codeOf(() => thief.call.session.unlock({ passphrase: testPassphrase }))
    expect(code).toBe('DEVICE_SECRET_MISSING')
    await thief.station.close()
    cpSync(`${copy}/home.db`, `${now}/home.db`)
    for (const side of ['-wal', '-shm']) rmSync(`${now}/home.db${side}`, { force: true })
    rmSync(seat.homeDir, { recursive: true })
    renameSync(now, seat.homeDir)
    seat = await sit({ homeDir: seat.homeDir, keyStore: seat.keyStore })
    const mixed = await codeOf(() => seat.call.session.unlock({ passphrase: testPassphrase }))
    expect(mixed).toBe('HOME_DAMAGED')
    const accepted = [code, mixed].filter((found) => found === 'nothing was thrown').length
    recordTries({ attack: 'A copy of the home folder from before a wipe', tries: 2, accepted, lost: 0 })
  })

  it('and used in turn with the one it was copied from is noticed each time, and its log is never forked', async () => {
    await start()
    const { lead } = project.office
    const copy = await backUp()
    const other = `${seat.homeDir}-other`
    await finishItem(seat, project.first, 0)
    await seat.call.work.deliver({})
    const reasons: string[] = []
    for (let turn = 0; turn < 2; turn++) {
      await seat.station.close()
      renameSync(seat.homeDir, other)
      renameSync(copy, seat.homeDir)
      await open()
      reasons.push(await reasonOf())
      expect(await codeOf(() => seat.call.work.deliver({}))).toMatch(/HOME_RESTORED|NOTHING_TO_DELIVER/)
      expect((await seat.call.work.sync({})).problems).toEqual([])
      await finishItem(seat, project.first, 1)
      await seat.call.work.deliver({})
      await seat.station.close()
      renameSync(seat.homeDir, copy)
      renameSync(other, seat.homeDir)
      await open()
      reasons.push(await reasonOf())
      expect((await seat.call.work.sync({})).problems).toEqual([])
    }
    expect((await lead.call.work.sync({})).problems).toEqual([])
    expect((await lead.call.projects.verify({ projectId: project.projectId })).ok).toBe(true)
    expect(reasons).toEqual(Array.from({ length: 4 }, () => 'HOME_RESTORED'))
    const accepted = reasons.filter((reason) => reason !== 'HOME_RESTORED').length
    recordTries({ attack: 'Two copies of one home used in turn', tries: reasons.length, accepted, lost: 0 })
  })
})
