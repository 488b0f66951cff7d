import { createHash } from 'node:crypto'
import { labelsAfter } from '../../shared/changes/apply.ts'
import { workAmong } from '../../shared/labels/finish-rules.ts'
import type { ShardId } from '../../shared/ids.ts'
import type { WorkDocument, WorkItem } from '../guard/trust/entries.ts'
import { jsonBytes, sealTo } from '../guard/trust/sealed.ts'
import { signDocument } from '../guard/trust/signed.ts'
import type { StoredItemState } from '../storage/project/item-states.ts'
import { roundsBefore } from './delivery-rounds.ts'
import { deviceLog, workObject } from './exchange-names.ts'
import { deliveredComments } from './item-comments.ts'
import { appendEntryWith } from './logs.ts'
import { newId } from './new-id.ts'
import type { OpenProject, Project } from './project.ts'
import type { GrantState } from './project-state.ts'
import { markOf, noteSealed, settleSealed } from './sealed-items.ts'
import type { Unlocked } from './unlocked.ts'

/** A project whose keys are in memory. */
export type KeyedProject = Project & { readonly open: OpenProject }

/** The grant under which this device works on a shard, revoked or not: work done under it still belongs to the lead. */
const grantOf = (at: Unlocked, project: Project, shardId: ShardId): GrantState | null =>
  [...project.state.grants.values()]
    .reverse()
    .find((grant) => grant.deviceId === at.identity.deviceId && grant.shardIds.includes(shardId)) ?? null

const itemOf = (at: Unlocked, project: KeyedProject, row: StoredItemState): WorkItem => ({
  index: row.index,
  round: Math.max(row.deliveredRound, roundsBefore(at, row.shardId)) + 1,
  state: row.state === 'skipped' ? 'skipped' : row.state === 'finished' ? 'finished' : 'unfinished',
  reason: row.reason,
  activeSeconds: row.activeSeconds,
  labels: workAmong(labelsAfter(project.open.store.changes.list(row)).values()),
  ...deliveredComments(project.open.store, row),
})

/**
 * Seals a shard's undelivered items to the lead and lays them into the outbox, where they survive everything that follows:
 * nobody on this device can read them any more.
 *
 * @returns How many items were sealed.
 */
export const sealShard = async (
  at: Unlocked,
  project: KeyedProject,
  work: { shardId: ShardId; rows: readonly StoredItemState[] },
): Promise<number> => {
  const grant = grantOf(at, project, work.shardId)
  const { memberId, deviceId } = at.identity
  if (!grant || memberId === null || work.rows.length === 0) return 0
  const { store } = project.open
  const marks = new Map(work.rows.map((row) => [row.index, markOf(store, row)]))
  const document: WorkDocument = {
    projectId: project.projectId,
    shardId: work.shardId,
    grantId: grant.grantId,
    memberId,
    deviceId,
    ontologyVersion: project.open.terms.ontology.version,
    // Never earlier than a delivery before: the newest counts at the lead, whatever the clock said meanwhile.
    at: new Date(Math.max(at.clock.nowMs(), at.clock.highWaterMs())).toISOString(),
    items: work.rows.map((row) => itemOf(at, project, row)),
  }
  const jws = await signDocument('auxerta-work+jws', document, at.signing)
  const sealed = Buffer.from(await sealTo('auxerta-work+jwe', jsonBytes({ jws }), project.state.workKey))
  const object = workObject(project.projectId, deviceId, newId())
  await appendEntryWith(at, {
    log: deviceLog(deviceId),
    body: {
      kind: 'work',
      projectId: project.projectId,
      shardId: work.shardId,
      grantId: grant.grantId,
      object,
      sha256: createHash('sha256').update(sealed).digest('hex'),
      items: document.items.length,
    },
    also: () => {
      at.home.outbox.put(object, sealed, document.at)
      noteSealed(at, project.projectId, {
        shardId: work.shardId,
        at: document.at,
        items: document.items.map(({ index, round }) => ({ index, round, mark: marks.get(index) ?? '' })),
      })
    },
  })
  settleSealed(at, project.projectId, store)
  at.audit.append({ event: 'work.seal', result: 'done', reason: null, subject: work.shardId })
  return document.items.length
}

/** What the lead does not have yet of a shard, finished or not. */
export const unsealedRows = (project: KeyedProject, shardId: ShardId): StoredItemState[] =>
  project.open.store.itemStates
    .list(shardId)
    .filter((row) => row.dirty && (row.labels > row.suggested || row.comments > 0 || row.state !== 'todo'))

/** Seals what is finished or skipped and not yet delivered. @returns How many items. */
export const sealFinished = async (at: Unlocked, project: KeyedProject): Promise<number> => {
  let items = 0
  for (const shardId of project.state.shards.keys())
    items += await sealShard(at, project, { shardId, rows: project.open.store.itemStates.undelivered(shardId) })
  return items
}

/** Seals everything that the lead does not have yet, finished or not: before a wipe. @returns How many items. */
export const sealEverything = async (at: Unlocked, project: KeyedProject): Promise<number> => {
  let items = 0
  for (const shardId of project.state.shards.keys())
    items += await sealShard(at, project, { shardId, rows: unsealedRows(project, shardId) })
  return items
}
