import { expect, test } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { assignShards, makeProject, openOffice, passphrase, writeFolder, type Office } from './support/office.ts'

const program = path.resolve(import.meta.dirname, '..', '..', 'out', 'cli', 'auxerta.js')

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command line as a person or a script does. Without words for the passphrase unless they are given. */
const auxerta = (args: readonly string[], env: Record<string, string> = {}): Ended => {
  // The test runner asks for colours both ways, which Node.js itself would remark on.
  const { AUXERTA_PASSPHRASE: _, FORCE_COLOR: __, NO_COLOR: ___, ...clean } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    env: { ...clean, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { code: status, out: stdout, err: stderr }
}

let office: Office
let projectId: string
let shardId: string
test.beforeAll(async () => {
  office = await openOffice()
  projectId = await makeProject(office, 'Letters')
  const source = writeFolder(office, 'letters', { 'a.txt': 'A letter from Oslo.', 'b.txt': 'Another one.' })
  const built = await office.cli<{ shards: { shardId: string }[] }>('lead', 'project', 'import', projectId, source)
  shardId = built.shards[0]?.shardId ?? ''
  await assignShards(office, projectId, { shardIds: [shardId] })
  await office.cli('annotator', 'sync')
})
test.afterAll(() => {
  office.dispose()
})

const as = (seat: 'lead' | 'annotator', ...args: string[]): Ended =>
  auxerta(['--home', office.homes[seat], ...args], { AUXERTA_PASSPHRASE: passphrase })

test('help says what there is and ends with 0, for the program and for every command', () => {
  const help = auxerta(['--help'])
  expect(help.code).toBe(0)
  const commands = [...help.out.matchAll(/^ {2}([a-z]+)/gm)].map((match) => match[1] ?? '')
  for (const name of ['org', 'join', 'members', 'project', 'work', 'sync', 'renew', 'review', 'verify', 'audit'])
    expect(commands).toContain(name)
  for (const name of commands) expect(auxerta([name, '--help']), name).toMatchObject({ code: 0, err: '' })
  expect(auxerta(['--version'])).toMatchObject({ code: 0, err: '' })
})

test('wrong use ends with 2 and says what is wrong, and makes no home folder', () => {
  const nowhere = path.join(office.root, 'nowhere')
  for (const args of [
    [],
    ['no-such-command'],
    ['project', 'import', 'x'],
    ['project', 'assign', 'x', '--shard', 's', '--device', 'd', '--until', 'soon'],
    ['--home', nowhere, 'project', 'list'],
    ['--home', nowhere, '--passphrase-file', path.join(nowhere, 'none'), 'project', 'list'],
    ['verify', '--exchange', office.exchange, '--root', path.join(nowhere, 'none')],
  ]) {
    const ended = auxerta(args)
    expect(ended.code, args.join(' ')).toBe(2)
    expect(ended.err.length, args.join(' ')).toBeGreaterThan(10)
    expect(ended.err).not.toMatch(/\bat .+:\d+:\d+|Error:.*\n.*at /)
  }
  expect(existsSync(nowhere)).toBe(false)
})

test('what goes wrong ends with 1 and its code', () => {
  const unknown = as('lead', '--json', 'project', 'show', '0000000000000000')
  expect(unknown).toMatchObject({ code: 1, out: '' })
  expect(JSON.parse(unknown.err)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  const spoken = as('lead', 'project', 'show', '0000000000000000')
  expect(spoken.err).toContain('NOT_FOUND')
})

test('what is refused ends with 3, its reason and its audit entry', () => {
  const wrong = auxerta(['--home', office.homes.lead, '--json', 'project', 'list'], {
    AUXERTA_PASSPHRASE: 'not the light table',
  })
  expect(wrong.code).toBe(3)
  expect(JSON.parse(wrong.err)).toMatchObject({ error: { code: 'PASSPHRASE_WRONG' } })
  const foreign = as('annotator', '--json', 'work', 'open', '0000000000000000')
  expect(foreign.code).toBe(3)
  const answer = JSON.parse(foreign.out) as { refusal: { reason: string; auditEntry: number } }
  expect(answer.refusal.reason).toBe('NOT_ASSIGNED')
  const trail = as('annotator', '--json', 'audit', '--refused')
  const { entries } = JSON.parse(trail.out) as { entries: { entry: number; reason: string }[] }
  expect(entries[0]).toMatchObject({ entry: answer.refusal.auditEntry, reason: 'NOT_ASSIGNED' })
  expect(as('annotator', 'project', 'list').code).toBe(3)
})

test('answers are one JSON value or lines for people, and never content', () => {
  const list = as('annotator', '--json', 'work', 'list')
  expect(list.code).toBe(0)
  expect(list.out.trim().split('\n')).toHaveLength(1)
  expect(JSON.parse(list.out)).toMatchObject({ projects: [{ name: 'Letters', shards: [{ shardId, shut: null }] }] })
  expect(as('annotator', 'work', 'list').out).toContain('Letters')
  const opened = as('annotator', '--json', 'work', 'open', shardId)
  expect(opened.code).toBe(0)
  expect(opened.out).not.toContain('letter from Oslo')
})

test('the passphrase comes from a file as well', () => {
  const file = path.join(office.root, 'words')
  writeFileSync(file, `${passphrase}\n`, { mode: 0o600 })
  expect(auxerta(['--home', office.homes.lead, '--passphrase-file', file, 'project', 'list']).code).toBe(0)
})

test.describe('verify, with the root key alone', () => {
  let root = ''
  let copy = ''
  test.beforeAll(async () => {
    root = path.join(office.root, 'root.json')
    expect(auxerta(['root', '--exchange', office.exchange, '--out', root]).code).toBe(0)
    await office.cli('lead', 'project', 'show', projectId)
  })
  test.beforeEach(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'exchange-copy-'))
    cpSync(office.exchange, copy, { recursive: true })
  })
  test.afterEach(() => {
    rmSync(copy, { recursive: true })
  })

  const verify = () => {
    const ended = auxerta(['--json', 'verify', '--exchange', copy, '--root', root])
    const report = JSON.parse(ended.out) as { ok: boolean; checks: { what: string; ok: boolean; found: string }[] }
    return { code: ended.code, broken: report.checks.filter((check) => !check.ok) }
  }
  const flip = (folder: string, name: RegExp): string => {
    const found =
      readdirSync(path.join(copy, folder))
        .sort()
        .filter((file) => name.test(file))
        .at(-1) ?? ''
    const file = path.join(copy, folder, found)
    const bytes = readFileSync(file)
    const at = bytes.length >> 1
    bytes[at] = bytes[at] === 65 ? 66 : 65
    writeFileSync(file, bytes)
    return found
  }

  test('holds when nothing was touched', () => {
    expect(verify()).toEqual({ code: 0, broken: [] })
  })

  test('names a shard with a flipped byte', () => {
    flip(`projects/${projectId}/shards`, /tar$/)
    expect(verify()).toMatchObject({ code: 1, broken: [{ what: `Shard ${shardId}` }] })
  })

  test('names a log entry with a flipped byte', () => {
    const writer = readdirSync(path.join(copy, 'projects', projectId, 'log'))[0] ?? ''
    const entry = flip(`projects/${projectId}/log/${writer}`, /jws$/)
    const { code, broken } = verify()
    expect(code).toBe(1)
    expect(broken[0]?.found).toContain(`Entry ${String(Number.parseInt(entry, 10))} of`)
  })

  test('names the certificate of a device with a flipped byte, or one that never came', async () => {
    await office.cli('lead', 'project', 'complete', projectId, '--typed-name', 'Letters')
    rmSync(copy, { recursive: true })
    cpSync(office.exchange, copy, { recursive: true })
    expect(verify().broken.map((check) => check.what)).toEqual([`Certificate of device ${office.deviceId}`])
    await office.cli('annotator', 'sync')
    rmSync(copy, { recursive: true })
    cpSync(office.exchange, copy, { recursive: true })
    expect(verify()).toEqual({ code: 0, broken: [] })
    flip(`devices/${office.deviceId}/log`, /jws$/)
    const { code, broken } = verify()
    expect(code).toBe(1)
    expect(broken.map((check) => check.what)).toContain(`Certificate of device ${office.deviceId}`)
  })

  test('refuses the root of another organisation', () => {
    const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
    const file = path.join(copy, 'other.json')
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(root, 'utf8')) as object), x, y }))
    const ended = auxerta(['--json', 'verify', '--exchange', copy, '--root', file])
    expect(ended.code).toBe(1)
    const report = JSON.parse(ended.out) as { checks: { what: string; ok: boolean }[] }
    expect(report.checks.filter((check) => check.ok)).toEqual([])
  })
})
