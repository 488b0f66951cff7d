import { decisionTerms } from '../guard/trust/entries.ts'
import { openSealed } from '../guard/trust/sealed.ts'
import { parseJson } from '../guard/trust/signed.ts'
import { readPin } from './item-comments.ts'
import { ownKey } from './own-keys.ts'
import type { KeyedProject } from './deliver.ts'
import type { SealedDecision } from './project-state.ts'
import type { Unlocked } from './unlocked.ts'

/**
 * Takes in what the lead decided about work of this device, once each, in the order of the log. A decision whose key is
 * gone belongs to a grant that was wiped: it concerns nothing that is still here.
 *
 * @returns How many decisions were taken.
 */
export const takeDecisions = async (at: Unlocked, project: KeyedProject): Promise<number> => {
  const record = at.home.projects.find(project.projectId)?.record
  if (!record) return 0
  const fresh = project.state.decisions.filter(
    ({ seq, body }) => seq > record.appliedSeq && body.deviceId === at.identity.deviceId,
  )
  for (const decision of fresh) await takeDecision(at, project, decision)
  const last = fresh.at(-1)
  if (last) at.home.projects.setRecord(project.projectId, { ...record, appliedSeq: last.seq })
  return fresh.length
}

const takeDecision = async (at: Unlocked, project: KeyedProject, decision: SealedDecision): Promise<void> => {
  const { body } = decision
  const key = ownKey(at, body.prekeyId)
  if (!key) return
  const terms = parseJson(await openSealed('auxerta-decision+jwe', body.sealed, key), decisionTerms)
  const place = { shardId: body.shardId, index: terms.index }
  const { store } = project.open
  store.transaction(() => {
    store.itemStates.decide({ ...place, decision: terms.decision, round: terms.round })
    store.comments.add(
      place,
      terms.comments.map(({ text, ...pin }, order) => ({
        commentId: `${String(decision.seq)}.${String(order)}`,
        ...{ at: decision.at, author: terms.reviewer, text, side: 'reviewer' },
        ...readPin(pin),
      })),
    )
    store.comments.settle(place, terms.threads ?? [])
  })
}
