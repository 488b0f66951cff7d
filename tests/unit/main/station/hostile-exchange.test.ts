import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deviceIdOf, finishItem, makeProject, openProject, type Project } from '../../../support/assigned.ts'
import { recordTries } from '../../../support/security-record.ts'
import { testPassphrase, type Seat } from '../../../support/station-kit.ts'

let open: Project
beforeEach(async () => {
  answers = []
  open = await openProject()
})
afterEach(() => open.office.close())

const at = (...names: string[]): string => join(open.office.exchangeDir, ...names)
const logDir = async (): Promise<string> => at('projects', open.projectId, 'log', await deviceIdOf(open.office.lead))
const entryFile = async (seq: number): Promise<string> => join(await logDir(), `${String(seq).padStart(8, '0')}.jws`)
const statusFile = async (): Promise<string> =>
  at('projects', open.projectId, 'status', `${await deviceIdOf(open.office.lead)}.jws`)

/** What each contact of this test answered. */
let answers: string[][] = []
const problemsOf = async (seat: Seat): Promise<string[]> => {
  const { problems } = await seat.call.work.sync({})
  const answer = problems.map(({ code, entry }) => `${code} ${entry?.split(' ')[1] ?? ''}`.trim())
  answers.push(answer)
  return answer
}
/** Records the contacts of this test at which the exchange lied: the first ones. One without a problem was taken in. */
const recordLies = (attack: string, tries: number): void => {
  const accepted = answers.slice(0, tries).filter((answer) => answer.length === 0).length
  recordTries({ attack, tries, accepted, lost: 0 })
}
const opens = async (seat: Seat): Promise<string> => {
  const answer = await seat.call.work.open({ shardId: open.first })
  return answer.outcome === 'opened' ? 'opened' : answer.refusal.reason
}

