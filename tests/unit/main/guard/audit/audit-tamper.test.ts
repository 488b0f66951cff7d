import { createHash } from 'node:crypto'
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTrailFile } from '../../../../../src/main/guard/audit/audit-file.ts'
import { encodeLine, type AuditCheckpoint } from '../../../../../src/main/guard/audit/audit-line.ts'
import { createAuditLog, type AuditLog } from '../../../../../src/main/guard/audit/audit-log.ts'
import { walkTrail } from '../../../../../src/main/guard/audit/audit-walk.ts'
import { recordTries } from '../../../../support/security-record.ts'
import { temporaryFolder } from '../../storage/temporary-folder.ts'

const open = (homeDir: string): AuditLog => createAuditLog({ homeDir, build: '0.1.0 abc' })

const fill = (log: AuditLog, count: number, word = 'shard'): AuditCheckpoint[] =>
  Array.from({ length: count }, (_, place) => {
    log.append({ event: 'shard.open', result: 'allowed', reason: null, subject: `${word}${String(place)}` })
    return log.head()
  })

/** A trail of twelve entries as a real file, with its head after every entry. */
const trail = () => {
  const homeDir = temporaryFolder()
  const log = open(homeDir)
  const heads = fill(log, 12)
  log.close()
  const file = join(homeDir, 'audit.jsonl')
  /** Checkpoints after the fourth, the eighth and the last entry. */
  const signed = [heads[3], heads[7], heads[11]].filter((head) => head !== undefined)
  return { homeDir, file, heads, signed }
}

const rewrite = (file: string, change: (lines: string[]) => string[]): void => {
  writeFileSync(file, change(readFileSync(file, 'utf8').trimEnd().split('\n')).join('\n') + '\n')
}

const without = (line: string): string => line.replace(/,"hash":"[^"]*"\}$/, '')

const hashedAnew = (content: string): string =>
  `${content},"hash":"${createHash('sha256').update(`${content}}`).digest('base64url')}"}`

/** Hashes every line anew from a place on, as somebody would who knows the format. */
const rechained = (lines: string[], from: number): string[] => {
  let prev = /"hash":"([^"]*)"\}$/.exec(lines[from - 2] ?? '')?.[1] ?? 'A'.repeat(43)
  return lines.map((line, place) => {
    if (place < from - 1) return line
    const anew = hashedAnew(without(line).replace(/"prev":"[^"]*"/, `"prev":"${prev}"`))
    prev = /"hash":"([^"]*)"\}$/.exec(anew)?.[1] ?? ''
    return anew
  })
}

/** The fault, the entry it is named at, and the last checkpoint that holds. */
type Named = [fault: string, brokenAt: number, heldUpTo: number | null]

const verdict = (file: string, signed: readonly AuditCheckpoint[]) => {
  const { whole, fault, brokenAt, heldUpTo } = walkTrail(readTrailFile(file), signed)
  return [whole, fault, brokenAt, heldUpTo]
}

