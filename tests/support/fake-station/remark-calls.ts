import { Failure } from '../../../src/shared/failures.ts'
import type { FakeHandlers } from './handlers.ts'
import { summaryOf } from './work-calls.ts'
import { findShard, type World } from './world.ts'

type RemarkCalls = Pick<FakeHandlers['work'], 'comment' | 'uncomment' | 'resolve' | 'flag' | 'spend' | 'choose'>

/** What is said and marked about items beside their labels. */
export const remarkCalls = (world: World): RemarkCalls => {
  const placeOf = ({ shardId, index }: { shardId: string; index: number }) => {
    const place = findShard(world, shardId)
    const item = place?.shard.items[index]
    if (!place || !item) throw new Failure('NOT_FOUND')
    return { ...place, item }
  }
  const answerOf = ({ project, item }: ReturnType<typeof placeOf>) => ({
    comments: item.comments,
    item: summaryOf(world, project, item),
  })
  return {
    comment: ({ shardId, index, ...said }) => {
      const place = placeOf({ shardId, index })
      const id = `said${place.item.comments.length}${index}`
      const written = { id, at: new Date().toISOString(), author: world.self.name, side: 'annotator' as const }
      place.item.comments.push({ ...written, ...said, resolved: false, sent: false })
      place.item.delivered = false
      return answerOf(place)
    },
    uncomment: ({ shardId, index, commentId }) => {
      const place = placeOf({ shardId, index })
      place.item.comments = place.item.comments.filter(({ id, answers }) => id !== commentId && answers !== commentId)
      return answerOf(place)
    },
    resolve: ({ shardId, index, commentId, resolved }) => {
      const place = placeOf({ shardId, index })
      const begins = place.item.comments.find(({ id }) => id === commentId)
      if (!begins) throw new Failure('NOT_FOUND')
      begins.resolved = resolved
      return answerOf(place)
    },
    flag: ({ flagged, ...at }) => {
      const place = placeOf(at)
      place.item.flagged = flagged
      return { item: answerOf(place).item }
    },
    spend: ({ activeSeconds, ...at }) => {
      placeOf(at).item.activeSeconds += activeSeconds
      return {}
    },
    choose: ({ shardId, name, value }) => {
      placeOf({ shardId, index: 0 }).shard.choices[name] = value
      return {}
    },
  }
}
