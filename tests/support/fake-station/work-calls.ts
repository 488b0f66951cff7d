import { Failure } from '../../../src/shared/failures.ts'
import type { FakeHandlers, FakeNotify } from './handlers.ts'
import { earlierChanges } from './labels.ts'
import { jonas } from './people.ts'
import { certifyNow } from './proofs-seed.ts'
import { remarkCalls } from './remark-calls.ts'
import { refusalOf } from './refusals.ts'
import { findShard, shutReason, type FakeItem, type FakeProject, type FakeShard, type World } from './world.ts'

const ownShards = (world: World, project: FakeProject) => project.shards.filter((shard) => shard.holder === world.self)

const isDone = (item: FakeItem) => item.state === 'finished' || item.state === 'accepted' || item.state === 'skipped'

export const undeliveredItems = (world: World): number =>
  world.projects
    .flatMap((project) => ownShards(world, project))
    .flatMap((shard) => shard.items)
    .filter((item) => item.state === 'finished' && !item.delivered).length

/** The changes of an item, made up on first sight when it was worked on before the fake began. */
export const changesOf = (world: World, project: FakeProject, item: FakeItem) =>
  (item.changes ??= earlierChanges(project, item, world.media))

export const summaryOf = (world: World, project: FakeProject, item: FakeItem) => ({
  index: item.index,
  key: item.key,
  kind: item.kind,
  state: item.state,
  delivered: item.delivered,
  labels: changesOf(world, project, item).length,
  comments: item.comments.length,
  openThreads: item.comments.filter(({ answers, resolved }) => answers === null && !resolved).length,
  flagged: item.flagged,
  missing: 0,
  suggested: 0,
  activeSeconds: item.activeSeconds,
  reason: item.reason,
})

const partsOf = (world: World, shard: FakeShard, item: FakeItem) => {
  const picture = world.media.images[item.image % world.media.images.length]
  const text = world.media.texts[item.text % world.media.texts.length]
  const parts = []
  if (item.kind !== 'text' && picture)
    parts.push({
      part: 'jpg',
      pyramid: null,
      ...picture,
      lengthCodePoints: 0,
      url: `item/${shard.shardId}/${item.index}/jpg`,
    })
  if (item.kind !== 'image' && text)
    parts.push({
      part: 'txt',
      mediaType: 'text/plain',
      sizeBytes: new TextEncoder().encode(text.content).length,
      widthPx: 0,
      heightPx: 0,
      lengthCodePoints: [...text.content].length,
      url: `item/${shard.shardId}/${item.index}/txt`,
      pyramid: null,
    })
  return parts
}

export const openedItemOf = (world: World, place: { project: FakeProject; shard: FakeShard }, index: number) => {
  const item = place.shard.items[index]
  if (!item) throw new Failure('NOT_FOUND')
  return {
    index,
    key: item.key,
    state: item.state,
    parts: partsOf(world, place.shard, item),
    changes: changesOf(world, place.project, item),
    comments: item.comments,
  }
}

export const openedShardOf = (world: World, { project, shard }: { project: FakeProject; shard: FakeShard }) => ({
  projectId: project.projectId,
  projectName: project.name,
  clientName: project.client,
  colour: project.colour,
  shardId: shard.shardId,
  shardName: shard.name,
  ontology: project.ontology,
  position: shard.position,
  lease: shard.lease,
  watermark: project.policy.watermark ? `${world.self.name} · ${world.self.deviceName} · 2026-11-24 09:20 UTC` : null,
  copyText: project.policy.copyText,
  choices: shard.choices,
})

/** The other shards that came with the same assignment. */
const togetherOf = (world: World, shard: FakeShard): FakeShard[] =>
  world.projects
    .flatMap((project) => project.shards)
    .filter((other) => other !== shard && other.holder === world.self && other.grantId === shard.grantId)

