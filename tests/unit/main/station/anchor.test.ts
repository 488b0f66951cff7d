import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readKeySlotFile } from '../../../../src/main/guard/keys/key-slot-file.ts'
import { finishItem, openProject, type Project } from '../../../support/assigned.ts'
import { recordTries } from '../../../support/security-record.ts'
import { sit, testPassphrase, type Seat } from '../../../support/station-kit.ts'

const hour = 3_600_000
let project: Project
let seat: Seat
let offsetMs = 0
afterEach(async () => {
  await seat.station.close()
  await project.office.close()
})

const open = async (): Promise<void> => {
  const { homeDir, keyStore } = seat
  seat = await sit({ homeDir, keyStore, nowMs: () => Date.now() + offsetMs })
  await seat.call.session.unlock({ passphrase: testPassphrase })
}

const start = async (): Promise<void> => {
  offsetMs = 0
  project = await openProject()
  await project.assign(project.first)
  seat = project.office.annotator
  expect((await seat.call.work.sync({})).problems).toEqual([])
}

const replace = (from: string, to: string): void => {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true })
}

const reasonOf = async (): Promise<string> => {
  const answer = await seat.call.work.open({ shardId: project.first })
  return answer.outcome === 'refused' ? answer.refusal.reason : 'opened'
}

const anchorOf = (): string => `${readKeySlotFile(seat.homeDir)?.homeId ?? ''}.anchor`

describe('what the key store remembers of a home', () => {
  it('holds the time when home and exchange are both put back and the clock with them', async () => {
    await start()
    const { exchangeDir, dir } = project.office
    await seat.station.close()
    const kept = { home: join(dir, 'kept-home'), exchange: join(dir, 'kept-exchange') }
    replace(seat.homeDir, kept.home)
    replace(exchangeDir, kept.exchange)
    await open()
    offsetMs = 120 * hour // five days go by while it is unlocked; the lock keeps the time
    expect(await reasonOf()).toBe('STATUS_STALE')
    await seat.station.close()
    const reasons: string[] = []
    for (const backMs of [hour, 24 * hour, 48 * hour]) {
      replace(kept.home, seat.homeDir)
      replace(kept.exchange, exchangeDir)
      offsetMs = backMs
      await open()
      reasons.push(await reasonOf())
      expect((await seat.call.work.sync({})).problems).toEqual([])
      reasons.push(await reasonOf())
      await seat.station.close()
    }
    expect(reasons).toEqual(Array.from({ length: 3 }, () => ['HOME_RESTORED', 'CLOCK_BACK']).flat())
    const accepted = reasons.filter((reason) => reason === 'opened').length
    const attack = 'Home, exchange and clock all put back to an earlier day'
    recordTries({ attack, tries: reasons.length, accepted, lost: 0 })
  })

  it('counts as put back when its entry is taken away, and heals at the next contact', async () => {
    await start()
    await seat.station.close()
    await open()
    await seat.station.close()
    await seat.keyStore.remove(anchorOf())
    await open()
    const before = await reasonOf()
    expect(before).toBe('HOME_RESTORED')
    expect((await seat.call.work.sync({})).problems).toEqual([])
    expect(await reasonOf()).toBe('opened')
    const accepted = before === 'opened' ? 1 : 0
    recordTries({ attack: "The key store's memory of a home taken away", tries: 1, accepted, lost: 0 })
  })

  it('is no fault when it is older than the home, as after a power cut between the two', async () => {
    await start()
    await seat.station.close()
    const older = await seat.keyStore.get(anchorOf())
    expect(older).toHaveLength(16)
    await open()
    await seat.station.close()
    await seat.keyStore.set(anchorOf(), older ?? new Uint8Array(16))
    await open()
    expect(await reasonOf()).toBe('opened')
  })
})

describe('a machine that slept past the end of a lease', () => {
  it('stays shut, keeps the work, and delivers it', async () => {
    await start()
    const { lead, clock } = project.office
    await finishItem(seat, project.first, 0)
    await seat.call.session.lock({})
    clock.offsetMs = 120 * hour
    await seat.call.session.unlock({ passphrase: testPassphrase })
    expect(await reasonOf()).toBe('STATUS_STALE')
    const { items } = await seat.call.work.deliver({})
    expect(items).toBe(1)
    expect((await lead.call.work.sync({})).problems).toEqual([])
    const review = await lead.call.review.open({ projectId: project.projectId, shardId: project.first })
    expect(review.items).toHaveLength(1)
    recordTries({ attack: 'A lease that lapses while the machine sleeps', tries: 1, accepted: 0, lost: 1 - items })
  })
})

describe('a clock that was always slow', () => {
  it('opens nothing under a status that was signed long after its own time', async () => {
    offsetMs = 0
    project = await openProject()
    seat = project.office.annotator
    const { clock, lead } = project.office
    await project.assign(project.first, { expiresMs: 60 * 24 * hour })
    await seat.call.work.sync({})
    expect(await reasonOf()).toBe('opened')
    clock.offsetMs = 30 * 24 * hour
    await lead.call.projects.renewStatus({ projectId: project.projectId, validMinutes: 60 })
    clock.offsetMs = 0
    await seat.call.work.sync({})
    const slow = await reasonOf()
    expect(slow).toBe('CLOCK_BACK')
    clock.offsetMs = 30 * 24 * hour
    expect(await reasonOf()).toBe('opened')
    const accepted = slow === 'opened' ? 1 : 0
    recordTries({ attack: 'A clock kept slow from the first day', tries: 1, accepted, lost: 0 })
  })
})
