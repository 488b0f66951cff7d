import { labelsAfter } from '../../../shared/changes/apply.ts'
import { finishFaults, mayFinish, type ItemKind } from '../../../shared/labels/finish-rules.ts'
import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { Handlers, Notify } from '../../../shared/ipc/define.ts'
import { Failure, isFailure } from '../../../shared/failures.ts'
import { requireQuietly, requireShard } from '../../station/access.ts'
import type { Caller } from '../../station/caller.ts'
import { kindOf } from '../../station/item-kinds.ts'
import { keyedProjects } from '../../station/keyed-projects.ts'
import { sealFinished } from '../../station/deliver.ts'
import { openOnLabel } from '../../station/open-on-label.ts'
import { flushOutbox } from '../../station/logs.ts'
import type { OpenProject } from '../../station/project.ts'
import type { StationCore } from '../../station/station.ts'
import { syncWithExchange } from '../../station/sync.ts'
import { noteExchange } from '../../station/unlock.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import type { ItemPlace } from '../../storage/project/changes.ts'
import { createRemarkHandlers } from './remarks.ts'
import { listWork } from './list.ts'
import { returnShard } from './return-shard.ts'
import { openItem, openShard, summaryOf } from './open.ts'

type WorkHandlers = Handlers<StationContract, Caller>['work']

/** The calls that write labels and states: durable before they answer. */
const createSavingHandlers = (
  core: StationCore,
  notify: Notify<StationContract>,
): Pick<WorkHandlers, 'save' | 'setState'> => ({
  save: ({ shardId, index, after, changes }) => {
    const at = core.require()
    const { project } = requireShard(at, shardId, { event: 'label.save', index })
    const openOn = openOnLabel(project.open.terms.ontology)
    project.open.store.changes.append({ shardId, index, after, changes, openOn })
    const savedAt = at.clock.now()
    core.noteSaved(savedAt)
    return { savedAt }
  },
  setState: async ({ shardId, index, state, reason, activeSeconds }) => {
    const at = core.require()
    const { project } = requireShard(at, shardId, { event: 'item.state', index })
    const { store } = project.open
    const savedAt = at.clock.now()
    const entry = await (await at.shards.get(project, shardId)).item(index)
    if (state === 'finished') requireComplete(project.open, { shardId, index, kind: kindOf(entry) })
    store.itemStates.set({ shardId, index, state, reason, activeSeconds, at: savedAt })
    core.noteSaved(savedAt)
    core.parts.onChange()
    notify('work', 'changed', {})
    return { savedAt, item: summaryOf(entry, store.itemStates.find({ shardId, index }) ?? undefined) }
  },
})

/** The window is not trusted with the rules of the project. @throws {@link Failure} `ITEM_INCOMPLETE` */
const requireComplete = (open: OpenProject, { kind, ...place }: ItemPlace & { readonly kind: ItemKind }): void => {
  const labels = labelsAfter(open.store.changes.list(place)).values()
  if (!mayFinish(finishFaults(labels, open.terms.ontology, kind))) throw new Failure('ITEM_INCOMPLETE')
}

/** Answers the calls of the group `work`. */
export const createWorkHandlers = (core: StationCore, notify: Notify<StationContract>): WorkHandlers => ({
  list: () => listWork(core.require()),
  sync: async () => {
    const report = await core.exclusive((at) => syncWithExchange(at))
    notify('work', 'changed', {})
    if (report.received > 0)
      for (const group of ['projects', 'review', 'members'] as const) notify(group, 'changed', {})
    core.parts.onChange()
    return { ...report, wiped: [...report.wiped], problems: [...report.problems] }
  },
  open: ({ shardId }) => openShard(core.require(), shardId),
  item: (place) => openItem(core.require(), place),
  ...createSavingHandlers(core, notify),
  ...createRemarkHandlers(core),
  visit: ({ shardId, index }) => {
    const at = core.require()
    const { open } = requireQuietly(at, shardId, { event: 'item.read', index })
    open.store.positions.visit({ shardId, index, at: at.clock.now() })
    return {}
  },
  close: async ({ shardId }) => {
    const at = core.require()
    await at.shards.close(shardId)
    at.audit.append({ event: 'shard.close', result: 'done', reason: null, subject: shardId })
    return {}
  },
  returnShard: async ({ shardId }) => {
    const answer = await core.exclusive(async (at) => {
      const returned = await returnShard(at, shardId)
      await handOver(at)
      return returned
    })
    core.parts.onChange()
    notify('work', 'changed', {})
    return answer
  },
  deliver: async () => {
    const answer = await core.exclusive(deliver)
    core.parts.onChange()
    notify('work', 'changed', {})
    return answer
  },
})

/** Hands over what waits, if the exchange answers: what was given back is gone from here either way. */
const handOver = async (at: Unlocked): Promise<void> => {
  try {
    await flushOutbox(at)
    noteExchange(at, true)
  } catch (error) {
    if (!isFailure(error, 'EXCHANGE_UNREACHABLE')) throw error
    noteExchange(at, false)
  }
}

/** Seals what is finished and hands it to the exchange. Sealed work stays in the outbox when the exchange is away. */
const deliver = async (at: Unlocked): Promise<{ items: number; receipt: string }> => {
  let items = 0
  for (const project of keyedProjects(at, 'grantee')) items += await sealFinished(at, project)
  if (items === 0 && at.home.outbox.count() === 0) throw new Failure('NOTHING_TO_DELIVER')
  const entry = at.audit.append({ event: 'work.deliver', result: 'done', reason: null, subject: at.identity.deviceId })
  try {
    await flushOutbox(at)
  } catch (error) {
    if (isFailure(error, 'EXCHANGE_UNREACHABLE')) noteExchange(at, false)
    throw error
  }
  noteExchange(at, true)
  return { items, receipt: `${at.identity.deviceId.slice(0, 4)}-${String(entry.entry)}`.toUpperCase() }
}
