import { expect, it } from 'vitest'
import { barOf, boardRows } from '../../../../../src/renderer/src/screens/projects/board.ts'
import { assignmentOf, certificateOf, isoAt, nowMs, projectOf, shardOf } from './builders.ts'

const status = { issuedAt: isoAt(24, 10), validUntil: isoAt(24, 11) }
const barFor = (fields: Parameters<typeof assignmentOf>[0], certificate = certificateOf({}), signed = true) =>
  barOf(assignmentOf(fields), { status: signed ? status : null, certificate, nowMs })

it('keeps the bar firm only as long as the last status and the offline lease carry', () => {
  const bar = barFor({ offlineLeaseHours: 48, expires: isoAt(30, 18) })
  expect(bar).toMatchObject({ tone: 'ok', firmUntilMs: Date.parse(isoAt(26, 10)), toMs: Date.parse(isoAt(30, 18)) })
  expect(bar.words).toBe('offline until Thu 10:00, granted until Mon 18:00')
})

it('shows an assignment without an offline lease as online only, firm until the status runs out', () => {
  const bar = barFor({ offlineLeaseHours: 0 })
  expect(bar).toMatchObject({ tone: 'online', firmUntilMs: Date.parse(isoAt(24, 11)) })
})

it('never lets the lease outlast the grant', () => {
  const bar = barFor({ offlineLeaseHours: 72, expires: isoAt(24, 18) })
  expect(bar).toMatchObject({ tone: 'warn', firmUntilMs: bar.toMs, words: 'ends today 18:00' })
})

it('asks for a status where there is none', () => {
  expect(barFor({}, null as never, false)).toMatchObject({ tone: 'warn' })
  expect(barFor({}, null as never, false).words).toMatch(/^needs a new status/)
})

it('ends a revoked bar where it was revoked', () => {
  const bar = barFor({ state: 'revoked', revokedAt: isoAt(24, 9) })
  expect(bar).toMatchObject({ tone: 'bad', toMs: Date.parse(isoAt(24, 9)), words: 'revoked today 09:00' })
})

it('tells an ordered wipe from a proven one', () => {
  const ordered = certificateOf({ orderedAt: isoAt(23, 18), at: null, state: 'outstanding' })
  expect(barFor({ state: 'completed' }, ordered)).toMatchObject({
    tone: 'warn',
    words: 'wipe ordered yesterday 18:00, no certificate yet',
  })
  const received = certificateOf({ orderedAt: isoAt(23, 18), at: isoAt(24, 8), state: 'received' })
  expect(barFor({ state: 'wiped' }, received)).toMatchObject({ tone: 'done', words: 'wiped, certificate today 08:00' })
})

it('gives a shard that nobody can label a line of its own, next to those that ended', () => {
  const project = projectOf({
    shards: [
      shardOf({ name: 'plates-01', assignments: [assignmentOf({ state: 'ended' })] }),
      shardOf({ name: 'plates-02', assignments: [assignmentOf({})] }),
      shardOf({ name: 'plates-03', assignments: [assignmentOf({ role: 'review' })] }),
    ],
  })
  expect(boardRows(project, nowMs).map((row) => [row.shardName, row.assignment?.role ?? null])).toEqual([
    ['plates-01', 'annotate'],
    ['plates-01', null],
    ['plates-02', 'annotate'],
    ['plates-03', 'review'],
    ['plates-03', null],
  ])
  expect(boardRows({ ...project, state: 'completed' }, nowMs).every((row) => row.assignment)).toBe(true)
})

it('finds the certificate that came after an assignment ended, among several of one device', () => {
  const received = (day: number, cause: 'item-erased' | 'grant-revoked') =>
    certificateOf({
      state: 'received',
      cause,
      certificateId: `c-${String(day)}`,
      orderedAt: isoAt(day),
      at: isoAt(day, 1),
    })
  const ended = (day: number, grantId: string) =>
    assignmentOf({ state: 'wiped', revokedAt: isoAt(day), grantId: grantId as never, notBefore: isoAt(day - 1) })
  const project = projectOf({
    shards: [shardOf({ assignments: [ended(21, 'first'), ended(23, 'second')] })],
    certificates: [certificateOf({}), received(23, 'grant-revoked'), received(21, 'item-erased')],
  })
  const words = boardRows(project, nowMs).map((row) => row.bar?.words)
  expect(words[0]).toMatch(/^renewed, an item was erased, certificate Sat/)
  expect(words[1]).toMatch(/^wiped, certificate yesterday/)
})

it('shows the order that waits, not an older certificate, while a completed assignment is not wiped', () => {
  const project = projectOf({
    shards: [shardOf({ assignments: [assignmentOf({ state: 'completed' })] })],
    certificates: [
      certificateOf({
        state: 'received',
        cause: 'item-erased',
        certificateId: 'c',
        orderedAt: isoAt(20),
        at: isoAt(20),
      }),
      certificateOf({}),
    ],
  })
  expect(boardRows(project, nowMs)[0]?.bar?.words).toBe('wipe ordered yesterday 18:00, no certificate yet')
})
