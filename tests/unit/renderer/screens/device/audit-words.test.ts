import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../../../../src/shared/ipc/device-audit.ts'
import { asked, everything, isFiltered } from '../../../../../src/renderer/src/screens/device/audit-filter.ts'
import { subjectWords } from '../../../../../src/renderer/src/screens/device/subject-words.ts'

const entry = (part: Partial<AuditEntry>): AuditEntry => ({
  entry: 1,
  at: '2026-03-01T10:00:00.000Z',
  event: 'item.read',
  result: 'allowed',
  reason: null,
  subject: null,
  ...part,
})

describe('what an entry was about', () => {
  const names = { shard_7: 'plates-07', device_1: 'WS-0417' }

  it.each<[Partial<AuditEntry>, string]>([
    [{ subject: 'shard_7 item:3' }, 'plates-07, item 4'],
    [{ subject: 'shard_9 item:3' }, 'shard_9, item 4'],
    [{ subject: 'shard_7 item:3', reason: 'thumbnail' }, 'plates-07, item 4: for the film strip'],
    [{ subject: 'shard_7', reason: 'NOT_YET' }, 'plates-07: Not yet'],
    [{ subject: 'device_1', reason: 'PASSPHRASE_WRONG' }, 'WS-0417: passphrase wrong'],
    [{ subject: 'left-out:41', reason: 'POPUP' }, '41 more of the same: popup'],
    [
      { subject: 'bytes:24 sha256:abc', reason: 'TORN_TAIL' },
      'bytes:24, sha256:abc: a half-written last line was cut off',
    ],
    [{ reason: 'person' }, 'person'],
    [{}, ''],
  ])('%j reads %s', (part, words) => {
    expect(subjectWords(entry(part), names)).toBe(words)
  })

  it('says what a fault means', () => {
    const broken = entry({ event: 'audit.broken', subject: 'entry:41', reason: 'AUDIT_TAIL_CUT' })
    expect(subjectWords(broken, {})).toMatch(/^entry 41: The end of the trail is missing/)
  })
})

describe('what somebody looks for', () => {
  const nowMs = Date.parse('2026-03-31T10:00:00.000Z')

  it('is everything at first', () => {
    expect(isFiltered(everything)).toBe(false)
    expect(asked(everything, nowMs)).toEqual({ since: null, group: null, results: [], text: '' })
  })

  it('is a time back from now, results, a group and a text without its spaces', () => {
    const filter = { span: 'week', group: 'access', outcome: 'refused', text: ' plates ' } as const
    expect(isFiltered(filter)).toBe(true)
    expect(asked(filter, nowMs)).toEqual({
      since: '2026-03-24T10:00:00.000Z',
      group: 'access',
      results: ['refused', 'failed'],
      text: 'plates',
    })
  })
})
