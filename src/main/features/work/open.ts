import type { Refusal, RefusalReason } from '../../../shared/access/refusal.ts'
import type { ShardId } from '../../../shared/ids.ts'
import type { ItemSummary, OpenedItem, OpenedShard, ReadPurpose } from '../../../shared/ipc/work.ts'
import type { ItemEntry } from '../../guard/shard/shard-types.ts'
import { benchChoices } from '../../storage/project/bench-choices.ts'
import type { StoredItemState } from '../../storage/project/item-states.ts'
import { commentsOf } from '../../station/item-comments.ts'
import {
  authoriseShard,
  itemSubject,
  requireShard,
  type AccessAsk,
  type Authorised,
  type Judgement,
} from '../../station/access.ts'
import { readItemBytes, type PartPlace } from '../../station/item-bytes.ts'
import { kindOf } from '../../station/item-kinds.ts'
import { partsOf, shardFacts } from '../../station/item-parts.ts'
import { shardNameOf } from '../../station/project.ts'
import { fetchShard } from '../../station/shard-cache.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { countWaiting, layProvided } from './provided.ts'

export type OpenAnswer = { outcome: 'opened'; shard: OpenedShard } | { outcome: 'refused'; refusal: Refusal }

/** Opens a shard or says in words why not. Either way an audit event. */
export const openShard = async (at: Unlocked, shardId: ShardId): Promise<OpenAnswer> => {
  const answer = authoriseShard(at, shardId, 'shard.open')
  if (!answer.allowed) return { outcome: 'refused', refusal: refusalOf(at, answer) }
  const { access } = answer
  await fetchShard(at, access.project.projectId, access.shard)
  return { outcome: 'opened', shard: await describeShard(at, access) }
}

const describeShard = async (at: Unlocked, access: Authorised): Promise<OpenedShard> => {
  const { project, shardId } = access
  const { store } = project.open
  const reader = await at.shards.get(project, shardId)
  const states = new Map(store.itemStates.list(shardId).map((row) => [row.index, row]))
  const items: ItemSummary[] = []
  const erased = new Set(access.shard.erased)
  const waiting = await countWaiting(at, project, shardId)
  for await (const entry of reader.items()) {
    const summary = summaryOf(entry, states.get(entry.index))
    const suggested = summary.suggested + (waiting.get(entry.index) ?? 0)
    items.push({ ...summary, suggested, ...(erased.has(entry.index) ? { state: 'erased' as const } : {}) })
  }
  const position = store.positions.find(shardId)?.index ?? 0
  store.positions.visit({ shardId, index: position, at: at.clock.now() })
  return {
    ...shardFacts(at, project, shardId),
    items,
    position: Math.min(position, Math.max(items.length - 1, 0)),
    lease: access.lease,
    choices: benchChoices(store.settings, shardId),
  }
}

/** One line about an item: what the index says and where the work on it stands. */
export const summaryOf = (entry: ItemEntry, row: StoredItemState | undefined): ItemSummary => ({
  index: entry.index,
  key: entry.key,
  kind: kindOf(entry),
  state: row?.state ?? 'todo',
  delivered: row !== undefined && row.deliveredRound > 0 && !row.dirty,
  labels: (row?.labels ?? 0) - (row?.suggested ?? 0),
  comments: row?.comments ?? 0,
  openThreads: row?.openThreads ?? 0,
  flagged: row?.flagged ?? false,
  missing: row?.missing ?? 0,
  suggested: row?.suggested ?? 0,
  activeSeconds: row?.activeSeconds ?? 0,
  reason: row?.reason ?? null,
})

/** A place in a shard, and why it is read. */
interface Reading {
  readonly shardId: ShardId
  readonly index: number
  readonly purpose: ReadPurpose
}

/** What is read ahead by the app has a name of its own: nobody may have looked at it. */
const askOf = ({ index, purpose }: Reading): AccessAsk =>
  purpose === 'work' ? { event: 'item.read', index } : { event: 'item.prefetch', index, purpose }

/** Reading an item anew: what is seen of a large image from now on is a read of its own. */
const beginReading = (at: Unlocked, { shardId, index }: Reading): void => {
  at.tileReadings.begin(itemSubject(shardId, index))
}

