import type { Assignment, CertificateRow, ProjectDetail, ProjectSummary } from '../../../shared/ipc/projects.ts'
import type { DeviceId, ShardId } from '../../../shared/ids.ts'
import type { MemberNames } from '../../guard/trust/documents.ts'
import { certificateDocument } from '../../guard/trust/certificate.ts'
import { openWith } from '../../guard/trust/sealed.ts'
import { parseJson, readClaims } from '../../guard/trust/signed.ts'
import { debtsOf } from '../../station/debts.ts'
import type { Submission } from '../../storage/project/submissions.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { directoryKey, namesOf } from '../../station/membership.ts'
import type { GrantState } from '../../station/project-state.ts'
import { shardNameOf } from '../../station/project.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { kindsIn } from '../../station/item-kinds.ts'
import { demandTerms, type WorkItem } from '../../guard/trust/entries.ts'

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

/** The certificates of a project, newest first, and what is still owed. */
const proofsOf = (at: Unlocked, project: KeyedProject) => {
  const certificates = at.home.certificates
    .forProject(project.projectId)
    .map(({ jws }) => readClaims(jws, certificateDocument))
  return { certificates, debts: debtsOf(project.state, { membership: at.membership, certificates }) }
}
type Proofs = ReturnType<typeof proofsOf>

/** One line about a project. */
export const summarise = (at: Unlocked, project: KeyedProject): ProjectSummary =>
  summaryOf(project, {
    delivered: deliveredOf(project),
    debts: () => proofsOf(at, project).debts.length,
  })

const summaryOf = (
  project: KeyedProject,
  { delivered, debts }: { readonly delivered: Delivered; readonly debts: () => number },
): ProjectSummary => {
  const { state, open } = project
  return {
    projectId: project.projectId,
    name: open.terms.name,
    client: open.terms.client,
    colour: open.terms.colour,
    state: state.completedAt === null ? 'active' : debts() > 0 ? 'wiping' : 'completed',
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
  const proofs = proofsOf(at, project)
  const wiped = new Set(proofs.certificates.flatMap((document) => document.grantIds))
  const { state, open, status } = project
  return {
    ...summaryOf(project, { delivered, debts: () => proofs.debts.length }),
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
      erased: shard.erased.length,
      assignments: [...state.grants.values()]
        .filter((grant) => grant.shardIds.includes(shard.shardId))
        .map((grant) => assignmentOf(grant, { project, names, wiped, nowMs: at.clock.nowMs() })),
    })),
    status: status && { issuedAt: status.issuedAt, validUntil: status.validUntil },
    log: { entries: at.home.logEntries.head(project.log)?.seq ?? 0, whole: true },
    certificates: certificateRows(project, names, proofs),
    ...(await demandsOf(project)),
    retentionEndsAt: retentionEnd(project),
  }
}

const retentionEnd = ({ state, open }: KeyedProject): string | null =>
  state.completedAt === null ? null : iso(Date.parse(state.completedAt) + open.terms.policy.retentionDays * 86_400_000)

/** Holds and the request to delete, opened. */
const demandsOf = async ({ state, open }: KeyedProject): Promise<Pick<ProjectDetail, 'holds' | 'deletion'>> => {
  const read = async (sealed: string) =>
    parseJson(await openWith('auxerta-content+jwe', sealed, open.contentKey), demandTerms)
  const holds = await Promise.all(
    [...state.holds.values()].map(async ({ holdId, placedAt, sealed }) => ({
      holdId,
      at: placedAt,
      ...(await read(sealed)),
    })),
  )
  const { deletion } = state
  return { holds, deletion: deletion && { at: deletion.requestedAt, ...(await read(deletion.sealed)) } }
}

type NameBook = ReadonlyMap<DeviceId, MemberNames>

/** What an assignment is described by. */
interface Around {
  readonly project: KeyedProject
  readonly names: NameBook
  /** Grants that a certificate tells of. */
  readonly wiped: ReadonlySet<string>
  readonly nowMs: number
}

/** Names by device, where this device may know them. */
export const nameBook = async (at: Unlocked): Promise<NameBook> => {
  const key = await directoryKey(at)
  const names = await Promise.all(
    (at.membership?.members ?? []).map(async (entry) => [entry.deviceId, await namesOf(entry, key)] as const),
  )
  return new Map(names)
}

const assignmentOf = (grant: GrantState, around: Around): Assignment => ({
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

const stateOf = (grant: GrantState, around: Around): Assignment['state'] => {
  if (grant.endedBy === 'returned') return 'returned'
  if (around.wiped.has(grant.grantId)) return 'wiped'
  if (grant.revokedAtMs !== null) return 'revoked'
  if (around.project.state.completedAt !== null) return 'completed'
  if (around.nowMs >= grant.expiresMs) return 'ended'
  return around.nowMs < grant.notBeforeMs ? 'waiting' : 'open'
}

/** What is outstanding first, then what came. */
const certificateRows = (project: KeyedProject, names: NameBook, proofs: Proofs): CertificateRow[] => {
  const about = (deviceId: DeviceId, shardIds: readonly ShardId[]) => ({
    deviceId,
    deviceName: names.get(deviceId)?.deviceName ?? deviceId,
    memberName: names.get(deviceId)?.memberName ?? deviceId,
    shardNames: [...new Set(shardIds)].map((id) => shardNameOf(project, id)),
  })
  const outstanding = proofs.debts.map(({ deviceId, shardIds, orderedAt }) => ({
    ...about(deviceId, shardIds),
    ...{ state: 'outstanding' as const, cause: null, certificateId: null, orderedAt, at: null },
  }))
  const received = proofs.certificates.map((document) => ({
    ...about(
      document.deviceId,
      document.shards.map((shard) => shard.shardId),
    ),
    state: 'received' as const,
    cause: document.cause,
    certificateId: document.certificateId,
    orderedAt: document.startedAt,
    at: document.finishedAt,
  }))
  return [...outstanding, ...received]
}
