import type { StationContract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/define.ts'
import { Failure } from '../../../shared/failures.ts'
import type { ShardId } from '../../../shared/ids.ts'
import { commentsPerItem, type Comment } from '../../../shared/ipc/comment.ts'
import type { ItemSummary } from '../../../shared/ipc/work.ts'
import { requireQuietly, requireShard } from '../../station/access.ts'
import type { Caller } from '../../station/caller.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { commentsOf } from '../../station/item-comments.ts'
import { newId } from '../../station/new-id.ts'
import type { StationCore } from '../../station/station.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import { keepBenchChoice } from '../../storage/project/bench-choices.ts'
import { summaryOf } from './open.ts'

type WorkHandlers = Handlers<StationContract, Caller>['work']

interface Place {
  readonly shardId: ShardId
  readonly index: number
}

const summaryAt = async (at: Unlocked, project: KeyedProject, { shardId, index }: Place): Promise<ItemSummary> => {
  const entry = await (await at.shards.get(project, shardId)).item(index)
  return summaryOf(entry, project.open.store.itemStates.find({ shardId, index }) ?? undefined)
}

/** What is kept about a shard without touching content: still refused, and then recorded, when the shard is shut. */
const openProjectOf = (at: Unlocked, { shardId, index }: Place): KeyedProject =>
  requireQuietly(at, shardId, { event: 'item.state', index })

/** The call that changes what was said about an item, from the check to the answer. Delivered items go again. */
const converse = async (
  core: StationCore,
  place: Place,
  change: (project: KeyedProject, at: Unlocked) => void,
): Promise<{ comments: Comment[]; item: ItemSummary }> => {
  const at = core.require()
  const { project } = requireShard(at, place.shardId, { event: 'comment.save', index: place.index })
  const { store } = project.open
  // An accepted item is not delivered again: what is said about it now would reach nobody.
  if (store.itemStates.find(place)?.state === 'accepted') throw new Failure('INPUT_INVALID')
  store.transaction(() => {
    change(project, at)
    store.itemStates.touch(place)
  })
  core.noteSaved(at.clock.now())
  core.parts.onChange()
  return { comments: commentsOf(store, place), item: await summaryAt(at, project, place) }
}

const createCommentHandlers = (core: StationCore): Pick<WorkHandlers, 'comment' | 'uncomment' | 'resolve'> => ({
  comment: ({ shardId, index, text, labelId, point, answers }) =>
    converse(core, { shardId, index }, ({ open: { store } }, at) => {
      const said = store.comments.list({ shardId, index })
      const own = said.filter((comment) => comment.side === 'annotator')
      const begins = answers === null ? null : said.find((comment) => comment.commentId === answers)
      if (own.length >= commentsPerItem || (answers !== null && begins?.answers !== null))
        throw new Failure('INPUT_INVALID')
      const author = at.identity.memberName
      const words = { commentId: newId(), at: at.clock.now(), author, text, side: 'annotator' as const }
      const pin = begins ? { labelId: null, point: null } : { labelId, point }
      store.comments.add({ shardId, index }, [{ ...words, ...pin, answers }])
    }),
  uncomment: ({ shardId, index, commentId }) =>
    converse(core, { shardId, index }, ({ open: { store } }) => {
      const said = commentsOf(store, { shardId, index })
      if (!said.some(({ id, sent }) => id === commentId && !sent)) throw new Failure('NOT_FOUND')
      for (const { id, answers } of said) if (id === commentId || answers === commentId) store.comments.remove(id)
    }),
  resolve: ({ shardId, index, commentId, resolved }) =>
    converse(core, { shardId, index }, ({ open: { store } }, at) => {
      const begins = store.comments.list({ shardId, index }).find((comment) => comment.commentId === commentId)
      if (begins?.answers !== null) throw new Failure('NOT_FOUND')
      store.comments.settle({ shardId, index }, [{ commentId, resolved, at: at.clock.now() }])
    }),
})

/** Answers the calls about an item that are not its labels: what was said, the own mark, time, and how a shard is looked at. */
export const createRemarkHandlers = (
  core: StationCore,
): Pick<WorkHandlers, 'comment' | 'uncomment' | 'resolve' | 'flag' | 'spend' | 'choose'> => ({
  ...createCommentHandlers(core),
  flag: async ({ shardId, index, flagged }) => {
    const at = core.require()
    const project = openProjectOf(at, { shardId, index })
    project.open.store.itemStates.flag({ shardId, index }, flagged)
    return { item: await summaryAt(at, project, { shardId, index }) }
  },
  spend: ({ shardId, index, activeSeconds }) => {
    const at = core.require()
    openProjectOf(at, { shardId, index }).open.store.itemStates.spend({ shardId, index }, activeSeconds)
    return {}
  },
  choose: ({ shardId, name, value }) => {
    const at = core.require()
    keepBenchChoice(openProjectOf(at, { shardId, index: 0 }).open.store.settings, { shardId, name, value })
    return {}
  },
})