/** Everything to work on one item. @throws {@link Failure} a refusal reason, `NOT_FOUND`, `SHARD_DAMAGED` */
export const openItem = async (at: Unlocked, place: Reading): Promise<OpenedItem> => {
  const { project } = requireShard(at, place.shardId, askOf(place))
  beginReading(at, place)
  const { store } = project.open
  const entry = await (await at.shards.get(project, place.shardId)).item(place.index)
  const { shardId, index } = place
  const fault = place.purpose === 'work' ? await layProvided({ at, project, place: { shardId, index } }) : null
  return {
    ...(fault && { suggestionsFault: fault }),
    index: entry.index,
    key: entry.key,
    state: store.itemStates.find(place)?.state ?? 'todo',
    parts: partsOf(place.shardId, entry),
    changes: store.changes.list(place),
    comments: commentsOf(store, place),
  }
}

interface Refused {
  readonly reason: RefusalReason
  readonly judgement: Judgement
  readonly auditEntry: number
}

/** What the refusal screen tells. Names only where this device may know them: a stranger's shard has none. */
const refusalOf = (at: Unlocked, { reason, judgement, auditEntry }: Refused): Refusal => {
  const { project, grant, shardId } = judgement
  const isMine = grant?.memberId === at.identity.memberId
  const open = isMine ? project?.open : null
  const states = open?.store.itemStates.list(shardId) ?? []
  return {
    reason,
    shardName: open && project ? shardNameOf(project, shardId) : null,
    projectName: open?.terms.name ?? (isMine && project ? wipedNameOf(at, project.projectId) : null),
    leadName: open?.terms.leadName ?? null,
    at: momentOf(reason, judgement),
    timeline: isMine ? timelineOf(at, judgement) : [],
    finishedItems: states.filter((row) => row.state !== 'todo').length,
    undeliveredItems: open?.store.itemStates.undelivered(shardId).length ?? 0,
    auditEntry,
    grantId: isMine ? grant.grantId : null,
    deviceId: at.identity.deviceId,
  }
}

const wipedNameOf = (at: Unlocked, projectId: string): string | null =>
  at.home.projects.find(projectId)?.record.wipedName ?? null

const iso = (timeMs: number | null | undefined): string | null =>
  timeMs == null ? null : new Date(timeMs).toISOString()

const momentOf = (reason: RefusalReason, { project, grant, lease }: Judgement): string | null => {
  switch (reason) {
    case 'NOT_YET':
      return iso(grant?.notBeforeMs)
    case 'GRANT_EXPIRED':
      return iso(grant?.expiresMs)
    case 'GRANT_REVOKED':
      return iso(grant?.revokedAtMs)
    case 'STATUS_STALE':
      return lease.endsAt
    case 'PROJECT_COMPLETED':
      return project?.state.completedAt ?? null
    case 'WIPED':
      return project?.wipedAt ?? null
    case 'LOCKED':
    case 'MEMBER_REVOKED':
    case 'NOT_ASSIGNED':
    case 'OTHER_DEVICE':
    case 'HOME_RESTORED':
    case 'CLOCK_BACK':
    case 'REGION_NOT_ALLOWED':
    case 'KEY_STORE_DENIED':
      return null
  }
}

const timelineOf = (at: Unlocked, { project, grant, lease }: Judgement): Refusal['timeline'] => {
  const moments: { at: string | null; what: Refusal['timeline'][number]['what'] }[] = [
    { at: iso(grant?.grantedAtMs), what: 'granted' },
    { at: grant && grant.notBeforeMs > grant.grantedAtMs ? iso(grant.notBeforeMs) : null, what: 'opens' },
    { at: project?.status?.issuedAt ?? null, what: 'last-contact' },
    { at: lease.endedBy === 'offline' ? lease.endsAt : null, what: 'lease-ended' },
    { at: iso(grant?.revokedAtMs), what: 'revoked' },
    { at: iso(grant?.expiresMs), what: 'grant-ends' },
    { at: project?.state.completedAt ?? null, what: 'completed' },
    { at: project?.wipedAt ?? null, what: 'wiped' },
    { at: at.clock.now(), what: 'now' },
  ]
  return moments
    .flatMap(({ at: when, what }) => (when === null ? [] : [{ at: when, what }]))
    .sort((a, b) => a.at.localeCompare(b.at))
}

/** Reads bytes of one item, for the window or the command line. Checked at every read, and recorded. */
export const readPart = async (
  at: Unlocked,
  place: Reading & PartPlace,
): Promise<{ mediaType: string; bytes: Uint8Array }> => {
  const { project } = requireShard(at, place.shardId, { ...askOf(place), isTile: place.tile !== undefined })
  return readItemBytes(await at.shards.get(project, place.shardId), place)
}
