import { createHash, randomBytes } from 'node:crypto'
import { Failure, isFailure } from '../../../shared/failures.ts'
import type { GrantId, ProjectId, ShardId } from '../../../shared/ids.ts'
import { discard } from '../../guard/shard/discard.ts'
import type { ShardReader } from '../../guard/shard/shard-reader.ts'
import type { ItemEntry, PartEntry, ShardItem, ShardPart } from '../../guard/shard/shard-types.ts'
import type { BodyOf, LogBody } from '../../guard/trust/entries.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { appendEntries } from '../../station/logs.ts'
import { newId } from '../../station/new-id.ts'
import { wipeErased } from '../../station/own-duties.ts'
import type { GrantState, ShardState } from '../../station/project-state.ts'
import { dropShard, fetchShard } from '../../station/shard-cache.ts'
import { fetchSet, readProvided, sealSet, withSet } from '../../station/suggestion-sets.ts'
import { suggestionsOf } from '../../station/suggestion-state.ts'
import { sweepCompleted } from '../../station/sweep-completed.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { sealGrantKeys, takePrekey } from './assign.ts'
import { buildAndUpload, keepShardKey } from './build-shard.ts'
import { requireNoHold } from './hold.ts'
import { activeProject, publishLog } from '../../station/own-project.ts'

export interface ErasePlan {
  readonly projectId: ProjectId
  readonly shardId: ShardId
  readonly indexes: readonly number[]
}

/**
 * Destroys items for good, wherever they are: builds the shard anew without them under a new key, replaces the grants of the
 * shard with ones under new one-time keys, and wipes the older version here. Workstations do the same when they next meet
 * the exchange, each with its certificate. The other items keep their places and the work on them.
 *
 * A grant whose device has no one-time key ready is taken back: its work comes to the lead, and it can be assigned again.
 *
 * @throws {@link Failure} `HOLD_ACTIVE`, `NOT_FOUND`, `ITEM_ERASED` when all of them are gone already, `PROJECT_COMPLETED`
 */
export const eraseItems = async (at: Unlocked, plan: ErasePlan) => {
  const project = activeProject(at, plan.projectId)
  requireNoHold(at, project, 'item.erase')
  const shard = project.state.shards.get(plan.shardId)
  if (!shard || plan.indexes.some((index) => index >= shard.items)) throw new Failure('NOT_FOUND')
  const indexes = [...new Set([...shard.erased, ...plan.indexes])].sort((a, b) => a - b)
  if (indexes.length === shard.erased.length) throw new Failure('ITEM_ERASED')
  const key = randomBytes(32)
  try {
    const outcome = await replaceShard(at, project, { shard, indexes, key })
    at.audit.append({ event: 'item.erase', result: 'done', reason: null, subject: plan.shardId })
    await sweepCompleted(at)
    const [wiped] = await wipeErased(at, plan.projectId)
    if (!wiped) throw new TypeError('an older version was there')
    return { ...outcome, certificateId: wiped.certificateId }
  } finally {
    key.fill(0)
  }
}

interface Replacement {
  readonly shard: ShardState
  readonly indexes: readonly number[]
  readonly key: Buffer
}

const replaceShard = async (at: Unlocked, project: KeyedProject, { shard, indexes, key }: Replacement) => {
  const { projectId } = project
  const next = { shardId: shard.shardId, version: shard.version + 1 }
  await fetchShard(at, projectId, shard)
  const reader = await at.shards.get(project, shard.shardId)
  try {
    const items = itemsWithout(reader, new Set(indexes))
    const { tar, index, keyCheck } = await buildAndUpload(at, { projectId, shard: next, key, items })
    const suggestions = await carrySuggestions(at, project, { next, key, indexes })
    const erase: LogBody = { kind: 'erase', ...next, indexes: [...indexes], tar, index, keyCheck, ...suggestions }
    const text = key.toString('base64url')
    const grants = await renewGrants(at, project, { shardId: shard.shardId, key: text })
    await at.shards.close(shard.shardId)
    await appendEntries(at, {
      log: project.log,
      bodies: [erase, ...grants],
      also: () => {
        keepShardKey(at, projectId, { shardId: shard.shardId, key: text })
      },
    })
    await publishLog(at, project)
    const renewed = grants.filter((body) => body.kind === 'grant').length
    return { version: next.version, renewed, ended: grants.length - renewed }
  } catch (error) {
    if (at.projects.get(projectId)?.state.shards.get(shard.shardId)?.version !== next.version)
      await dropShard(at.homeDir, next)
    throw error
  }
}

/**
 * Seals the suggestions of the shard anew, under the key of the next version and without those for erased items. Damaged ones hold no
 * erasure back: they end with the older version.
 */
