import { Failure } from '../../../src/shared/failures.ts'
import type { FakeHandlers, FakeNotify } from './handlers.ts'
import { openedItemOf, openedShardOf, summaryOf } from './work-calls.ts'
import { findShard, type World } from './world.ts'

const count = <T>(list: readonly T[], accept: (entry: T) => boolean) => list.filter(accept).length

export const reviewCalls = (world: World, notify: FakeNotify): FakeHandlers['review'] => {
  const placeOf = (shardId: string) => {
    const place = findShard(world, shardId)
    if (!place) throw new Failure('NOT_FOUND')
    return place
  }
  return {
    queue: () =>
      world.projects.flatMap((project) =>
        project.shards
          .filter((shard) => shard.holder && shard.items.some((item) => item.decision))
          .map((shard) => ({
            projectId: project.projectId,
            projectName: project.name,
            shardId: shard.shardId,
            shardName: shard.name,
            memberName: shard.holder?.name ?? '',
            deviceName: shard.holder?.deviceName ?? '',
            waiting: count(shard.items, (item) => item.decision === 'waiting'),
            accepted: count(shard.items, (item) => item.decision === 'accepted'),
            returned: count(shard.items, (item) => item.decision === 'returned'),
            lastDeliveredAt: world.at.ago({ hours: 1 }),
          })),
      ),
    open: ({ shardId }) => {
      const place = placeOf(shardId)
      return {
        ...openedShardOf(world, place),
        position: 0,
        annotator: place.shard.holder?.name ?? '',
        items: place.shard.items
          .filter((item) => item.decision)
          .map((item) => ({
            ...summaryOf(world, place.project, item),
            decision: item.decision ?? 'waiting',
            memberName: place.shard.holder?.name ?? '',
            deliveredAt: world.at.ago({ hours: 1 }),
            round: item.decision === 'returned' ? 2 : 1,
          })),
      }
    },
    item: ({ shardId, index }) => openedItemOf(world, placeOf(shardId), index),
    decide: ({ shardId, index, decision, comments, threads }) => {
      const item = placeOf(shardId).shard.items[index]
      if (!item) throw new Failure('NOT_FOUND')
      if (decision === 'return' && comments.length === 0) throw new Failure('COMMENT_REQUIRED')
      const at = new Date().toISOString()
      item.decision = decision === 'accept' ? 'accepted' : 'returned'
      item.state = item.decision
      const side = 'reviewer' as const
      item.comments.push(
        ...comments.map((entry, order) => ({
          ...entry,
          ...{ id: `${at}.${order}`, at, author: world.self.name, side, resolved: false, sent: true },
        })),
      )
      for (const { commentId, resolved } of threads)
        for (const said of item.comments) if (said.id === commentId) said.resolved = resolved
      notify('review', 'changed', {})
      return { at, decision: item.decision }
    },
  }
}
