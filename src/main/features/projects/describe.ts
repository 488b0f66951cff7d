import type { Assignment, CertificateRow, ProjectDetail, ProjectSummary } from '../../../shared/ipc/projects.ts'
import type { DeviceId, ShardId } from '../../../shared/ids.ts'
import type { MemberNames } from '../../guard/trust/documents.ts'
import { certificateDocument } from '../../guard/trust/certificate.ts'
import { readClaims } from '../../guard/trust/signed.ts'
import type { Submission } from '../../storage/project/submissions.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { directoryKey, namesOf } from '../../station/membership.ts'
import type { GrantState } from '../../station/project-state.ts'
import { shardNameOf } from '../../station/project.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { kindsIn } from '../../station/item-kinds.ts'
import type { WorkItem } from '../../guard/trust/entries.ts'

const iso = (timeMs: number): string => new Date(timeMs).toISOString()

interface Delivered {
  readonly all: readonly Submission<WorkItem>[]
  readonly count: (decision: Submission<WorkItem>['decision'], shardId?: ShardId) => number
}

const deliveredOf = (project: KeyedProject): Delivered => {
  const all = project.open.store.submissions.list()
  return {
    all,
    count: (decision, shardId) =>
      all.filter((entry) => entry.decision === decision && (shardId === undefined || entry.shardId === shardId)).length,
  }
}

/** The certificates received for a project, by device. */
const certificatesOf = (at: Unlocked, project: KeyedProject) =>
  new Map(
    at.home.certificates.forProject(project.projectId).map(({ jws, certificateId }) => {
      const document = readClaims(jws, certificateDocument)
      return [document.deviceId, { certificateId, at: document.finishedAt }] as const
    }),
  )

/** The devices that ever got a key of a project: each owes a certificate once it is complete. */
const devicesOf = (project: KeyedProject): Set<DeviceId> =>
  new Set([...project.state.grants.values()].map((grant) => grant.deviceId))

/** One line about a project. */
export const summarise = (at: Unlocked, project: KeyedProject): ProjectSummary => {
  const { state, open } = project
  const delivered = deliveredOf(project)
  const received = certificatesOf(at, project)
  const outstanding = [...devicesOf(project)].some((deviceId) => !received.has(deviceId))
  return {
    projectId: project.projectId,
    name: open.terms.name,
    client: open.terms.client,
    colour: open.terms.colour,
    state: state.completedAt === null ? 'active' : outstanding ? 'wiping' : 'completed',
    kinds: kindsIn(open),
    items: [...state.shards.values()].reduce((sum, shard) => sum + shard.items, 0),
    delivered: delivered.all.length,
    accepted: delivered.count('accepted'),
    returned: delivered.count('returned'),
    waitingReview: delivered.count('waiting'),
    dueAt: open.terms.dueAt,
  }
}

/** Everything a lead sees of a project. */
export const describeProject = async (at: Unlocked, project: KeyedProject): Promise<ProjectDetail> => {
  const names = await nameBook(at)
  const delivered = deliveredOf(project)
  const received = certificatesOf(at, project)
  const { state, open, status } = project
  return {
    ...summarise(at, project),
    policy: open.terms.policy,
    ontology: open.terms.ontology,
    shards: [...state.shards.values()].map((shard) => ({
      shardId: shard.shardId,
      name: shardNameOf(project, shard.shardId),
      items: shard.items,
      sizeBytes: shard.tar.lengthBytes + shard.index.lengthBytes,
      delivered: delivered.all.filter((entry) => entry.shardId === shard.shardId).length,
      accepted: delivered.count('accepted', shard.shardId),
      returned: delivered.count('returned', shard.shardId),
      assignments: [...state.grants.values()]
        .filter((grant) => grant.shardIds.includes(shard.shardId))
        .map((grant) => assignmentOf(grant, { project, names, received, nowMs: at.clock.nowMs() })),
    })),
    status: status && { issuedAt: status.issuedAt, validUntil: status.validUntil },
    log: { entries: at.home.logEntries.head(project.log)?.seq ?? 0, whole: true },
    certificates: certificateRows(project, names, received),
  }
}

type NameBook = ReadonlyMap<DeviceId, MemberNames>
type Received = ReturnType<typeof certificatesOf>

/** Names by device, where this device may know them. */
export const nameBook = async (at: Unlocked): Promise<NameBook> => {
  const key = await directoryKey(at)
  const names = await Promise.all(
    (at.membership?.members ?? []).map(async (entry) => [entry.deviceId, await namesOf(entry, key)] as const),
  )
  return new Map(names)
}

const assignmentOf = (
  grant: GrantState,
  around: { project: KeyedProject; names: NameBook; received: Received; nowMs: number },
): Assignment => ({
  grantId: grant.grantId,
  deviceId: grant.deviceId,
  memberName: around.names.get(grant.deviceId)?.memberName ?? grant.memberId,
  deviceName: around.names.get(grant.deviceId)?.deviceName ?? grant.deviceId,
  role: grant.role,
  grantedAt: iso(grant.grantedAtMs),
  notBefore: iso(grant.notBeforeMs),
  expires: iso(grant.expiresMs),
  offlineLeaseHours: grant.offlineLeaseMs / 3_600_000,
  state: stateOf(grant, around),
  revokedAt: grant.revokedAtMs === null ? null : iso(grant.revokedAtMs),
})

const stateOf = (
  grant: GrantState,
  around: { project: KeyedProject; received: Received; nowMs: number },
): Assignment['state'] => {
  if (around.received.has(grant.deviceId)) return 'wiped'
  if (grant.revokedAtMs !== null) return 'revoked'
  if (around.project.state.completedAt !== null) return 'completed'
  if (around.nowMs >= grant.expiresMs) return 'ended'
  return around.nowMs < grant.notBeforeMs ? 'waiting' : 'open'
}

const certificateRows = (project: KeyedProject, names: NameBook, received: Received): CertificateRow[] =>
  [...devicesOf(project)].map((deviceId) => {
    const certificate = received.get(deviceId)
    const shardIds = [...project.state.grants.values()]
      .filter((grant) => grant.deviceId === deviceId)
      .flatMap((grant) => grant.shardIds)
    return {
      deviceId,
      deviceName: names.get(deviceId)?.deviceName ?? deviceId,
      memberName: names.get(deviceId)?.memberName ?? deviceId,
      shardNames: [...new Set(shardIds)].map((id) => shardNameOf(project, id)),
      state: certificate ? 'received' : 'outstanding',
      certificateId: certificate?.certificateId ?? null,
      orderedAt: project.state.completedAt,
      at: certificate?.at ?? null,
    }
  })
