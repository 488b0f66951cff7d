import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAuditLog, type AuditLog } from '../../../../../src/main/guard/audit/audit-log.ts'
import { encodeLine } from '../../../../../src/main/guard/audit/audit-line.ts'
import type { AuditEntry } from '../../../../../src/shared/ipc/device.ts'
import { temporaryFolder } from '../../storage/temporary-folder.ts'

const startMs = Date.parse('2026-03-01T10:00:00.000Z')

const open = (homeDir: string): AuditLog => {
  let ticks = 0
  return createAuditLog({ homeDir, build: '0.1.0+abc', now: () => startMs + 1_000 * ticks++ })
}

const fill = (log: AuditLog, count: number): void => {
  for (let entry = 1; entry <= count; entry++) {
    const refused = entry % 3 === 0
    log.append({
      event: 'shard.open',
      result: refused ? 'refused' : 'allowed',
      reason: refused ? 'NOT_ASSIGNED' : null,
      subject: `shard${String(entry)}`,
    })
  }
}

const filled = (count: number) => {
  const homeDir = temporaryFolder()
  const log = open(homeDir)
  fill(log, count)
  return { homeDir, log, file: join(homeDir, 'audit.jsonl') }
}

const rewrite = (file: string, change: (lines: string[]) => string[]): void => {
  writeFileSync(file, `${change(readFileSync(file, 'utf8').trimEnd().split('\n')).join('\n')}\n`)
}

describe('audit trail', () => {
  it('numbers, dates and chains what happens', () => {
    const { log, file } = filled(2)
    const [first, second] = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(first).toMatchObject({
      entry: 1,
      at: '2026-03-01T10:00:00.000Z',
      event: 'shard.open',
      result: 'allowed',
      reason: null,
      subject: 'shard1',
      build: '0.1.0+abc',
      prev: 'A'.repeat(43),
    })
    expect(second?.['prev']).toBe(first?.['hash'])
    expect(log.head()).toEqual({ seq: 2, hash: second?.['hash'] })
  })

  it('hashes the bytes of the line up to the hash', () => {
    const { file } = filled(1)
    const line = readFileSync(file, 'utf8').trimEnd()
    const content = line.replace(/,"hash":"[^"]*"\}$/, '}')
    const hash = createHash('sha256').update(content).digest('base64url')
    expect(line).toBe(`${content.slice(0, -1)},"hash":"${hash}"}`)
  })

  it('goes on where it stopped', () => {
    const { homeDir, log } = filled(5)
    const head = log.head()
    log.close()
    const again = open(homeDir)
    expect(again.head()).toEqual(head)
    fill(again, 3)
    expect(again.verify()).toEqual({ whole: true, entries: 8, brokenAt: null })
  })

  it('is readable by its owner alone and cannot be written once closed', () => {
    const { log, file } = filled(1)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    log.close()
    log.close()
    expect(() => {
      fill(log, 1)
    }).toThrow(expect.objectContaining({ code: 'INTERNAL' }) as Error)
  })
})

describe('list', () => {
  it('gives pages, newest first', () => {
    const { log } = filled(10)
    const page = (before: number | null): number[] =>
      log.list({ before, limit: 4, refusedOnly: false }).entries.map(({ entry }) => entry)
    expect([page(null), page(7), page(3), page(1)]).toEqual([[10, 9, 8, 7], [6, 5, 4, 3], [2, 1], []])
    expect(log.list({ before: 3, limit: 4, refusedOnly: false }).total).toBe(10)
  })

  it('gives what was refused alone, also after a restart', () => {
    const { homeDir, log } = filled(10)
    const refused = (from: AuditLog, before: number | null) => from.list({ before, limit: 2, refusedOnly: true })
    for (const from of [log, open(homeDir)]) {
      expect(refused(from, null).entries.map(({ entry }) => entry)).toEqual([9, 6])
      expect(refused(from, 6)).toMatchObject({ total: 3, entries: [{ entry: 3, reason: 'NOT_ASSIGNED' }] })
    }
  })
})

