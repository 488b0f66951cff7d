import type { FakeHandlers, FakeNotify } from './handlers.ts'
import type { World } from './world.ts'

/** Suggestions for the first shard of every project with pictures, and a file that brings more. */
export const suggestionsCalls = (world: World, notify: FakeNotify): FakeHandlers['suggestions'] => {
  const removed = new Set<string>()
  const added = new Map<string, string>()
  const shardsOf = (projectId: string) => {
    const project = world.projects.find((one) => one.projectId === projectId)
    return project && project.kind !== 'text' ? project.shards.slice(0, 2) : []
  }
  const rowsOf = (projectId: string) =>
    shardsOf(projectId)
      .map(({ shardId, name, items }, at) => ({
        ...{ setId: `set-${shardId}`, shardId, shardName: name },
        name: added.get(projectId) ?? 'Harbour detector, May',
        labels: 1_840 - at * 420,
        items: Math.max(items.length - 2, 1),
        sizeBytes: 410_000,
        addedAt: world.at.ago({ hours: 20 }),
      }))
      .filter(({ setId }) => added.has(projectId) || setId === `set-${shardsOf(projectId)[0]?.shardId ?? ''}`)
      .filter(({ setId }) => !removed.has(setId))
  const reportOf = (projectId: string, scoreWhenMissing: number | null) => {
    const taken = new Map(rowsOf(projectId).map(({ shardId, name }) => [shardId, name]))
    const shards = shardsOf(projectId).map(({ shardId, name, items }, at) => ({
      ...{ shardId, shardName: name, labels: 1_902 - at * 388, items: Math.max(items.length - 1, 1) },
      replaces: taken.get(shardId) ?? null,
    }))
    const leftOut = [
      { reason: 'no item of this name', count: 12, examples: ['quay-0093.jpg', 'quay-0094.jpg', 'quay-0101.jpg'] },
      { reason: 'the project has no such class', count: 41, examples: ['seagull', 'pier'] },
      ...(scoreWhenMissing === null
        ? [{ reason: 'no score between 0 and 1', count: 7, examples: ['quay-0007.jpg'] }]
        : []),
    ]
    return { shards, labels: shards.reduce((sum, { labels }) => sum + labels, 0), leftOut }
  }
  return {
    list: ({ projectId }) => rowsOf(projectId),
    inspect: ({ projectId, scoreWhenMissing }) => reportOf(projectId, scoreWhenMissing),
    add: ({ projectId, scoreWhenMissing, name }) => {
      const report = reportOf(projectId, scoreWhenMissing)
      added.set(projectId, name)
      notify('suggestions', 'changed', {})
      return report
    },
    remove: ({ setId }) => {
      removed.add(setId)
      notify('suggestions', 'changed', {})
      return { at: world.at.now }
    },
  }
}
