import type { DeviceOverview } from '../../../shared/ipc/device.ts'
import type { ProjectPolicy } from '../../../shared/access/policy.ts'
import { judgeShard } from '../../station/access.ts'
import { verifyOwnTrail } from '../../station/checkpoint.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { describeSystem } from '../../station/hardware.ts'
import { ownPosture } from '../../station/own-posture.ts'
import { keyedProjects } from '../../station/keyed-projects.ts'
import { shardNameOf } from '../../station/project.ts'
import { cachedBytes } from '../../station/shard-cache.ts'
import { undeliveredItems } from '../../station/undelivered.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { lastOwnCertificate } from './certificates.ts'

/** How this device stands, in facts that can be checked. */
export const describeDevice = async (at: Unlocked): Promise<DeviceOverview> => {
  const projects = keyedProjects(at)
  const behindSeconds = at.clock.behindSeconds()
  return {
    name: at.identity.deviceName,
    since: at.identity.enrolledAt,
    system: describeSystem(),
    keyStore: await at.keyStore.backend(),
    clock: { inStep: behindSeconds < 300, behindSeconds },
    delivery: { waiting: undeliveredItems(at), lastAt: lastDelivery(at) },
    exchange: { reachedAt: at.exchangeReached.at, reachable: at.exchangeReached.reachable, kind: at.exchange.id },
    posture: await ownPosture(at.homeDir),
    holdings: (await Promise.all(projects.map((project) => holdingsOf(at, project)))).flat(),
    policy: projects.flatMap(policyRows),
    lastCertificate: await lastOwnCertificate(at),
    audit: verdictOf(at),
  }
}

const walked = new WeakMap<Unlocked, DeviceOverview['audit']>()

/**
 * Walks the whole trail once per unlock; what this process appended since continues it. A change of older entries while the
 * station is unlocked shows when somebody verifies, or at the next unlock.
 */
const verdictOf = (at: Unlocked): DeviceOverview['audit'] => {
  const verdict = walked.get(at) ?? verifyOwnTrail(at)
  walked.set(at, verdict)
  return { ...verdict, entries: at.audit.length() }
}

/** When work was last sealed to a lead, from the newest part of the audit trail. */
const lastDelivery = (at: Unlocked): string | null =>
  at.audit
    .list({ before: null, limit: 1, since: null, until: null, group: null, results: [], text: ['work.deliver'] })
    .entries.find((entry) => entry.event === 'work.deliver')?.at ?? null

const holdingsOf = async (at: Unlocked, project: KeyedProject): Promise<DeviceOverview['holdings']> => {
  const rows: DeviceOverview['holdings'] = []
  for (const [shardId, shard] of project.state.shards) {
    const sizeBytes = await cachedBytes(at.homeDir, shard)
    if (sizeBytes === 0) continue
    const { lease, decision } = judgeShard(at, shardId)
    rows.push({
      shardId,
      name: shardNameOf(project, shardId),
      client: project.open.terms.client,
      lease,
      shut: project.role === 'owner' || decision.allowed ? null : decision.reason,
      sizeBytes,
      undelivered: project.open.store.itemStates.undelivered(shardId).length,
    })
  }
  return rows
}

const yesNo = (value: boolean): string => (value ? 'Yes' : 'No')

const settings: readonly { setting: string; value: (policy: ProjectPolicy) => string }[] = [
  { setting: 'Lock when idle', value: (policy) => `${String(policy.idleLockMinutes)} minutes` },
  { setting: 'Watermark on content', value: (policy) => (policy.watermark ? 'Member, device, time' : 'None') },
  { setting: 'Copy text out', value: (policy) => (policy.copyText ? 'Allowed' : 'Not allowed') },
  { setting: 'Block screen capture where the system can', value: (policy) => yesNo(policy.contentProtection) },
  {
    setting: 'Data may be opened in',
    value: (policy) => (policy.regions.length === 0 ? 'Anywhere' : policy.regions.join(', ')),
  },
  {
    setting: 'Weak key store',
    value: (policy) => (policy.degradedKeyStore === 'deny' ? 'Does not open' : 'Opens with a warning'),
  },
  {
    setting: 'Wipe after a lapsed lease',
    value: ({ lapseGraceDays: days }) =>
      days === null ? 'No, only shut' : days === 1 ? 'After 1 day' : `After ${String(days)} days`,
  },
  { setting: 'Lead keeps delivered work', value: (policy) => `${String(policy.retentionDays)} days after completion` },
]

const policyRows = (project: KeyedProject): DeviceOverview['policy'] =>
  settings.map(({ setting, value }) => ({
    setting: `${project.open.terms.name}: ${setting}`,
    value: value(project.open.terms.policy),
    setBy: 'project',
    who: project.open.terms.leadName,
    at: project.state.createdAt,
  }))
