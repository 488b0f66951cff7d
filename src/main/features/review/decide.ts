import { Failure } from '../../../shared/failures.ts'
import type { ShardId } from '../../../shared/ids.ts'
import type { DecisionTerms } from '../../guard/trust/entries.ts'
import { keyIdOf, type PublicKey } from '../../guard/trust/key-pairs.ts'
import { jsonBytes, sealTo } from '../../guard/trust/sealed.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { deviceLog } from '../../station/exchange-names.ts'
import { appendEntry, storedEntries } from '../../station/logs.ts'
import { writePin } from '../../station/item-comments.ts'
import { publishLog } from '../../station/own-project.ts'
import type { GrantState } from '../../station/project-state.ts'
import type { ThreadState } from '../../storage/project/comments.ts'
import type { Unlocked } from '../../station/unlocked.ts'

export interface Decision {
  readonly shardId: ShardId
  readonly index: number
  readonly decision: 'accept' | 'return'
  readonly comments: readonly {
    readonly text: string
    readonly labelId: string | null
    readonly point: readonly [number, number] | null
    readonly answers: string | null
  }[]
  /** Threads to settle or to open again. */
  readonly threads: readonly { readonly commentId: string; readonly resolved: boolean }[]
}

/** The grant under which a device works on a shard now, or did last. */
const grantOf = (project: KeyedProject, deviceId: string, shardId: ShardId): GrantState => {
  const grants = [...project.state.grants.values()].reverse()
  const grant = grants.find((entry) => entry.deviceId === deviceId && entry.shardIds.includes(shardId))
  if (!grant) throw new Failure('NOT_FOUND')
  return grant
}

/** The public half of the one-time key that a grant was sealed to, from the device's signed log. */
const prekeyOf = async (at: Unlocked, grant: GrantState): Promise<PublicKey> => {
  for (const { body } of storedEntries(at, deviceLog(grant.deviceId))) {
    if (body.kind !== 'prekeys') continue
    for (const key of body.keys) if ((await keyIdOf(key)) === grant.prekeyId) return key
  }
  throw new Failure('DEVICE_NOT_READY')
}

/**
 * Accepts or returns one delivered item. The annotator's device reads it at the next contact, sealed to the key of the
 * grant under which the work was done: after a wipe nobody reads it any more.
 *
 * @throws {@link Failure} `COMMENT_REQUIRED`, `NOT_FOUND`, `PROJECT_COMPLETED`
 */
export const decideItem = async (
  at: Unlocked,
  project: KeyedProject,
  made: Decision,
): Promise<{ at: string; decision: 'accepted' | 'returned' }> => {
  if (made.decision === 'return' && made.comments.length === 0) throw new Failure('COMMENT_REQUIRED')
  if (project.state.completedAt !== null) throw new Failure('PROJECT_COMPLETED')
  const place = { shardId: made.shardId, index: made.index }
  const row = project.open.store.submissions.find(place)
  if (!row) throw new Failure('NOT_FOUND')
  const decision = made.decision === 'accept' ? 'accepted' : 'returned'
  const grant = grantOf(project, row.deviceId, made.shardId)
  const decidedAt = at.clock.now()
  const threads = made.threads.map(({ commentId, resolved }) => ({ commentId, resolved, at: decidedAt }))
  const terms: DecisionTerms = {
    index: made.index,
    round: row.round,
    decision,
    reviewer: at.identity.memberName,
    comments: made.comments.map(({ text, ...pin }) => ({ text, ...writePin(pin) })),
    ...(threads.length > 0 ? { threads } : {}),
  }
  const sealed = await sealTo('auxerta-decision+jwe', jsonBytes(terms), await prekeyOf(at, grant))
  const { deviceId, grantId, prekeyId } = grant
  const link = await appendEntry(at, project.log, {
    kind: 'decision',
    deviceId,
    grantId,
    shardId: made.shardId,
    prekeyId,
    sealed,
  })
  keepDecision(at, project, { ...made, threads, decision, round: row.round, at: link.entry.at, seq: link.entry.seq })
  await publishLog(at, project)
  at.audit.append({
    event: 'review.decide',
    result: 'done',
    reason: decision,
    subject: `${made.shardId} ${String(made.index)}`,
  })
  return { at: link.entry.at, decision }
}

const keepDecision = (
  at: Unlocked,
  project: KeyedProject,
  kept: Omit<Decision, 'decision' | 'threads'> & {
    readonly decision: 'accepted' | 'returned'
    readonly threads: readonly ThreadState[]
    readonly round: number
    readonly at: string
    readonly seq: number
  },
): void => {
  const { store } = project.open
  const place = { shardId: kept.shardId, index: kept.index }
  store.transaction(() => {
    store.submissions.decide({
      ...place,
      decision: kept.decision,
      at: kept.at,
      by: at.identity.deviceId,
      round: kept.round,
    })
    store.comments.add(
      place,
      kept.comments.map(({ text, labelId, point, answers }, order) => ({
        commentId: `${String(kept.seq)}.${String(order)}`,
        at: kept.at,
        author: at.identity.memberName,
        text,
        side: 'reviewer',
        ...{ labelId, point, answers },
      })),
    )
    store.comments.settle(place, kept.threads)
  })
}
