import type { z } from 'zod'
import type { auditEntry } from '../../../src/shared/ipc/device.ts'
import { Failure } from '../../../src/shared/failures.ts'
import type { FakeHandlers } from './handlers.ts'
import { sessionOf } from './session-calls.ts'
import { undeliveredItems } from './work-calls.ts'
import { shutReason, type World } from './world.ts'

const lastEntry = 18_431

type AuditInput = z.input<typeof auditEntry>
const events: readonly Pick<AuditInput, 'event' | 'result' | 'reason' | 'subject'>[] = [
  { event: 'item.read', result: 'allowed', reason: null, subject: 'plates-07, item 142' },
  { event: 'label.save', result: 'done', reason: null, subject: 'plates-07, item 142' },
  { event: 'shard.open', result: 'allowed', reason: null, subject: 'plates-07' },
  { event: 'shard.open', result: 'refused', reason: 'NOT_YET', subject: 'congress-13' },
  { event: 'exchange.sync', result: 'done', reason: null, subject: null },
  { event: 'work.deliver', result: 'done', reason: null, subject: '12 items' },
  { event: 'session.unlock', result: 'refused', reason: 'PASSPHRASE_WRONG', subject: null },
  { event: 'session.unlock', result: 'allowed', reason: null, subject: null },
]

const entryAt = (world: World, entry: number): AuditInput => ({
  entry,
  at: world.at.ago({ minutes: (lastEntry - entry) * 3 + 2 }),
  ...(events[(lastEntry - entry) % events.length] ?? {
    event: 'item.read',
    result: 'allowed',
    reason: null,
    subject: null,
  }),
})

const policyOf = (world: World) => [
  {
    setting: 'Locks after',
    value: '5 min without key or pointer',
    setBy: 'it-policy' as const,
    who: 'Ingrid Holm',
    at: world.at.day(-40, 9),
  },
  {
    setting: 'Screen capture',
    value: 'Blocked where the system can',
    setBy: 'client-contract' as const,
    who: 'Halden Museum of Photography',
    at: world.at.day(-20, 9),
  },
  {
    setting: 'Watermark',
    value: 'Member, device and time over content',
    setBy: 'project' as const,
    who: 'Jonas Lindqvist',
    at: world.at.day(-12, 9),
  },
  { setting: 'Copying text out', value: 'Not allowed', setBy: 'default' as const, who: null, at: null },
  {
    setting: 'Regions',
    value: 'SE, NO',
    setBy: 'client-contract' as const,
    who: 'Halden Museum of Photography',
    at: world.at.day(-20, 9),
  },
  {
    setting: 'Key stores in plain files',
    value: 'Refused',
    setBy: 'it-policy' as const,
    who: 'Ingrid Holm',
    at: world.at.day(-40, 9),
  },
]

const holdingsOf = (world: World) =>
  world.projects.flatMap((project) =>
    project.shards
      .filter((shard) => shard.holder === world.self)
      .map((shard) => ({
        shardId: shard.shardId,
        name: shard.name,
        client: project.client,
        lease: shard.lease,
        shut: shutReason(world, shard),
        sizeBytes: shard.sizeBytes,
        undelivered: shard.items.filter((item) => item.state === 'finished' && !item.delivered).length,
      })),
  )

const chainOf = (world: World) => ({
  whole: world.scenario.auditWhole,
  entries: lastEntry,
  brokenAt: world.scenario.auditWhole ? null : 18_207,
})

export const deviceCalls = (world: World): FakeHandlers['device'] => ({
  overview: () => {
    const session = sessionOf(world)
    return {
      name: world.self.deviceName,
      since: world.at.ago({ days: 90 }),
      system: 'Debian 13, Linux 6.12, x64',
      keyStore: session.keyStore,
      clock: { inStep: true, behindSeconds: 0 },
      delivery: { waiting: undeliveredItems(world), lastAt: world.at.ago({ hours: 3 }) },
      exchange: { ...session.exchange, kind: 'Folder' },
      holdings: holdingsOf(world),
      policy: policyOf(world),
      lastCertificate: world.certificates[0] ?? null,
      audit: chainOf(world),
    }
  },
  audit: ({ before, limit, refusedOnly }) => {
    const entries: AuditInput[] = []
    for (let entry = (before ?? lastEntry + 1) - 1; entry > 0 && entries.length < limit; entry -= 1) {
      const made = entryAt(world, entry)
      if (!refusedOnly || made.result === 'refused') entries.push(made)
    }
    return { total: refusedOnly ? Math.floor(lastEntry / 4) : lastEntry, entries }
  },
  verifyAudit: () => chainOf(world),
  certificate: ({ certificateId }) => {
    const found = world.certificates.find((entry) => entry.certificateId === certificateId)
    if (!found) throw new Failure('NOT_FOUND')
    return found
  },
  certificates: () => world.certificates,
  preferences: () => world.preferences,
  prefer: ({ name, value }) => {
    world.preferences[name] = value
    return {}
  },
})
