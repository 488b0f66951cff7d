import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openAuditFile } from '../../../../../src/main/guard/audit/audit-file.ts'
import { emptyHead, encodeLine } from '../../../../../src/main/guard/audit/audit-line.ts'
import { createAuditLog, type AuditLog } from '../../../../../src/main/guard/audit/audit-log.ts'
import type { AuditFilter } from '../../../../../src/main/guard/audit/audit-search.ts'
import { temporaryFolder } from '../../storage/temporary-folder.ts'

const all: AuditFilter = { since: null, until: null, group: null, results: [], text: [] }

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
    expect(again.verify()).toMatchObject({ whole: true, entries: 8, brokenAt: null })
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
      log.list({ before, limit: 4, ...all }).entries.map(({ entry }) => entry)
    expect([page(null), page(7), page(3), page(1)]).toEqual([[10, 9, 8, 7], [6, 5, 4, 3], [2, 1], []])
    expect(log.list({ before: null, limit: 4, ...all }).next).toBe(7)
    expect(log.list({ before: 3, limit: 4, ...all }).next).toBeNull()
    expect(log.length()).toBe(10)
  })

  it('gives what was refused alone, also after a restart', () => {
    const { homeDir, log } = filled(10)
    const refused = (from: AuditLog, before: number | null) =>
      from.list({ before, limit: 2, ...all, results: ['refused'] })
    for (const from of [log, open(homeDir)]) {
      expect(refused(from, null).entries.map(({ entry }) => entry)).toEqual([9, 6])
      expect(refused(from, 6)).toMatchObject({ next: null, entries: [{ entry: 3, reason: 'NOT_ASSIGNED' }] })
    }
  })
})

describe('what is looked for', () => {
  const mixed = () => {
    const log = open(temporaryFolder())
    log.append({ event: 'session.unlock', result: 'refused', reason: 'PASSPHRASE_WRONG', subject: 'device1' })
    log.append({ event: 'shard.open', result: 'allowed', reason: null, subject: 'shard1' })
    log.append({ event: 'item.prefetch', result: 'allowed', reason: 'thumbnail', subject: 'shard1 item:4' })
    log.append({ event: 'item.read', result: 'allowed', reason: null, subject: 'shard2 item:4' })
    log.append({ event: 'wipe.end', result: 'failed', reason: null, subject: 'project1' })
    return log
  }

  it.each<[string, Partial<AuditFilter>, number[]]>([
    ['a group', { group: 'access' }, [4, 2]],
    ['what the app read ahead', { group: 'ahead' }, [3]],
    ['results', { results: ['refused', 'failed'] }, [5, 1]],
    ['part of a subject, whatever its case', { text: ['SHARD1'] }, [3, 2]],
    ['one of several ids', { text: ['shard2', 'project1'] }, [5, 4]],
    ['part of a reason', { text: ['passphrase'] }, [1]],
    ['from a moment', { since: '2026-03-01T10:00:03.000Z' }, [5, 4]],
    ['before a moment', { until: '2026-03-01T10:00:01.000Z' }, [1]],
    ['several things at once', { group: 'access', text: ['shard1'] }, [2]],
    ['nothing that is there', { text: ['shard9'] }, []],
  ])('finds %s', (_, filter, found) => {
    const page = mixed().list({ before: null, limit: 10, ...all, ...filter })
    expect(page.entries.map(({ entry }) => entry)).toEqual(found)
    expect(page.next).toBeNull()
  })

  it('reads lines that are longer than a chunk, and characters that a chunk cuts, from either end alike', () => {
    const { log, file } = filled(1)
    log.close()
    const long = 'ö'.repeat(70_000)
    writeFileSync(file, `${['a', long, `b${long}`, 'c'].join('\n')}\n`)
    const raw = openAuditFile(file)
    expect([...raw.linesBack()]).toEqual([...raw.lines()].reverse())
    expect([...raw.lines()]).toEqual(['a', long, `b${long}`, 'c'])
    raw.close()
  })

  it('looks through a long trail in steps and says where it goes on', () => {
    const homeDir = temporaryFolder()
    let prev = emptyHead.hash
    const lines = Array.from({ length: 50_000 }, (_, place) => {
      const subject = place === 9 ? 'needle' : 'hay'
      const at = new Date(startMs + place).toISOString()
      const seen = { entry: place + 1, at, event: 'item.read', result: 'allowed' as const, reason: null, subject }
      const { line, hash } = encodeLine({ ...seen, build: 'b', prev })
      prev = hash
      return line
    })
    writeFileSync(join(homeDir, 'audit.jsonl'), lines.join(''))
    const log = open(homeDir)
    const steps: (number | null)[] = []
    const found: number[] = []
    for (let before: number | null = null; ;) {
      const page = log.list({ before, limit: 10, ...all, text: ['needle'] })
      found.push(...page.entries.map(({ entry }) => entry))
      steps.push(page.next)
      if (page.next === null) break
      before = page.next
    }
    expect([found, steps]).toEqual([[10], [30_001, 10_001, null]])
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
    expect(again.list({ before: null, limit: 1, ...all }).entries).toMatchObject([
      { entry: 4, event: 'audit.repaired', reason: 'TORN_TAIL', subject: `bytes:24 sha256:${sha256}` },
    ])
    expect(again.verify()).toMatchObject({ whole: true, entries: 4 })
    expect(readFileSync(file, 'utf8')).not.toContain(`${torn}{`)
  })

  it('may be all there is', () => {
    const homeDir = temporaryFolder()
    writeFileSync(join(homeDir, 'audit.jsonl'), '{"ent')
    expect(open(homeDir).verify()).toMatchObject({ whole: true, entries: 1 })
  })
})
