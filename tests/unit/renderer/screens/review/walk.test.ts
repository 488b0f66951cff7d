import { expect, it } from 'vitest'
import type { ReviewItem, ReviewRow } from '../../../../../src/shared/ipc/review.ts'
import {
  countDecisions,
  neighbourOf,
  nextWaiting,
  startingItem,
} from '../../../../../src/renderer/src/screens/review/walk.ts'
import { groupQueue } from '../../../../../src/renderer/src/screens/review/queue-groups.ts'

const item = (index: number, decision: ReviewItem['decision']): ReviewItem => ({
  index,
  key: `plate-${index}`,
  kind: 'image',
  state: 'finished',
  delivered: true,
  labels: 1,
  comments: 0,
  ...{ openThreads: 0, flagged: false, missing: 0, suggested: 0, activeSeconds: 0, reason: null },
  decision,
  memberName: 'Mira Okafor',
  deliveredAt: '2026-11-24T09:00:00.000Z',
  round: 1,
})

// Delivered items need not be all of a shard: indices have gaps.
const items = [item(2, 'accepted'), item(5, 'waiting'), item(7, 'returned'), item(9, 'waiting')]

it('steps over gaps and stops at the ends', () => {
  expect(neighbourOf(items, 2, 1)?.index).toBe(5)
  expect(neighbourOf(items, 2, -1)).toBeNull()
  expect(neighbourOf(items, 9, 1)).toBeNull()
})

it('goes to the next waiting item and begins anew at the end', () => {
  expect(nextWaiting(items, 5)?.index).toBe(9)
  expect(nextWaiting(items, 9)?.index).toBe(5)
  expect(nextWaiting([item(1, 'waiting'), item(2, 'accepted')], 1)).toBeNull()
})

it('begins with what was asked for, else with what waits', () => {
  expect(startingItem(items, 7)?.index).toBe(7)
  expect(startingItem(items, 99)?.index).toBe(5)
  expect(startingItem([item(1, 'accepted')], undefined)?.index).toBe(1)
  expect(startingItem([], 0)).toBeNull()
})

it('counts decisions', () => {
  expect(countDecisions(items)).toEqual({ waiting: 2, accepted: 1, returned: 1 })
})

const row = ([project, shard]: readonly [string, string], waiting: number, hour: string): ReviewRow => ({
  projectId: project as ReviewRow['projectId'],
  projectName: project,
  shardId: shard as ReviewRow['shardId'],
  shardName: shard,
  memberName: 'Mira Okafor',
  deviceName: 'WS-0417',
  waiting,
  accepted: 0,
  returned: 0,
  lastDeliveredAt: `2026-11-24T${hour}:00:00.000Z`,
})

it('puts the longest waiting first and keeps projects together', () => {
  const groups = groupQueue([
    row(['plates', 'plates-01'], 0, '01'),
    row(['plates', 'plates-02'], 3, '09'),
    row(['congress', 'congress-12'], 2, '08'),
    row(['plates', 'plates-03'], 1, '10'),
  ])
  expect(groups.map((group) => [group.projectName, group.waiting, group.rows.map((entry) => entry.shardName)])).toEqual(
    [
      ['congress', 2, ['congress-12']],
      ['plates', 4, ['plates-02', 'plates-03', 'plates-01']],
    ],
  )
})