describe('a trail that somebody touched', () => {
  it('is whole as it was written, and held up to its last checkpoint', () => {
    const { file, signed } = trail()
    expect(verdict(file, signed)).toEqual([true, null, null, 12])
    expect(verdict(file, [])).toEqual([true, null, null, null])
  })

  it.each<[string, (lines: string[]) => string[], Named]>([
    [
      'a field is edited',
      (lines) => lines.with(5, (lines[5] ?? '').replace('allowed', 'refused')),
      ['AUDIT_ENTRY_CHANGED', 6, 4],
    ],
    [
      'a hash is edited',
      (lines) => lines.with(5, (lines[5] ?? '').replace(/.{5}"\}$/, 'AAAAA"}')),
      ['AUDIT_ENTRY_CHANGED', 6, 4],
    ],
    ['a line is no entry', (lines) => lines.with(5, 'nonsense'), ['AUDIT_ENTRY_CHANGED', 6, 4]],
    [
      'an entry is edited and hashed anew',
      (lines) => lines.with(5, hashedAnew(without(lines[5] ?? '').replace('shard5', 'shard0'))),
      ['AUDIT_LINK_BROKEN', 7, 4],
    ],
    ['a line is taken out', (lines) => lines.toSpliced(5, 1), ['AUDIT_ENTRY_MISSING', 6, 4]],
    ['the first line is taken out', (lines) => lines.slice(1), ['AUDIT_ENTRY_MISSING', 1, null]],
    ['a line is there twice', (lines) => lines.toSpliced(6, 0, lines[5] ?? ''), ['AUDIT_ENTRIES_REORDERED', 7, 4]],
    [
      'two lines are swapped',
      (lines) => lines.with(5, lines[6] ?? '').with(6, lines[5] ?? ''),
      ['AUDIT_ENTRIES_REORDERED', 6, 4],
    ],
    [
      'a line is moved to the end',
      (lines) => [...lines.toSpliced(5, 1), lines[5] ?? ''],
      ['AUDIT_ENTRIES_REORDERED', 6, 4],
    ],
    ['the last line is cut', (lines) => lines.slice(0, -1), ['AUDIT_TAIL_CUT', 12, 8]],
    ['everything after the second entry is cut', (lines) => lines.slice(0, 2), ['AUDIT_TAIL_CUT', 3, null]],
    [
      'an entry is edited and the rest chained anew',
      (lines) => rechained(lines.with(5, (lines[5] ?? '').replace('shard5', 'shard0')), 6),
      ['AUDIT_FORKED', 8, 4],
    ],
    [
      'the whole trail is chained anew',
      (lines) => rechained(lines.with(0, (lines[0] ?? '').replace('shard0', 'shard9')), 1),
      ['AUDIT_REPLACED', 4, null],
    ],
    [
      'a line is taken out and the rest numbered and chained anew',
      (lines) =>
        rechained(
          lines.toSpliced(5, 1).map((line, place) => line.replace(/"entry":\d+/, `"entry":${String(place + 1)}`)),
          6,
        ),
      ['AUDIT_FORKED', 8, 4],
    ],
  ])('shows and is named when %s', (_, change, named) => {
    const { file, signed } = trail()
    rewrite(file, change)
    const found = verdict(file, signed)
    expect(found).toEqual([false, ...named])
    recordTries({
      attack: 'An audit trail cut, edited, reordered, joined or chained anew',
      tries: 1,
      accepted: found[0] === true ? 1 : 0,
      lost: 0,
    })
  })

  it('shows when it is cut inside its last line', () => {
    const { file, signed } = trail()
    truncateSync(file, readFileSync(file).length - 20)
    expect(verdict(file, signed)).toEqual([false, 'AUDIT_ENTRY_CHANGED', 12, 8])
  })

  it('shows at the device itself that cut the torn line off and went on', () => {
    const { homeDir, file, signed } = trail()
    truncateSync(file, readFileSync(file).length - 20)
    const again = open(homeDir)
    expect(again.verify(signed)).toMatchObject({ fault: 'AUDIT_FORKED', brokenAt: 12, heldUpTo: 8 })
    again.close()
  })

  it('shows which of two trails from one beginning was signed', () => {
    const { homeDir, file, heads } = trail()
    const other = temporaryFolder()
    mkdirSync(other, { recursive: true })
    copyFileSync(file, join(other, 'audit.jsonl'))
    const mine = open(homeDir)
    const signed = [...heads.slice(0, 12), ...fill(mine, 6, 'mine')]
    mine.close()
    const theirs = open(other)
    fill(theirs, 9, 'theirs')
    theirs.close()
    expect(verdict(file, signed)).toEqual([true, null, null, 18])
    const forked = verdict(join(other, 'audit.jsonl'), signed)
    expect(forked).toEqual([false, 'AUDIT_FORKED', 13, 12])
    recordTries({
      attack: 'An audit trail that left what was signed',
      tries: 1,
      accepted: forked[0] === true ? 1 : 0,
      lost: 0,
    })
  })

  it('is named by the earlier fault when there are two', () => {
    const { file, signed } = trail()
    rewrite(file, (lines) => lines.with(8, 'nonsense').slice(0, -1))
    expect(verdict(file, signed)).toEqual([false, 'AUDIT_ENTRY_CHANGED', 9, 8])
  })

  it('does not take a number that leaves a gap, even when the hashes follow', () => {
    const { file, heads } = trail()
    const last = { event: 'shard.open', result: 'allowed' as const, reason: null, subject: null, build: 'b' }
    const { line } = encodeLine({ ...last, at: new Date().toISOString(), entry: 20, prev: heads[11]?.hash ?? '' })
    appendFileSync(file, line)
    expect(verdict(file, [])).toEqual([false, 'AUDIT_ENTRY_MISSING', 13, null])
  })

  it('goes on after damage, keeps the place and names it for ever', () => {
    const { homeDir, file, signed } = trail()
    rewrite(file, (lines) => lines.with(11, 'nonsense'))
    const again = open(homeDir)
    fill(again, 3)
    again.close()
    expect(verdict(file, signed)).toEqual([false, 'AUDIT_ENTRY_CHANGED', 12, 8])
    expect([...readTrailFile(file)]).toHaveLength(15)
  })

  it('shows wherever its end is cut, byte by byte, and whichever bit of it is turned', () => {
    const { file, signed } = trail()
    const whole = readFileSync(file)
    let tries = 0
    let accepted = 0
    const attempt = (bytes: Uint8Array): void => {
      writeFileSync(file, bytes)
      tries += 1
      if (verdict(file, signed)[0] === true) accepted += 1
    }
    // Without the very last newline the entry is there whole.
    for (let end = 0; end < whole.length - 1; end++) attempt(whole.subarray(0, end))
    for (let place = 0; place < whole.length - 1; place++) {
      const turned = Buffer.from(whole)
      turned[place] = (whole[place] ?? 0) ^ (1 << (place % 8))
      attempt(turned)
    }
    recordTries({ attack: 'An audit trail cut at every byte, one bit turned in every byte', tries, accepted, lost: 0 })
  })
})
