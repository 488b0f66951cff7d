import type { Change } from '../../../shared/changes/change.ts'
import { permits } from '../../../shared/access/permissions.ts'
import { noLease } from '../../../shared/access/lease.ts'
import { Failure } from '../../../shared/failures.ts'
import type { ChangeId, ShardId } from '../../../shared/ids.ts'
import type { ReviewItem, ReviewRow } from '../../../shared/ipc/review.ts'
import type { OpenedItem } from '../../../shared/ipc/work.ts'
import type { WorkItem } from '../../guard/trust/entries.ts'
import type { ShardReader } from '../../guard/shard/shard-reader.ts'
import type { Submission } from '../../storage/project/submissions.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { commentsOf, countRemarks } from '../../station/item-comments.ts'
import { itemSubject } from '../../station/access.ts'
import { readItemBytes, type PartPlace } from '../../station/item-bytes.ts'
import { kindOf } from '../../station/item-kinds.ts'
import { keyedProjects } from '../../station/keyed-projects.ts'
import { partsOf, shardFacts } from '../../station/item-parts.ts'
import { directoryKey, namesOf } from '../../station/membership.ts'
import { shardNameOf } from '../../station/project.ts'
import { fetchShard } from '../../station/shard-cache.ts'
import { ownRoles, type Unlocked } from '../../station/unlocked.ts'

type Delivered = Submission<WorkItem>

type Names = (deviceId: string) => { memberName: string; deviceName: string }

const namesFor = async (at: Unlocked): Promise<Names> => {
  const key = await directoryKey(at)
  const entries = at.membership?.members ?? []
  const names = new Map<string, { memberName: string; deviceName: string }>()
  for (const entry of entries) names.set(entry.deviceId, await namesOf(entry, key))
  return (deviceId) => names.get(deviceId) ?? { memberName: deviceId, deviceName: deviceId }
}

/** What waits for review and what was decided, a line per shard and annotator. */
export const reviewQueue = async (at: Unlocked): Promise<ReviewRow[]> => {
  const names = await namesFor(at)
  return keyedProjects(at, 'owner').flatMap((project) =>
    project.open.store.submissions.counts().map((row) => ({
      projectId: project.projectId,
      projectName: project.open.terms.name,
      shardId: row.shardId as ShardId,
      shardName: shardNameOf(project, row.shardId as ShardId),
      ...names(row.deviceId),
      waiting: row.waiting,
      accepted: row.accepted,
      returned: row.returned,
      lastDeliveredAt: row.lastDeliveredAt,
    })),
  )
}

/** Opens a shard of an own project for reading. */
const readerOf = async (at: Unlocked, project: KeyedProject, shardId: ShardId): Promise<ShardReader> => {
  const shard = project.state.shards.get(shardId)
  if (!shard) throw new Failure('NOT_FOUND')
  await fetchShard(at, project.projectId, shard)
  return at.shards.get(project, shardId)
}

const itemOf = async (
  { reader, remarks, names }: { reader: ShardReader; remarks: ReturnType<typeof countRemarks>; names: Names },
  row: Delivered,
): Promise<ReviewItem> => {
  const entry = await reader.item(row.index)
  return {
    index: row.index,
    key: entry.key,
    kind: kindOf(entry),
    state: row.decision === 'waiting' ? (row.content.state === 'skipped' ? 'skipped' : 'finished') : row.decision,
    delivered: true,
    labels: row.labels,
    ...(remarks.get(row.index) ?? { comments: 0, openThreads: 0 }),
    flagged: false,
    missing: 0,
    suggested: 0,
    activeSeconds: row.content.activeSeconds,
    reason: row.content.reason,
    decision: row.decision,
    memberName: names(row.deviceId).memberName,
    deliveredAt: row.deliveredAt,
    round: row.round,
  }
}

const noteRead = (at: Unlocked, { shardId, index }: { shardId: ShardId; index: number }): number =>
  at.audit.append({ event: 'review.read', result: 'allowed', reason: null, subject: itemSubject(shardId, index) }).entry

/** Looking at a large image is one read, whatever the number of its tiles. */
const noteTile = (at: Unlocked, place: { shardId: ShardId; index: number }): void => {
  const subject = itemSubject(place.shardId, place.index)
  at.tileReadings.once({ subject, words: 'review.read' }, () => noteRead(at, place))
}

/** Opens what was delivered of one shard. Recorded in the audit trail. */
export const openReview = async (at: Unlocked, project: KeyedProject, shardId: ShardId) => {
  const rows = project.open.store.submissions.list(shardId)
  if (rows.length === 0) throw new Failure('NOT_FOUND')
  const names = await namesFor(at)
  const reader = await readerOf(at, project, shardId)
  at.audit.append({ event: 'review.read', result: 'allowed', reason: null, subject: shardId })
  const items: ReviewItem[] = []
  const remarks = countRemarks(project.open.store, shardId)
  for (const row of rows) items.push(await itemOf({ reader, remarks, names }, row))
  return {
    ...shardFacts(at, project, shardId),
    items,
    position: Math.max(
      items.findIndex((item) => item.decision === 'waiting'),
      0,
    ),
    lease: noLease,
    choices: {},
    annotator: [...new Set(items.map((item) => item.memberName))].join(', '),
  }
}

/** The delivered labels as one change from nothing, so that the same document shows them. */
const deliveredChange = (row: Delivered): Change => ({
  id: `delivered-${String(row.round)}` as ChangeId,
  cause: 'work.deliver',
  origin: 'import',
  at: row.deliveredAt,
  before: [],
  after: row.content.labels,
})

/** One delivered item with its labels and what was said about it. */
export const openReviewItem = async (
  at: Unlocked,
  project: KeyedProject,
  place: { shardId: ShardId; index: number },
): Promise<OpenedItem> => {
  const row = project.open.store.submissions.find(place)
  if (!row) throw new Failure('NOT_FOUND')
  noteRead(at, place)
  at.tileReadings.begin(itemSubject(place.shardId, place.index))
  const entry = await (await readerOf(at, project, place.shardId)).item(place.index)
  return {
    index: entry.index,
    key: entry.key,
    state: row.decision === 'waiting' ? 'finished' : row.decision,
    parts: partsOf(place.shardId, entry),
    changes: [deliveredChange(row)],
    comments: commentsOf(project.open.store, place).map((comment) => ({ ...comment, sent: true })),
  }
}

/** Reads bytes of a delivered item for the lead, or null when this device does not lead the shard's project. */
export const readReviewPart = async (
  at: Unlocked,
  place: PartPlace & { shardId: ShardId },
): Promise<{ mediaType: string; bytes: Uint8Array } | null> => {
  const project = keyedProjects(at, 'owner').find((entry) => entry.state.shards.has(place.shardId))
  if (!project || !permits({ unlocked: true, roles: ownRoles(at) }, 'review:read')) return null
  const reader = await readerOf(at, project, place.shardId)
  if (!(await reader.item(place.index)).parts.some((entry) => entry.part === place.part)) throw new Failure('NOT_FOUND')
  if (place.tile) noteTile(at, place)
  else noteRead(at, place)
  return readItemBytes(reader, place)
}