describe('verify', () => {
  const whole = { whole: true, entries: 6, brokenAt: null }

  it.each<[string, (lines: string[]) => string[], number]>([
    ['changed', (lines) => lines.with(2, (lines[2] ?? '').replace('refused', 'allowed')), 3],
    ['removed', (lines) => lines.toSpliced(2, 1), 3],
    ['first removed', (lines) => lines.slice(1), 1],
    ['twice', (lines) => lines.toSpliced(2, 0, lines[2] ?? ''), 4],
    ['swapped', (lines) => lines.with(2, lines[3] ?? '').with(3, lines[2] ?? ''), 3],
    ['not an entry', (lines) => lines.with(2, 'nonsense'), 3],
  ])('names the entry that was %s, before and after a restart', (_, change, brokenAt) => {
    const { homeDir, log, file } = filled(6)
    expect(log.verify()).toEqual(whole)
    rewrite(file, change)
    expect(log.verify()).toMatchObject({ whole: false, brokenAt })
    const again = open(homeDir)
    fill(again, 2)
    expect(again.verify()).toMatchObject({ whole: false, brokenAt })
    expect(again.list({ before: null, limit: 100, refusedOnly: false }).entries.length).toBeGreaterThan(6)
  })

  it('cannot be satisfied by hashing a changed entry anew', () => {
    const { log, file } = filled(4)
    rewrite(file, (lines) => {
      const content = (lines[1] ?? '').replace('shard2', 'shard9').replace(/,"hash":"[^"]*"\}$/, '')
      const hash = createHash('sha256').update(`${content}}`).digest('base64url')
      return lines.with(1, `${content},"hash":"${hash}"}`)
    })
    expect(log.verify()).toMatchObject({ whole: false, brokenAt: 3 })
  })

  it('does not take a number that leaves a gap, even when the hashes follow', () => {
    const { homeDir, log, file } = filled(2)
    const [entry] = log.list({ before: null, limit: 1, refusedOnly: false }).entries as [AuditEntry]
    appendFileSync(file, encodeLine({ ...entry, build: 'b', entry: 9, prev: log.head().hash }).line)
    expect(open(homeDir).verify()).toEqual({ whole: false, entries: 3, brokenAt: 3 })
  })

  it('shows a cut tail and an exchanged trail only against a head kept elsewhere', () => {
    const { homeDir, log, file } = filled(6)
    const head = log.head()
    fill(log, 2)
    expect(log.verifyAgainst(head)).toEqual({ whole: true, entries: 8, brokenAt: null })
    rewrite(file, (lines) => lines.slice(0, 4))
    expect(log.verify()).toEqual({ whole: true, entries: 4, brokenAt: null })
    expect(log.verifyAgainst(head)).toEqual({ whole: false, entries: 4, brokenAt: 5 })
    log.close()
    rmSync(file)
    const anew = open(homeDir)
    fill(anew, 9)
    anew.append({ event: 'app.start', result: 'done', reason: null, subject: null })
    expect(anew.verify().whole).toBe(true)
    expect(anew.verifyAgainst({ ...head, hash: 'x' })).toEqual({ whole: false, entries: 10, brokenAt: 6 })
  })
})

describe('a torn last line', () => {
  it('is cut off in the open and the trail goes on', () => {
    const { homeDir, log, file } = filled(3)
    log.close()
    const torn = '{"entry":4,"at":"2026-03'
    appendFileSync(file, torn)
    const again = open(homeDir)
    const sha256 = createHash('sha256').update(torn).digest('base64url')
    expect(again.list({ before: null, limit: 1, refusedOnly: false }).entries).toMatchObject([
      { entry: 4, event: 'audit.repaired', reason: 'TORN_TAIL', subject: `bytes:24 sha256:${sha256}` },
    ])
    expect(again.verify()).toEqual({ whole: true, entries: 4, brokenAt: null })
    expect(readFileSync(file, 'utf8')).not.toContain(`${torn}{`)
  })

  it('may be all there is', () => {
    const homeDir = temporaryFolder()
    writeFileSync(join(homeDir, 'audit.jsonl'), '{"ent')
    expect(open(homeDir).verify()).toEqual({ whole: true, entries: 1, brokenAt: null })
  })
})