describe('the exchange may lie', () => {
  it('with a log entry that is gone: the status names what is missing, and nothing opens', async () => {
    await open.assign(open.first)
    rmSync(await entryFile(4))
    expect(await problemsOf(open.office.annotator)).toEqual(['LOG_BROKEN 4'])
    expect(await opens(open.office.annotator)).toBe('NOT_ASSIGNED')
  })

  it('with entries in another order, twice, or changed: the entry is named', async () => {
    await open.assign(open.first)
    const second = readFileSync(await entryFile(2))
    const third = readFileSync(await entryFile(3))
    writeFileSync(await entryFile(2), third)
    expect(await problemsOf(open.office.annotator)).toEqual(['LOG_BROKEN 2'])
    writeFileSync(await entryFile(2), second)
    writeFileSync(await entryFile(3), second)
    expect(await problemsOf(open.office.annotator)).toEqual(['LOG_BROKEN 3'])
    const changed = Buffer.from(third)
    changed[changed.length - 10] = changed[changed.length - 10] === 65 ? 66 : 65
    writeFileSync(await entryFile(3), changed)
    expect(await problemsOf(open.office.annotator)).toEqual(['LOG_BROKEN 3'])
    writeFileSync(await entryFile(3), third)
    expect(await problemsOf(open.office.annotator)).toEqual([])
    expect(await opens(open.office.annotator)).toBe('opened')
    recordLies('Log entries swapped, repeated or changed on the exchange', 3)
  })

  it('with a log without its newest entries and an old status: what was seen stays seen', async () => {
    const grantId = await open.assign(open.first)
    const old = readFileSync(await statusFile())
    await open.office.annotator.call.work.sync({})
    await open.office.lead.call.projects.revoke({ projectId: open.projectId, grantId })
    await open.office.annotator.call.work.sync({})
    expect(await opens(open.office.annotator)).toBe('GRANT_REVOKED')
    rmSync(await entryFile(5))
    writeFileSync(await statusFile(), old)
    expect(await problemsOf(open.office.annotator)).toEqual(['VERSION_ROLLED_BACK'])
    expect(await opens(open.office.annotator)).toBe('GRANT_REVOKED')
  })

  it('with a status that is gone, cut, or not signed: the lease runs out', async () => {
    await open.assign(open.first, { offlineLeaseHours: 1 })
    await open.office.annotator.call.work.sync({})
    writeFileSync(await statusFile(), 'eyJhbGciOiJub25lIn0.e30.')
    expect(await problemsOf(open.office.annotator)).toEqual(['DOCUMENT_INVALID'])
    rmSync(await statusFile())
    expect(await problemsOf(open.office.annotator)).toEqual([])
    expect(await opens(open.office.annotator)).toBe('opened')
    open.office.clock.offsetMs = 2 * 3_600_000
    expect(await opens(open.office.annotator)).toBe('STATUS_STALE')
  })

  it('with an order that it hands out beside a broken status: the order is carried out', async () => {
    const grantId = await open.assign(open.first)
    await open.office.annotator.call.work.sync({})
    await open.office.lead.call.projects.revoke({ projectId: open.projectId, grantId })
    writeFileSync(await statusFile(), 'broken')
    expect(await problemsOf(open.office.annotator)).toEqual(['DOCUMENT_INVALID'])
    expect(await opens(open.office.annotator)).toBe('GRANT_REVOKED')
  })

  it('with an older membership, or another one of the same version', async () => {
    const older = readFileSync(at('membership.jws'))
    await open.office.join('Tomas Berg')
    await open.office.annotator.call.work.sync({})
    writeFileSync(at('membership.jws'), older)
    expect(await problemsOf(open.office.annotator)).toEqual(['VERSION_ROLLED_BACK'])
    expect(await problemsOf(open.office.lead)).toEqual(['VERSION_ROLLED_BACK'])
  })

  it('with shards that are cut, swapped or gone', async () => {
    await open.assign(open.first)
    const dir = at('projects', open.projectId, 'shards')
    const names = readdirSync(dir).filter((name) => name.startsWith(open.first))
    const tar = join(dir, names.find((name) => name.endsWith('tar')) ?? '')
    const whole = readFileSync(tar)
    truncateSync(tar, whole.length - 1)
    expect(await problemsOf(open.office.annotator)).toEqual(['SHARD_DAMAGED'])
    const changed = Buffer.from(whole)
    changed[100] = (changed[100] ?? 0) ^ 1
    writeFileSync(tar, changed)
    expect(await problemsOf(open.office.annotator)).toEqual(['SHARD_DAMAGED'])
    rmSync(tar)
    expect(await problemsOf(open.office.annotator)).toEqual(['OBJECT_MISSING'])
    expect(existsSync(join(open.office.annotator.homeDir, 'cache', `${open.first}.v1.tar`))).toBe(false)
    writeFileSync(tar, whole)
    expect(await problemsOf(open.office.annotator)).toEqual([])
    expect(await opens(open.office.annotator)).toBe('opened')
    recordLies('A shard cut, changed or removed on the exchange', 3)
  })

  it('with delivered work that is gone or changed: the lead takes nothing past it and takes it when it is back', async () => {
    await open.assign(open.first)
    await open.office.annotator.call.work.sync({})
    await finishItem(open.office.annotator, open.first, 0)
    await open.office.annotator.call.work.deliver({})
    const dir = at('projects', open.projectId, 'work', await deviceIdOf(open.office.annotator))
    const file = join(dir, readdirSync(dir)[0] ?? '')
    const work = readFileSync(file)
    rmSync(file)
    expect(await problemsOf(open.office.lead)).toEqual(['OBJECT_MISSING'])
    writeFileSync(file, Buffer.concat([work, Buffer.from('x')]))
    expect(await problemsOf(open.office.lead)).toEqual(['DOCUMENT_INVALID'])
    expect((await open.office.lead.call.projects.show({ projectId: open.projectId })).delivered).toBe(0)
    writeFileSync(file, work)
    expect(await problemsOf(open.office.lead)).toEqual([])
    expect((await open.office.lead.call.projects.show({ projectId: open.projectId })).delivered).toBe(1)
  })

  it('with hints of nobody: they are passed over, and a later true one is followed', async () => {
    const device = await deviceIdOf(open.office.annotator)
    mkdirSync(at('devices', device, 'projects'), { recursive: true })
    writeFileSync(at('devices', device, 'projects', `${open.projectId}.0000000000000000`), '1')
    writeFileSync(at('devices', device, 'projects', `${open.projectId}.${device}`), '1')
    expect(await problemsOf(open.office.annotator)).toEqual([])
    await open.assign(open.first)
    expect(await problemsOf(open.office.annotator)).toEqual([])
    expect(await opens(open.office.annotator)).toBe('opened')
  })

  it('and be away: nothing is lost, and the next contact goes on', async () => {
    await open.assign(open.first)
    await open.office.annotator.call.work.sync({})
    await finishItem(open.office.annotator, open.first, 0)
    const away = `${open.office.exchangeDir}-away`
    cpSync(open.office.exchangeDir, away, { recursive: true })
    rmSync(open.office.exchangeDir, { recursive: true })
    await expect(open.office.annotator.call.work.sync({})).rejects.toMatchObject({ code: 'EXCHANGE_UNREACHABLE' })
    await expect(open.office.annotator.call.work.deliver({})).rejects.toMatchObject({ code: 'EXCHANGE_UNREACHABLE' })
    expect((await open.office.annotator.call.session.state({})).exchange.reachable).toBe(false)
    expect(await opens(open.office.annotator)).toBe('opened')
    cpSync(away, open.office.exchangeDir, { recursive: true })
    await open.office.annotator.call.work.sync({})
    await open.office.lead.call.work.sync({})
    expect((await open.office.lead.call.projects.show({ projectId: open.projectId })).delivered).toBe(1)
  })
})

