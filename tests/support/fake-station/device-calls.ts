import type { z } from 'zod'
import { groupOf } from '../../../src/shared/audit/event-groups.ts'
import type { auditEntry } from '../../../src/shared/ipc/device-audit.ts'
import { Failure } from '../../../src/shared/failures.ts'
import type { FakeHandlers } from './handlers.ts'
import { ana, mira, samuel } from './people.ts'
import { sessionOf } from './session-calls.ts'
import { undeliveredItems } from './work-calls.ts'
import { shutReason, type World } from './world.ts'

const lastEntry = 18_431

type AuditInput = z.input<typeof auditEntry>
const events: readonly Pick<AuditInput, 'event' | 'result' | 'reason' | 'subject'>[] = [
  { event: 'item.read', result: 'allowed', reason: null, subject: 'plates_07 item:142' },
  { event: 'item.prefetch', result: 'allowed', reason: 'ahead', subject: 'plates_07 item:143' },
  { event: 'label.save', result: 'allowed', reason: null, subject: 'plates_07 item:142' },
  { event: 'shard.open', result: 'allowed', reason: null, subject: 'plates_07' },
  { event: 'shard.open', result: 'refused', reason: 'NOT_YET', subject: 'congress_13' },
  { event: 'exchange.sync', result: 'done', reason: null, subject: null },
  { event: 'work.deliver', result: 'done', reason: null, subject: mira.deviceId },
  { event: 'navigation.blocked', result: 'refused', reason: 'POPUP', subject: 'left-out:41' },
  { event: 'session.unlock', result: 'refused', reason: 'PASSPHRASE_WRONG', subject: mira.deviceId },
  { event: 'session.unlock', result: 'allowed', reason: null, subject: mira.deviceId },
  { event: 'device.revoke', result: 'done', reason: null, subject: samuel.deviceId },
]

const namesOf = (world: World): Record<string, string> => ({
  plates_07: 'plates-07',
  congress_13: 'congress-13',
  [world.self.deviceId]: world.self.deviceName,
  [mira.deviceId]: mira.deviceName,
  [samuel.deviceId]: samuel.deviceName,
})

/** Three devices whose checkpoints reached this one; one of them contradicts itself. */
const trailsOf = (world: World) =>
  [mira, ana, samuel].map(({ deviceId, deviceName, name }, place) => ({
    deviceId,
    deviceName,
    memberName: name,
    checkpoints: 368 - place * 120,
    lastSeq: 18_400 - place * 6_007,
    lastAt: world.at.ago({ hours: 1 + place * 5 }),
    fault: place === 2 ? ('AUDIT_CHECKPOINT_BACK' as const) : null,
    faultAt: place === 2 ? 6_386 : null,
  }))

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
  fault: world.scenario.auditWhole ? null : ('AUDIT_ENTRY_CHANGED' as const),
  heldUpTo: world.scenario.auditWhole ? 18_400 : 18_200,
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
      posture: [
        { guard: 'disk-encrypted', state: 'on' },
        { guard: 'swap-encrypted', state: 'on' },
        { guard: 'no-core-dumps', state: 'unknown' },
        { guard: 'capture-blocked', state: 'off' },
        { guard: 'not-remote', state: 'on' },
        { guard: 'not-virtual', state: 'on' },
      ],
      holdings: holdingsOf(world),
      policy: policyOf(world),
      lastCertificate: world.certificates[0] ?? null,
      audit: chainOf(world),
    }
  },
  audit: ({ before, limit, refusedOnly, results, group, text, since, until }) => {
    const wanted = refusedOnly ? ['refused', 'failed'] : results
    const entries: AuditInput[] = []
    let place = (before ?? lastEntry + 1) - 1
    for (let looked = 0; place > 0 && entries.length < limit && looked < 2_000; place -= 1, looked += 1) {
      const made = entryAt(world, place)
      const isFound =
        (wanted.length === 0 || wanted.includes(made.result)) &&
        (group === null || groupOf(made.event) === group) &&
        (since === null || made.at >= since) &&
        (until === null || made.at < until) &&
        `${made.event} ${made.reason ?? ''} ${made.subject ?? ''}`.toLowerCase().includes(text.toLowerCase())
      if (isFound) entries.push(made)
    }
    return { total: lastEntry, entries, next: place > 0 ? place + 1 : null, names: namesOf(world) }
  },
  verifyAudit: () => chainOf(world),
  exportAudit: ({ format }) => ({ file: `audit-${world.self.deviceId}-${lastEntry}.${format}`, entries: lastEntry }),
  trails: () => (world.self.roles.includes('annotator') && world.self.roles.length === 1 ? [] : trailsOf(world)),
  certificate: ({ certificateId }) => {
    const found = world.certificates.find((entry) => entry.certificateId === certificateId)
    if (!found) throw new Failure('NOT_FOUND')
    return found
  },
  saveCertificate: ({ certificateId }) => {
    if (!world.certificates.some((entry) => entry.certificateId === certificateId)) throw new Failure('NOT_FOUND')
    return { files: ['jws', 'html'].map((ending) => `certificate-${certificateId}.${ending}`) }
  },
  certificates: () => world.certificates,
  preferences: () => world.preferences,
  prefer: ({ name, value }) => {
    world.preferences[name] = value
    return {}
  },
})
