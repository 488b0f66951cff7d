import { describe, expect, it } from 'vitest'
import { refusalReasons, type Refusal } from '../../../../src/shared/access/refusal.ts'
import { refusalWords, safeWords, shutWords } from '../../../../src/renderer/src/ui/refusal-words.ts'

const now = new Date(2026, 10, 24, 19, 12).getTime()
const refusal = (rest: Partial<Refusal>): Refusal => ({
  reason: 'STATUS_STALE',
  shardName: 'plates-05',
  projectName: 'Historic plates',
  leadName: 'Jonas Lindqvist',
  at: new Date(2026, 10, 24, 18).toISOString(),
  timeline: [],
  finishedItems: 236,
  undeliveredItems: 4,
  auditEntry: 18_431,
  grantId: 'grant-77A2',
  deviceId: 'WS-0417',
  ...rest,
})

describe('refusalWords', () => {
  it('says what is closed, why and since when', () => {
    expect(refusalWords(refusal({}), now).title).toBe('plates-05 is closed: its lease ended today 18:00')
    expect(refusalWords(refusal({ reason: 'GRANT_REVOKED' }), now).title).toBe(
      'Jonas Lindqvist took plates-05 back today 18:00',
    )
  })

  it('says of what project a shard was whose name went with its wipe', () => {
    const gone = { reason: 'WIPED', shardName: null, at: null } as const
    expect(refusalWords(refusal(gone), now).title).toBe('A shard of Historic plates was wiped from this device')
    expect(refusalWords(refusal({ ...gone, projectName: null }), now).title).toBe(
      'This shard was wiped from this device',
    )
    expect(refusalWords(refusal({ ...gone, reason: 'GRANT_REVOKED' }), now).title).toBe(
      'Jonas Lindqvist took a shard of Historic plates back',
    )
  })

  it.each(refusalReasons)('has its own words for %s, with and without names', (reason) => {
    const named = refusalWords(refusal({ reason }), now)
    const bare = refusalWords(refusal({ reason, shardName: null, projectName: null, leadName: null, at: null }), now)
    for (const words of [named.title, named.why, named.remedy, bare.title, bare.why, bare.remedy]) {
      expect(words).not.toMatch(/null|undefined| {2}|!|\b(please|oops|sorry)\b/i)
      expect(words.length).toBeGreaterThan(8)
    }
    expect(shutWords(reason)).not.toBe('')
  })

  it('gives no two reasons the same title', () => {
    expect(new Set(refusalReasons.map((reason) => refusalWords(refusal({ reason }), now).title)).size).toBe(
      refusalReasons.length,
    )
  })

  it('names nobody when the device may not know the shard', () => {
    const words = refusalWords(refusal({ reason: 'NOT_ASSIGNED' }), now)
    expect(words.title + words.why + words.remedy).not.toContain('plates-05')
  })
})

describe('safeWords', () => {
  it('tells where unsent work is', () => {
    expect(safeWords(refusal({}))).toBe(
      '236 finished items are saved, and 4 not yet delivered are kept encrypted on this device until the next contact.',
    )
    expect(safeWords(refusal({ reason: 'WIPED', undeliveredItems: 1 }))).toContain(
      '1 not yet delivered is sealed for Jonas',
    )
    expect(safeWords(refusal({ undeliveredItems: 0, finishedItems: 1 }))).toBe(
      '1 finished item is saved, all of them delivered.',
    )
  })

  it('claims nothing where there is no work', () => {
    expect(safeWords(refusal({ finishedItems: 0, undeliveredItems: 0 }))).toBeNull()
  })
})