describe('a second lead', () => {
  it('writes no entry into the log of another, and no status', async () => {
    await open.assign(open.first)
    const deputy = await open.office.join('Ada Nilsen', undefined, ['lead', 'annotator'])
    await makeProjectOf(deputy)
    const deputyLog = join(
      at('projects'),
      readdirSync(at('projects')).find((name) => name !== open.projectId) ?? '',
      'log',
    )
    const foreign = join(deputyLog, await deviceIdOf(deputy), '00000001.jws')
    cpSync(foreign, await entryFile(5))
    expect(await problemsOf(open.office.annotator)).toEqual(['LOG_BROKEN 5'])
    rmSync(await entryFile(5))
    const status = await statusFile()
    const own = readFileSync(status)
    const deputyStatus = join(deputyLog, '..', 'status', `${await deviceIdOf(deputy)}.jws`)
    cpSync(deputyStatus, status)
    expect(await problemsOf(open.office.annotator)).toEqual(['SIGNATURE_INVALID'])
    writeFileSync(status, own)
    expect(await problemsOf(open.office.annotator)).toEqual([])
  })

  it('cannot make a log of its own under the name of another project', async () => {
    await open.assign(open.first)
    await open.office.annotator.call.work.sync({})
    const deputy = await open.office.join('Ada Nilsen', undefined, ['lead', 'annotator'])
    const projectId = await makeProjectOf(deputy)
    const writer = await deviceIdOf(deputy)
    const device = await deviceIdOf(open.office.annotator)
    const alias = '0000000000000001'
    cpSync(at('projects', projectId, 'log'), at('projects', alias, 'log'), { recursive: true })
    writeFileSync(at('devices', device, 'projects', `${alias}.${writer}`), '1')
    expect(await problemsOf(open.office.annotator)).toEqual(['LOG_BROKEN 1'])
    expect(await opens(open.office.annotator)).toBe('opened')
    await open.office.annotator.call.session.lock({})
    await open.office.annotator.call.session.unlock({ passphrase: testPassphrase })
    expect(await opens(open.office.annotator)).toBe('opened')
  })
})

const makeProjectOf = async (seat: Seat): Promise<string> => {
  await seat.call.work.sync({})
  const { projectId } = await makeProject({ ...open.office, lead: seat }, 'Of the deputy')
  return projectId
}

describe('verification with the root key alone', () => {
  const broken = async (): Promise<string[]> =>
    (await open.office.lead.call.projects.verify({ projectId: open.projectId })).checks
      .filter((check) => !check.ok)
      .map((check) => `${check.what}: ${check.found}`)

  const flip = (file: string, place: (length: number) => number): void => {
    const bytes = readFileSync(file)
    const where = place(bytes.length)
    bytes[where] = bytes[where] === 65 ? 66 : 65
    writeFileSync(file, bytes)
  }

  it('names a flipped byte in a shard, a log entry and a status', async () => {
    await open.assign(open.first)
    expect(await broken()).toEqual([])
    const dir = at('projects', open.projectId, 'shards')
    const shard = join(dir, `${open.second}.v1.index`)
    const whole = readFileSync(shard)
    flip(shard, (length) => length - 5)
    expect(await broken()).toEqual([expect.stringContaining(`Shard ${open.second}`)])
    writeFileSync(shard, whole)
    flip(await statusFile(), (length) => length - 40)
    expect(await broken()).toEqual([expect.stringContaining('Status of')])
    flip(await entryFile(3), (length) => length >> 1)
    expect(await broken()).toEqual([expect.stringContaining('Entry 3 of')])
  })

  it('names the device whose certificate is missing', async () => {
    await open.assign(open.first)
    await open.office.annotator.call.work.sync({})
    await open.office.lead.call.projects.complete({ projectId: open.projectId, typedName: 'Historic plates' })
    const device = await deviceIdOf(open.office.annotator)
    expect(await broken()).toEqual([expect.stringContaining(`Certificate of device ${device}`)])
    await open.office.annotator.call.work.sync({})
    expect(await broken()).toEqual([])
    expect(readdirSync(at('projects', open.projectId, 'shards'))).toEqual([])
    const log = at('devices', device, 'log')
    const last = readdirSync(log).sort().at(-1) ?? ''
    const digest = createHash('sha256')
      .update(readFileSync(join(log, last)))
      .digest('hex')
    flip(join(log, last), (length) => length >> 1)
    expect(
      createHash('sha256')
        .update(readFileSync(join(log, last)))
        .digest('hex'),
    ).not.toBe(digest)
    expect((await broken()).some((line) => line.includes(device))).toBe(true)
  })
})
