import { expect, it } from 'vitest'
import { createAuditRepeats } from '../../../../../src/main/guard/audit/audit-repeats.ts'
import { createAuditLog } from '../../../../../src/main/guard/audit/audit-log.ts'
import { temporaryFolder } from '../../storage/temporary-folder.ts'

const popup = { event: 'navigation.blocked', result: 'refused', reason: 'POPUP' } as const
const none = { since: null, until: null, group: null, results: [], text: [] }

const open = () => {
  const log = createAuditLog({ homeDir: temporaryFolder(), build: 'b' })
  const clock = { ms: 0 }
  const repeats = createAuditRepeats(
    (record) => log.append(record),
    () => clock.ms,
  )
  const seen = (): (string | null)[] =>
    log
      .list({ before: null, limit: 500, ...none })
      .entries.toReversed()
      .map(({ reason, subject }) => (subject === null ? reason : `${reason ?? ''} ${subject}`))
  return { clock, repeats, seen }
}

it('writes the first at once and says how many of the same came after it within the minute', () => {
  const { clock, repeats, seen } = open()
  for (let turn = 0; turn < 1_000; turn++) repeats.note(popup)
  expect(seen()).toEqual(['POPUP'])
  clock.ms = 59_999
  repeats.flush()
  expect(seen()).toEqual(['POPUP'])
  clock.ms = 60_000
  repeats.flush()
  expect(seen()).toEqual(['POPUP', 'POPUP left-out:999'])
})

it('goes on counting while it goes on, and begins anew when it had stopped', () => {
  const { clock, repeats, seen } = open()
  repeats.note(popup)
  repeats.note(popup)
  clock.ms = 60_000
  repeats.note(popup)
  clock.ms = 120_000
  repeats.flush()
  clock.ms = 180_000
  repeats.flush()
  repeats.note(popup)
  expect(seen()).toEqual(['POPUP', 'POPUP left-out:1', 'POPUP left-out:1', 'POPUP'])
})

it('tells different things apart, and says at the end what it still holds', () => {
  const { repeats, seen } = open()
  for (let turn = 0; turn < 3; turn++) {
    repeats.note(popup)
    repeats.note({ event: 'call.refused', result: 'refused', reason: 'STRANGER', subject: 'work.list' })
  }
  repeats.flush(true)
  repeats.flush(true)
  expect(seen()).toEqual(['POPUP', 'STRANGER work.list', 'POPUP left-out:2', 'STRANGER work.list left-out:2'])
})

it('is not filled by a thousand different things either', () => {
  const { repeats, seen } = open()
  for (let turn = 0; turn < 1_000; turn++) repeats.note({ ...popup, reason: `R${String(turn)}` })
  repeats.flush(true)
  expect(seen()).toHaveLength(102)
  expect(seen().slice(-2)).toEqual(['OTHERS', 'OTHERS left-out:899'])
})
