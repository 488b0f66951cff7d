import { isFailure, type FailureCode } from '../../src/shared/failures.ts'
import { boxChange, makeProject, type Project } from './assigned.ts'
import type { Office, Seat } from './station-kit.ts'
import { createUntrueExchange, seeded, type Lie } from './untrue-exchange.ts'

/** What came of one life over an untrue exchange. */
export interface UntrueLife {
  /** Labels that were saved and that the lead does not have in the end, with where they should be. */
  readonly lost: readonly string[]
  /** How many labels were saved with success. */
  readonly saved: number
  /** Items that opened before their assignment was made, or after the device had carried out its end. */
  readonly opened: readonly string[]
  /** What is wrong once the exchange was honest again. */
  readonly left: readonly string[]
  /** What the workstations named on the way. */
  readonly named: ReadonlySet<string>
  readonly told: ReadonlyMap<Lie, number>
}

const quietly = async <T>(named: Set<string>, work: () => Promise<T>): Promise<T | null> => {
  try {
    return await work()
  } catch (error) {
    if (!isFailure(error)) throw error
    named.add(error.code satisfies FailureCode)
    return null
  }
}

const opens = async (seat: Seat, project: Project): Promise<boolean> =>
  seat.call.work.item({ shardId: project.first, index: 0 }).then(
    () => true,
    () => false,
  )

/** Assign, label, deliver, return, do again, accept, take back, complete: in this order, but each seat meets the exchange as it may. */
export const liveOverUntrueExchange = async (office: Office, seed: number): Promise<UntrueLife> => {
  const random = seeded(seed)
  const project = await makeProject(office, `Plates ${String(seed)}`)
  const { lead, annotator } = office
  const { projectId, first: shardId } = project
  await annotator.call.work.sync({})
  const exchange = createUntrueExchange(office.exchangeDir, random)
  const named = new Set<string>()
  const opened: string[] = []
  const saved: { index: number; label: string }[] = []
  const meet = async (seat: Seat): Promise<void> => {
    const report = await exchange.visit(() => quietly(named, () => seat.call.work.sync({})))
    for (const { code } of report?.problems ?? []) named.add(code)
  }
  const meetSometimes = async (): Promise<void> => {
    for (let i = Math.floor(random() * 3); i > 0; i--) await meet(random() < 0.5 ? lead : annotator)
  }
  const label = async (index: number): Promise<void> => {
    const item = await quietly(named, () => annotator.call.work.item({ shardId, index }))
    if (!item) return
    const change = boxChange(`${String(seed)}-${String(index)}-${String(saved.length)}`)
    const after = item.changes.at(-1)?.id ?? null
    const done = await quietly(named, () => annotator.call.work.save({ shardId, index, after, changes: [change] }))
    if (!done) return
    saved.push({ index, label: `label-${change.id}` })
    await quietly(named, () =>
      annotator.call.work.setState({ shardId, index, state: 'finished', reason: null, activeSeconds: 1 }),
    )
  }
  const byLead = <T>(work: () => Promise<T>): Promise<T | null> => exchange.visit(() => quietly(named, work))
  const decide = (decision: 'accept' | 'return') =>
    byLead(() =>
      lead.call.review.decide({
        projectId,
        shardId,
        index: 0,
        decision,
        comments: decision === 'return' ? [{ text: 'Again.', labelId: null }] : [],
      }),
    )

  await meetSometimes()
  if (await opens(annotator, project)) opened.push('before it was assigned')
  await byLead(() => project.assign(shardId))
  for (const step of ['first', 'again', 'last'] as const) {
    await meetSometimes()
    await meet(annotator)
    await label(0)
    if (step === 'first') await label(1)
    await exchange.visit(() => quietly(named, () => annotator.call.work.deliver({})))
    await meetSometimes()
    await meet(lead)
    await decide(step === 'again' ? 'accept' : 'return')
  }
  const detail = await lead.call.projects.show({ projectId })
  const grantId = detail.shards.find((shard) => shard.shardId === shardId)?.assignments[0]?.grantId
  if (grantId && random() < 0.5) await byLead(() => lead.call.projects.revoke({ projectId, grantId }))
  await meetSometimes()
  await byLead(() => lead.call.projects.complete({ projectId, typedName: `Plates ${String(seed)}` }))
  await meetSometimes()

  exchange.becomeHonest()
  const left = await convergence(office, project)
  if (await opens(annotator, project)) opened.push('after its end')
  return {
    saved: saved.length,
    lost: await missingAtLead(lead, project, saved),
    opened,
    left,
    named,
    told: exchange.told,
  }
}

const convergence = async ({ lead, annotator }: Office, { projectId }: Project): Promise<string[]> => {
  const left: string[] = []
  for (let i = 0; i < 3; i++)
    for (const seat of [lead, annotator]) {
      const { problems } = await seat.call.work.sync({})
      if (i === 2) left.push(...problems.map(({ code, entry }) => `${code} ${entry ?? ''}`.trim()))
    }
  await lead.call.work.sync({})
  const { checks } = await lead.call.projects.verify({ projectId })
  left.push(...checks.filter(({ ok }) => !ok).map(({ what, found }) => `${what}: ${found}`))
  for (const seat of [lead, annotator])
    if (!(await seat.call.device.verifyAudit({})).whole) left.push('the audit trail is broken')
  return left
}

const missingAtLead = async (
  lead: Seat,
  { projectId, first: shardId }: Project,
  saved: readonly { index: number; label: string }[],
): Promise<string[]> => {
  const missing: string[] = []
  for (const { index, label } of saved) {
    const item = await lead.call.review.item({ projectId, shardId, index }).catch(() => null)
    const labels: readonly { id: string }[] = item?.changes.flatMap(({ after }) => after) ?? []
    if (!labels.some(({ id }) => id === label)) missing.push(`${label} of item ${String(index)}`)
  }
  return missing
}