const workListOf = (world: World): ReturnType<FakeHandlers['work']['list']> => {
  const projects = world.projects.filter((project) => ownShards(world, project).length > 0)
  const cert = world.certificates[0]
  return {
    returned: projects.flatMap((project) =>
      ownShards(world, project).flatMap((shard) =>
        shard.items
          .filter((item) => item.state === 'returned')
          .map((item) => ({
            projectId: project.projectId,
            shardId: shard.shardId,
            shardName: shard.name,
            index: item.index,
            key: item.key,
            kind: item.kind,
            reviewer: item.comments[0]?.author ?? jonas.name,
            comment: item.comments[0]?.text ?? '',
            at: item.comments[0]?.at ?? world.at.now,
          })),
      ),
    ),
    projects: projects.map((project) => ({
      projectId: project.projectId,
      name: project.name,
      client: project.client,
      kinds: [project.kind],
      colour: project.colour,
      dueAt: project.dueAt,
      shards: ownShards(world, project).map((shard) => ({
        shardId: shard.shardId,
        together: togetherOf(world, shard).map((other) => other.name),
        name: shard.name,
        items: shard.items.filter((item) => item.state !== 'erased').length,
        finished: shard.items.filter(isDone).length,
        returned: shard.items.filter((item) => item.state === 'returned').length,
        lease: shard.lease,
        shut: shutReason(world, shard),
        opensAt: shard.opensAt,
        lastOpenedAt: shard.lastOpenedAt,
      })),
    })),
    undelivered: undeliveredItems(world),
    today: {
      finished: projects.length ? 86 : 0,
      since: projects.length ? world.at.day(0, 8, 2) : null,
      perHour: Array.from({ length: 24 }, (_, hour) => (projects.length ? ([24, 36, 26][hour - 8] ?? 0) : 0)),
      medianSecondsPerItem: projects.length ? 102 : null,
    },
    lastWipe: cert
      ? { certificateId: cert.certificateId, projectName: cert.projectName ?? null, at: cert.finishedAt }
      : null,
    leadName: jonas.name,
  }
}

export const workCalls = (world: World, notify: FakeNotify): FakeHandlers['work'] => {
  const placeOf = (shardId: string) => {
    const place = findShard(world, shardId)
    if (!place) throw new Failure('NOT_ASSIGNED')
    return place
  }
  const saved = () => (world.lastSavedAt = new Date().toISOString())
  return {
    list: () => workListOf(world),
    sync: () => {
      if (world.scenario.exchange === 'not-reached') throw new Failure('EXCHANGE_UNREACHABLE')
      return { reachedAt: new Date().toISOString(), received: 0, sent: 0, wiped: [], problems: [] }
    },
    open: ({ shardId }) => {
      const place = placeOf(shardId)
      const reason = shutReason(world, place.shard)
      if (reason) return { outcome: 'refused', refusal: refusalOf(world, place, reason) }
      const items = place.shard.items.map((item) => summaryOf(world, place.project, item))
      return { outcome: 'opened', shard: { ...openedShardOf(world, place), items } }
    },
    item: ({ shardId, index }) => openedItemOf(world, placeOf(shardId), index),
    save: ({ shardId, index, changes }) => {
      const { project, shard } = placeOf(shardId)
      const item = shard.items[index]
      if (!item) throw new Failure('NOT_FOUND')
      changesOf(world, project, item).push(...changes)
      return { savedAt: saved() }
    },
    ...remarkCalls(world),
    setState: ({ shardId, index, state, reason, activeSeconds }) => {
      const { project, shard } = placeOf(shardId)
      const item = shard.items[index]
      if (!item || item.state === 'erased') throw new Failure('NOT_FOUND')
      Object.assign(item, { state, reason, delivered: false, activeSeconds: item.activeSeconds + activeSeconds })
      notify('work', 'changed', {})
      return { savedAt: saved(), item: summaryOf(world, project, item) }
    },
    visit: ({ shardId, index }) => {
      placeOf(shardId).shard.position = index
      return {}
    },
    close: () => ({}),
    deliver: () => {
      const items = undeliveredItems(world)
      if (items === 0) throw new Failure('NOTHING_TO_DELIVER')
      for (const item of world.projects.flatMap((project) => project.shards).flatMap((shard) => shard.items))
        if (item.state === 'finished') item.delivered = true
      notify('work', 'changed', {})
      return { items, receipt: '8C-1140' }
    },
    returnShard: ({ shardId }) => {
      const { project, shard } = placeOf(shardId)
      const going = [shard, ...togetherOf(world, shard)]
      const items = going.flatMap((entry) => entry.items).filter((item) => item.state === 'finished' && !item.delivered)
      const certificate = certifyNow(world.self, {
        certificateId: `cert-back-${world.certificates.length}`,
        projectId: project.projectId,
        projectName: project.name,
        cause: 'returned',
        scope: 'grants',
      })
      world.certificates.unshift(certificate)
      for (const entry of going) entry.holder = null
      notify('work', 'changed', {})
      return {
        certificateId: certificate.certificateId,
        shards: going.map((entry) => entry.name),
        items: items.length,
      }
    },
  }
}
