import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { copyHome } from '../../../support/light-home.ts'
import { openOffice, sit, testPassphrase, type Office, type Seat } from '../../../support/station-kit.ts'

const newPassphrase = 'copper window sixteen geese'
const codeOf = (work: () => Promise<unknown>): Promise<string> =>
  work().then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  )

let office: Office | null = null
let extra: Seat | null = null
afterEach(async () => {
  await extra?.station.close()
  await office?.close()
  office = null
  extra = null
})

const trailOf = (seat: Seat): string[] =>
  readFileSync(join(seat.homeDir, 'audit.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')

/** As if there had been more wrong ones just before: a slow machine would otherwise wait the short waits out. */
const failedBefore = (seat: Seat, counted: number, failed: number): void => {
  const file = join(seat.homeDir, 'key-slot-attempts.json')
  const count = JSON.parse(readFileSync(file, 'utf8')) as { failed: number }
  expect(count.failed).toBe(counted)
  writeFileSync(file, JSON.stringify({ ...count, failed }))
}

describe('a change of passphrase', () => {
  it('opens with the new one only, keeps everything, and shuts the copy from before', async () => {
    office = await openOffice()
    const { annotator } = office
    const before = copyHome(annotator.homeDir, join(office.dir, 'before'))
    const change = { passphrase: testPassphrase, newPassphrase }
    await annotator.call.session.changePassphrase(change)
    // Rotated once more under the new passphrase, as a wipe does it.
    await annotator.call.session.changePassphrase({ passphrase: newPassphrase, newPassphrase: `${newPassphrase} more` })
    await annotator.call.session.lock({})
    expect(await codeOf(() => annotator.call.session.unlock({ passphrase: testPassphrase }))).toBe('PASSPHRASE_WRONG')
    expect(await codeOf(() => annotator.call.session.unlock({ passphrase: newPassphrase }))).toBe('PASSPHRASE_WRONG')
    expect((await annotator.call.session.unlock({ passphrase: `${newPassphrase} more` })).stage).toBe('unlocked')
    expect((await annotator.call.work.sync({})).problems).toEqual([])
    extra = await sit({ homeDir: before, keyStore: annotator.keyStore })
    const copy = extra
    expect(await codeOf(() => copy.call.session.unlock({ passphrase: testPassphrase }))).toBe('DEVICE_SECRET_MISSING')
  })

  it('asks for the one of now, counts wrong ones, takes no weak one, and is in the trail either way', async () => {
    office = await openOffice()
    const { annotator } = office
    const change = (passphrase: string, next: string) =>
      codeOf(() => annotator.call.session.changePassphrase({ passphrase, newPassphrase: next }))
    expect(await change(testPassphrase, 'short')).toBe('PASSPHRASE_WEAK')
    expect(await change(testPassphrase, 'mira okafor and a heron')).toBe('PASSPHRASE_WEAK')
    expect(await change(testPassphrase, 'correct horse battery staple')).toBe('PASSPHRASE_WEAK')
    for (const guess of ['one', 'two', 'three']) expect(await change(guess, newPassphrase)).toBe('PASSPHRASE_WRONG')
    failedBefore(annotator, 3, 20)
    expect(await change(testPassphrase, newPassphrase)).toBe('RATE_LIMITED')
    const told = trailOf(annotator).filter((line) => line.includes('"passphrase.change"'))
    expect(told).toHaveLength(7)
    expect(told.every((line) => line.includes('"refused"'))).toBe(true)
    expect(told.join('')).not.toContain(newPassphrase)
  })

  it('is refused while locked', async () => {
    office = await openOffice()
    const { annotator } = office
    await annotator.call.session.lock({})
    const change = { passphrase: testPassphrase, newPassphrase }
    expect(await codeOf(() => annotator.call.session.changePassphrase(change))).toBe('LOCKED')
  })
})

describe('a lost passphrase', () => {
  it('gives up the home: nothing of it opens, the trail stays, and the device enrols as a new one', async () => {
    office = await openOffice()
    const { annotator, exchangeDir, lead } = office
    const before = copyHome(annotator.homeDir, join(office.dir, 'before'))
    const lines = trailOf(annotator).length
    const oldId = (await annotator.call.session.state({})).device?.id
    expect(await codeOf(() => annotator.call.session.eraseHome({ typedWord: 'erase' }))).toBe('NOT_PERMITTED')
    await annotator.call.session.lock({})
    expect(await codeOf(() => annotator.call.session.eraseHome({ typedWord: 'Erase' }))).toBe('NOT_PERMITTED')
    expect((await annotator.call.session.state({})).stage).toBe('locked')
    expect((await annotator.call.session.eraseHome({ typedWord: 'erase' })).stage).toBe('new')
    const left = readdirSync(annotator.homeDir).filter((name) => !name.startsWith('audit') && !name.startsWith('lock'))
    expect(left).toEqual([])
    const trail = trailOf(annotator)
    expect(trail.length).toBeGreaterThan(lines)
    expect(trail.at(-1)).toContain('"home.erase"')
    expect(trail.at(-1)).toContain(oldId)
    extra = await sit({ homeDir: before, keyStore: annotator.keyStore })
    const copy = extra
    expect(await codeOf(() => copy.call.session.unlock({ passphrase: testPassphrase }))).toBe('DEVICE_SECRET_MISSING')
    const exchange = annotator.station.folders.remember(exchangeDir)
    const organisation = await annotator.call.session.inspectExchange({ exchange })
    const state = await annotator.call.session.join({
      memberName: 'Mira Okafor',
      deviceName: 'WS-0417',
      exchange,
      organisationFingerprint: organisation?.fingerprint ?? '',
      passphrase: newPassphrase,
    })
    expect(state.stage).toBe('joining')
    expect(state.device?.id).not.toBe(oldId)
    expect(await lead.call.members.requests({})).toHaveLength(1)
    expect((await lead.call.members.list({})).some((row) => row.deviceId === oldId && row.revokedAt === null)).toBe(
      true,
    )
  })

  it('cut short after the slot is gone does not stand in the way of a new enrolment', async () => {
    office = await openOffice()
    const { annotator, exchangeDir } = office
    await annotator.call.session.lock({})
    const leftOver = readFileSync(join(annotator.homeDir, 'home.db'))
    await annotator.call.session.eraseHome({ typedWord: 'erase' })
    writeFileSync(join(annotator.homeDir, 'home.db'), leftOver)
    const exchange = annotator.station.folders.remember(exchangeDir)
    const organisation = await annotator.call.session.inspectExchange({ exchange })
    await annotator.call.session.join({
      memberName: 'Mira Okafor',
      deviceName: 'WS-0417',
      exchange,
      organisationFingerprint: organisation?.fingerprint ?? '',
      passphrase: newPassphrase,
    })
    expect(existsSync(join(annotator.homeDir, 'key-slot.json'))).toBe(true)
  })
})

describe('the wait after wrong passphrases', () => {
  it('is told to the lock screen', async () => {
    office = await openOffice()
    const { annotator } = office
    await annotator.call.session.lock({})
    expect((await annotator.call.session.state({})).unlockWaitMs).toBe(0)
    expect(await codeOf(() => annotator.call.session.unlock({ passphrase: 'a guess' }))).toBe('PASSPHRASE_WRONG')
    failedBefore(annotator, 1, 14)
    const { unlockWaitMs } = await annotator.call.session.state({})
    expect(unlockWaitMs).toBeGreaterThan(0)
    expect(unlockWaitMs).toBeLessThanOrEqual(1_024_000)
    // A clock that was turned on by a year changes nothing.
    office.clock.offsetMs = 365 * 86_400_000
    expect(await codeOf(() => annotator.call.session.unlock({ passphrase: testPassphrase }))).toBe('RATE_LIMITED')
  })
})
