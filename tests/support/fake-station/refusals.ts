import type { z } from 'zod'
import type { refusal, RefusalReason } from '../../../src/shared/access/refusal.ts'
import { jonas } from './people.ts'
import type { FakeProject, FakeShard, World } from './world.ts'

type RefusalInput = z.input<typeof refusal>

const timelineOf = (world: World, reason: RefusalReason): { at: string | null; timeline: RefusalInput['timeline'] } => {
  const { at } = world
  const granted = { at: at.day(-9, 9), what: 'granted' as const }
  const contact = { at: at.day(-3, 18), what: 'last-contact' as const }
  const now = { at: at.now, what: 'now' as const }
  const ended = at.ago({ hours: 2 })
  switch (reason) {
    case 'NOT_YET':
      return {
        at: at.day(1, 9),
        timeline: [{ at: at.day(-1, 10), what: 'granted' }, now, { at: at.day(1, 9), what: 'opens' }],
      }
    case 'GRANT_EXPIRED':
      return { at: ended, timeline: [granted, { at: ended, what: 'grant-ends' }, now] }
    case 'STATUS_STALE':
      return {
        at: ended,
        timeline: [contact, { at: ended, what: 'lease-ended' }, now, { at: at.day(4, 18), what: 'grant-ends' }],
      }
    case 'GRANT_REVOKED':
      return { at: ended, timeline: [granted, { at: ended, what: 'revoked' }, now] }
    case 'PROJECT_COMPLETED':
      return { at: ended, timeline: [granted, { at: ended, what: 'completed' }, now] }
    case 'WIPED':
      return {
        at: ended,
        timeline: [granted, { at: at.ago({ hours: 3 }), what: 'completed' }, { at: ended, what: 'wiped' }, now],
      }
    case 'CLOCK_BACK':
      return {
        at: at.ahead({ hours: 3 }),
        timeline: [granted, now, { at: at.ahead({ hours: 3 }), what: 'last-contact' }],
      }
    case 'HOME_RESTORED':
    case 'REGION_NOT_ALLOWED':
    case 'KEY_STORE_DENIED':
    case 'MEMBER_REVOKED':
      return { at: null, timeline: [granted, now] }
    case 'LOCKED':
    case 'NOT_ASSIGNED':
    case 'OTHER_DEVICE':
      return { at: null, timeline: [] }
  }
}

/** What the fake says when a shard stays shut. Someone else's shard is not named. */
export const refusalOf = (
  world: World,
  { project, shard }: { project: FakeProject; shard: FakeShard },
  reason: RefusalReason,
): RefusalInput => {
  const foreign = reason === 'NOT_ASSIGNED'
  return {
    reason,
    shardName: foreign ? null : shard.name,
    projectName: foreign ? null : project.name,
    leadName: foreign ? null : jonas.name,
    ...timelineOf(world, reason),
    finishedItems: foreign
      ? 0
      : shard.items.filter((item) => item.state !== 'todo' && item.state !== 'returned').length,
    undeliveredItems: foreign ? 0 : 4,
    auditEntry: 18_431,
    grantId: foreign ? null : shard.grantId,
    deviceId: world.self.deviceName,
  }
}
