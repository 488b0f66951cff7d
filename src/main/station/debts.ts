import type { DeviceId, GrantId, ShardId } from '../../shared/ids.ts'
import { wipeSteps, type CertificateDocument } from '../guard/trust/certificate.ts'
import type { MembershipDocument } from '../guard/trust/documents.ts'
import type { GrantState, ProjectState } from './project-state.ts'

/** What a device still owes: a certificate about grants whose end was ordered. */
export interface Debt {
  readonly deviceId: DeviceId
  readonly grantIds: readonly GrantId[]
  readonly shardIds: readonly ShardId[]
  /** When the first of these orders was signed. */
  readonly orderedAt: string
}

const grantsOf = (state: ProjectState, deviceId: DeviceId): GrantState[] =>
  [...state.grants.values()].filter((grant) => grant.deviceId === deviceId)

/**
 * Whether a certificate tells of every step, each done, and covers the shards of the grants it names. A shard may be missing
 * where another grant to the same device, not named here, still opens it: then that grant owes it.
 */
export const isSound = (document: CertificateDocument, state: ProjectState): boolean => {
  const done = document.steps.filter((result) => result.ok).map((result) => result.step)
  if (!wipeSteps.every((step) => done.includes(step))) return false
  const named = new Set(document.grantIds)
  const covered = new Set<string>(document.shards.map((shard) => shard.shardId))
  const grants = grantsOf(state, document.deviceId)
  const elsewhere = new Set(grants.filter((grant) => !named.has(grant.grantId)).flatMap((grant) => grant.shardIds))
  return (
    document.scope === 'items' ||
    grants
      .filter((grant) => named.has(grant.grantId))
      .flatMap((grant) => grant.shardIds)
      .every((shardId) => covered.has(shardId) || elsewhere.has(shardId))
  )
}

const iso = (timeMs: number): string => new Date(timeMs).toISOString()

/** When the end of a grant was ordered, by whatever came first; null while it runs. */
const orderedAt = (grant: GrantState, state: ProjectState, lostAt: string | null): string | null => {
  const moments = [grant.revokedAtMs === null ? null : iso(grant.revokedAtMs), state.completedAt, lostAt]
  return moments.filter((moment) => moment !== null).sort()[0] ?? null
}

/** Who owes what, by device, given the sound certificates that came. */
export const debtsOf = (
  state: ProjectState,
  known: { readonly membership: MembershipDocument | null; readonly certificates: readonly CertificateDocument[] },
): Debt[] => {
  const paid = new Set(known.certificates.flatMap((document) => document.grantIds))
  const debts: Debt[] = []
  for (const deviceId of new Set([...state.grants.values()].map((grant) => grant.deviceId))) {
    const lostAt = known.membership?.members.find((entry) => entry.deviceId === deviceId)?.wipeOrderedAt ?? null
    const owed = grantsOf(state, deviceId).flatMap((grant) => {
      const at = orderedAt(grant, state, lostAt)
      return at === null || paid.has(grant.grantId) ? [] : [{ grant, at }]
    })
    const first = owed.map(({ at }) => at).sort()[0]
    if (first === undefined) continue
    const grantIds = owed.map(({ grant }) => grant.grantId)
    const shardIds = [...new Set(owed.flatMap(({ grant }) => grant.shardIds))]
    debts.push({ deviceId, grantIds, shardIds, orderedAt: first })
  }
  return debts
}
