import { Failure } from '../../../src/shared/failures.ts'
import type { ImagePoint } from '../../../src/shared/labels/point.ts'
import type { FakeHandlers, FakeNotify } from './handlers.ts'
import type { FakeProject, World } from './world.ts'

const projectOf = (world: World, shardId: string): FakeProject | undefined =>
  world.projects.find((project) => project.shards.some((shard) => shard.shardId === shardId))

const picture = { widthPx: 640, heightPx: 640, fit: 'corner' as const }

/** Models that answer without looking: two for every project with pictures. */
export const modelsCalls = (world: World, notify: FakeNotify): FakeHandlers['models'] => {
  const removed = new Set<string>()
  const rowsOf = (project: FakeProject | undefined) => {
    const boxes = (project?.ontology.classes ?? []).filter(({ kinds }) => kinds.includes('box'))
    const all = [
      {
        modelId: 'model-harbour',
        name: 'Harbour detector',
        kind: 'detector' as const,
        licence: 'AGPL-3.0, weights by the client',
        sizeBytes: 12_800_000,
        addedAt: world.at.ago({ hours: 30 }),
        classes: boxes.map(({ id, name }) => ({ name: name.toLowerCase(), classId: id })),
      },
      {
        modelId: 'model-outline',
        name: 'MobileSAM',
        kind: 'promptable' as const,
        licence: 'Apache-2.0',
        sizeBytes: 44_300_000,
        addedAt: world.at.ago({ hours: 28 }),
        classes: [],
      },
    ]
    return project?.kind === 'text' ? [] : all.filter(({ modelId }) => !removed.has(modelId))
  }
  return {
    list: ({ projectId }) => rowsOf(world.projects.find((project) => project.projectId === projectId)),
    inspect: ({ projectId }) => {
      const project = world.projects.find((one) => one.projectId === projectId)
      const classes = rowsOf(project)[0]?.classes ?? []
      return {
        name: 'Harbour detector 2',
        kind: 'detector',
        licence: 'AGPL-3.0',
        sizeBytes: 13_100_000,
        classes: [...classes, { name: 'seagull', classId: null }],
        loadMs: 812,
        runMs: 164,
      }
    },
    add: ({ replaces }) => {
      if (replaces) removed.add(replaces)
      notify('models', 'changed', {})
      return { modelId: 'model-new' }
    },
    remove: ({ modelId }) => {
      removed.add(modelId)
      notify('models', 'changed', {})
      return { at: world.at.now }
    },
    offered: ({ shardId }) =>
      rowsOf(projectOf(world, shardId)).map(({ modelId, name, kind, classes }) => ({
        ...{ modelId, name, kind, picture },
        classIds: classes.map(({ classId }) => classId),
      })),
    suggest: ({ shardId }) => {
      const classId = rowsOf(projectOf(world, shardId))[0]?.classes[0]?.classId
      if (!classId) throw new Failure('MODEL_MISSING')
      const boxes = [0.93, 0.71, 0.48, 0.22].map((confidence, at) => ({
        ...{ classId, confidence },
        ...{ x: 120 + at * 210, y: 150 + at * 60, width: 170, height: 110 },
      }))
      return { outcome: 'done', boxes, ms: 164 }
    },
    outline: ({ points, box }) => {
      const [at] = [...points.map((point) => point.at), ...(box ?? [])]
      if (!at) throw new Failure('INPUT_INVALID')
      const ring = Array.from({ length: 12 }, (_, corner) => {
        const angle = (corner / 12) * Math.PI * 2
        return [at[0] + Math.cos(angle) * 80, at[1] + Math.sin(angle) * 50] as unknown as ImagePoint
      })
      return { outcome: 'done', rings: [ring], confidence: 0.91, ms: 38 }
    },
  }
}
