import { Failure } from '../../../shared/failures.ts'
import type { DeviceId, GrantId, ProjectId, ShardId } from '../../../shared/ids.ts'
import type { GrantKeys } from '../../guard/trust/entries.ts'
import type { MemberEntry } from '../../guard/trust/documents.ts'
import { keyIdOf, type PublicKey } from '../../guard/trust/key-pairs.ts'
import { jsonBytes, sealTo } from '../../guard/trust/sealed.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { deviceLog, hintObject } from '../../station/exchange-names.ts'
import { flushOutbox, followLog, storedEntries } from '../../station/logs.ts'
import { signersOf } from '../../station/membership.ts'
import { newId } from '../../station/new-id.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { activeProject, record } from '../../station/own-project.ts'

export interface AssignPlan {
  readonly projectId: ProjectId
  readonly shardIds: readonly ShardId[]
  readonly deviceId: DeviceId
  readonly role: 'annotate' | 'review'
  readonly notBefore: string | null
  readonly expires: string
  readonly offlineLeaseHours: number
}

/**
 * Grants shards to a member on one device: their keys, sealed to a one-time key of that device.
 *
 * @throws {@link Failure} `NOT_FOUND`, `INPUT_INVALID` when it would end before it begins, `DEVICE_NOT_READY` without a
 * one-time key of the device, `OWN_DEVICE`, `NOT_ANNOTATOR`
 */
export const assignShards = async (at: Unlocked, plan: AssignPlan): Promise<GrantId> => {
  const project = activeProject(at, plan.projectId)
  const member = at.membership?.members.find((entry) => entry.deviceId === plan.deviceId && entry.revokedAt === null)
  if (!member || !plan.shardIds.every((id) => project.state.shards.has(id))) throw new Failure('NOT_FOUND')
  if (member.deviceId === at.identity.deviceId) throw new Failure('OWN_DEVICE')
  if (!member.roles.includes(plan.role === 'annotate' ? 'annotator' : 'reviewer')) throw new Failure('NOT_ANNOTATOR')
  const notBefore = plan.notBefore ?? at.clock.now()
  if (Date.parse(plan.expires) <= Date.parse(notBefore)) throw new Failure('INPUT_INVALID')
  const prekey = await takePrekey(at, member)
  const grantId = newId<GrantId>()
  const keys = await sealGrantKeys(project, { shardIds: plan.shardIds, prekey: prekey.key })
  const { regions, lapseGraceDays } = project.open.terms.policy
  await record(at, project, {
    kind: 'grant',
    grantId,
    memberId: member.memberId,
    deviceId: member.deviceId,
    role: plan.role,
    shardIds: [...plan.shardIds],
    notBefore,
    expires: plan.expires,
    offlineLeaseMs: Math.round(plan.offlineLeaseHours * 3_600_000),
    regions,
    ...(lapseGraceDays === null ? {} : { lapseGraceMs: lapseGraceDays * 86_400_000 }),
    prekeyId: prekey.kid,
    keys,
  })
  await hint(at, project, member)
  at.audit.append({ event: 'grant.create', result: 'done', reason: null, subject: grantId })
  return grantId
}

/**
 * Seals the keys of shards to a one-time key of a device.
 *
 * @param fresh - The key of a shard that has a newer one than the project in memory.
 */
export const sealGrantKeys = (
  project: KeyedProject,
  grant: {
    readonly shardIds: readonly ShardId[]
    readonly prekey: PublicKey
    readonly fresh?: { readonly shardId: ShardId; readonly key: string }
  },
): Promise<string> => {
  const shards = grant.shardIds.map((shardId) => {
    const key = shardId === grant.fresh?.shardId ? grant.fresh.key : keyOf(project, shardId)
    return { shardId, key }
  })
  const keys: GrantKeys = { contentKey: project.open.contentKey.toString('base64url'), shards }
  return sealTo('auxerta-grant-keys+jwe', jsonBytes(keys), grant.prekey)
}

const keyOf = (project: KeyedProject, shardId: ShardId): string => {
  const key = project.open.shardKeys.get(shardId)
  if (!key) throw new Failure('NOT_FOUND')
  return key.toString('base64url')
}

/** Every key that any own project ever granted to; each is used once. */
const usedPrekeys = (at: Unlocked): Set<string> => {
  const used = new Set<string>()
  for (const project of at.projects.values())
    for (const grant of project.state.grants.values()) used.add(grant.prekeyId)
  return used
}

/**
 * Finds the newest batch's first unused one-time key of a device, in the device's own signed log.
 *
 * @param taken - Key ids that are about to be used and stand in no log yet.
 * @throws {@link Failure} `DEVICE_NOT_READY`
 */
export const takePrekey = async (
  at: Unlocked,
  member: MemberEntry,
  taken: ReadonlySet<string> = new Set(),
): Promise<{ kid: string; key: PublicKey }> => {
  const log = deviceLog(member.deviceId)
  await followLog(at, log, { keyOf: await signersOf([member]) })
  const used = usedPrekeys(at)
  for (const { body } of storedEntries(at, log).reverse()) {
    if (body.kind !== 'prekeys') continue
    for (const key of body.keys) {
      const kid = await keyIdOf(key)
      if (!used.has(kid) && !taken.has(kid)) return { kid, key }
    }
  }
  throw new Failure('DEVICE_NOT_READY')
}

/** Tells every device of the member to follow the project, so that each can say why it opens or not. */
const hint = async (at: Unlocked, project: KeyedProject, member: MemberEntry): Promise<void> => {
  const devices = (at.membership?.members ?? []).filter((entry) => entry.memberId === member.memberId)
  for (const { deviceId } of devices)
    at.home.outbox.put(hintObject(deviceId, project.projectId, at.identity.deviceId), Buffer.from('1'), at.clock.now())
  await flushOutbox(at)
}

/** Takes a grant back. @throws {@link Failure} `NOT_FOUND`, also when it was taken back before */
export const revokeGrant = async (at: Unlocked, projectId: ProjectId, grantId: GrantId): Promise<string> => {
  const project = activeProject(at, projectId)
  if (project.state.grants.get(grantId)?.revokedAtMs !== null) throw new Failure('NOT_FOUND')
  const revokedAt = await record(at, project, { kind: 'revoke', grantId })
  at.audit.append({ event: 'grant.revoke', result: 'done', reason: null, subject: grantId })
  return revokedAt
}