const carrySuggestions = async (
  at: Unlocked,
  project: KeyedProject,
  { next, key, indexes }: Pick<Replacement, 'indexes' | 'key'> & { next: { shardId: ShardId; version: number } },
): Promise<Pick<BodyOf<'erase'>, 'suggestions'>> => {
  const set = suggestionsOf(project.state, next.shardId)
  if (!set) return {}
  const erased = new Set(indexes)
  const seal = async () => {
    await fetchSet(at, project.projectId, set)
    return withSet(at.homeDir, { project, set }, (reader) =>
      sealSet(at, project, {
        place: { ...next, set: set.setId },
        ...{ key, items: reader.itemCount },
        labelsOf: (index) => (erased.has(index) ? [] : readProvided(reader, index)),
      }),
    )
  }
  try {
    const { tar, index } = await seal()
    return { suggestions: { tar, index } }
  } catch (error) {
    if (isFailure(error, 'SHARD_DAMAGED') || isFailure(error, 'ITEM_DAMAGED')) return {}
    throw error
  }
}

/** The grants of a shard, each under a fresh one-time key of its device; without one it is taken back. */
const renewGrants = async (
  at: Unlocked,
  project: KeyedProject,
  fresh: { readonly shardId: ShardId; readonly key: string },
): Promise<LogBody[]> => {
  const taken = new Set<string>()
  const bodies: LogBody[] = []
  for (const grant of project.state.grants.values())
    if (grant.revokedAtMs === null && grant.shardIds.includes(fresh.shardId))
      bodies.push(await renewGrant(at, project, { grant, fresh, taken }))
  return bodies
}

const renewGrant = async (
  at: Unlocked,
  project: KeyedProject,
  {
    grant,
    fresh,
    taken,
  }: { grant: GrantState; fresh: { readonly shardId: ShardId; readonly key: string }; taken: Set<string> },
): Promise<LogBody> => {
  const member = at.membership?.members.find((entry) => entry.deviceId === grant.deviceId && entry.revokedAt === null)
  const prekey = member ? await takePrekey(at, member, taken).catch(() => null) : null
  if (!prekey) return { kind: 'revoke', grantId: grant.grantId }
  taken.add(prekey.kid)
  const { memberId, deviceId, role, shardIds, offlineLeaseMs, regions, lapseGraceMs } = grant
  return {
    kind: 'grant',
    grantId: newId<GrantId>(),
    ...{ memberId, deviceId, role, offlineLeaseMs },
    shardIds: [...shardIds],
    notBefore: new Date(grant.notBeforeMs).toISOString(),
    expires: new Date(grant.expiresMs).toISOString(),
    regions: [...regions],
    ...(lapseGraceMs === null ? {} : { lapseGraceMs }),
    replaces: [grant.grantId],
    prekeyId: prekey.kid,
    keys: await sealGrantKeys(project, { shardIds, prekey: prekey.key, fresh }),
  }
}

/** Goes through a shard and leaves an empty part in place of each erased item, under a key that tells nothing. */
async function* itemsWithout(reader: ShardReader, erased: ReadonlySet<number>): AsyncGenerator<ShardItem> {
  for await (const entry of reader.items())
    yield erased.has(entry.index) ? emptyItem(entry.index) : copyOf(reader, entry)
}

const emptyItem = (index: number): ShardItem => ({
  key: `erased/${String(index)}`,
  parts: [{ part: 'erased', mediaType: 'application/x-erased', name: 'erased', sizeBytes: 0, open: nothing }],
})

async function* nothing(): AsyncGenerator<Uint8Array> {
  // An erased item has no bytes.
}

const copyOf = (reader: ShardReader, entry: ItemEntry): ShardItem => ({
  key: entry.key,
  parts: entry.parts.map((part) => partOf(reader, entry.index, part)),
})

const partOf = (reader: ShardReader, index: number, part: PartEntry): ShardPart => ({
  part: part.part,
  mediaType: part.mediaType,
  name: part.name,
  sizeBytes: part.sizeBytes,
  width: part.width,
  height: part.height,
  codePoints: part.codePoints,
  open: () => readInPieces(reader, index, part.part),
})

const pieceBytes = 4_194_304

/** Reads a part of any size in bounded memory. It is the one that was sealed: its digest is looked at in the end. */
async function* readInPieces(reader: ShardReader, index: number, part: string): AsyncGenerator<Uint8Array> {
  const source = await reader.part(index, part)
  const hash = createHash('sha256')
  for (let offset = 0; offset < source.sizeBytes; offset += pieceBytes) {
    const bytes = await source.read(offset, Math.min(pieceBytes, source.sizeBytes - offset))
    try {
      hash.update(bytes)
      yield bytes
    } finally {
      discard(bytes)
    }
  }
  if (hash.digest('hex') !== source.sha256) throw new Failure('ITEM_DAMAGED')
}
