import { Failure } from '../../../src/shared/failures.ts'
import { labelKinds, type LabelKind } from '../../../src/shared/labels/index.ts'
import { endingCalls } from './ending-calls.ts'
import { noDemands } from './ended-seed.ts'
import { carriedOntology } from './ontologies.ts'
import type { FakeHandlers, FakeNotify } from './handlers.ts'
import type { FakeItem, FakeProject, FakeShard, World } from './world.ts'

const count = (items: readonly FakeItem[], accept: (item: FakeItem) => boolean) => items.filter(accept).length

const tallyOf = (items: readonly FakeItem[]) => ({
  items: items.length,
  delivered: count(items, (item) => item.delivered),
  accepted: count(items, (item) => item.decision === 'accepted'),
  returned: count(items, (item) => item.decision === 'returned'),
})

const summaryOf = (project: FakeProject) => {
  const items = project.shards.flatMap((shard) => shard.items)
  return {
    projectId: project.projectId,
    name: project.name,
    client: project.client,
    colour: project.colour,
    state: project.state,
    kinds: [project.kind],
    ...tallyOf(items),
    waitingReview: count(items, (item) => item.decision === 'waiting'),
    dueAt: project.dueAt,
  }
}

const holderAssignment = (world: World, shard: FakeShard) =>
  shard.holder && shard.grantId
    ? [
        {
          grantId: shard.grantId,
          deviceId: shard.holder.deviceId,
          memberName: shard.holder.name,
          deviceName: shard.holder.deviceName,
          role: 'annotate' as const,
          grantedAt: world.at.day(-6, 9),
          notBefore: shard.opensAt ?? world.at.day(-6, 9),
          expires: shard.lease.endedBy === 'grant' && shard.lease.endsAt ? shard.lease.endsAt : world.at.day(5, 18),
          offlineLeaseHours: 72,
          state:
            shard.shut === 'NOT_YET'
              ? ('waiting' as const)
              : shard.shut === 'GRANT_REVOKED'
                ? ('revoked' as const)
                : shard.lease.state === 'ended'
                  ? ('ended' as const)
                  : ('open' as const),
          revokedAt: shard.shut === 'GRANT_REVOKED' ? world.at.now : null,
        },
      ]
    : []

const detailOf = (world: World, project: FakeProject) => ({
  ...summaryOf(project),
  policy: project.policy,
  ontology: project.ontology,
  shards: project.shards.map((shard) => ({
    shardId: shard.shardId,
    name: shard.name,
    sizeBytes: shard.sizeBytes,
    ...tallyOf(shard.items),
    erased: count(shard.items, (item) => item.state === 'erased'),
    assignments: [...(shard.further ?? []), ...holderAssignment(world, shard)],
  })),
  status: { issuedAt: world.at.ago({ hours: 4 }), validUntil: project.statusUntil },
  log: { entries: 48, whole: true },
  certificates: project.certificates,
  holds: project.holds,
  deletion: project.deletion,
  retentionEndsAt:
    project.completedAt === null
      ? null
      : world.at.iso(Date.parse(project.completedAt) + project.policy.retentionDays * 86_400_000),
})

const newShard = (name: string, place: number): FakeShard => ({
  shardId: `shard-${name}-${place}`,
  name: `${name}-${String(place).padStart(2, '0')}`,
  sizeBytes: 41_000_000,
  items: Array.from({ length: 12 }, (_, index) => ({
    index,
    key: `${name}-${String(index + 1).padStart(4, '0')}`,
    kind: 'image',
    image: index,
    text: index,
    state: 'todo',
    delivered: false,
    decision: null,
    changes: null,
    comments: [],
    ...{ flagged: false, activeSeconds: 0, reason: null },
  })),
  lease: { state: 'none', beganAt: null, endsAt: null, share: 0, endedBy: 'none' },
  shut: null,
  opensAt: null,
  lastOpenedAt: null,
  position: 0,
  grantId: null,
  holder: null,
  choices: {},
})

const everyKind = (promise: 'exact' | 'no') =>
  Object.fromEntries(labelKinds.map((kind) => [kind, promise])) as Record<LabelKind, 'exact' | 'no'>

const formats: ReturnType<FakeHandlers['projects']['formats']> = [
  {
    id: 'coco',
    title: 'COCO',
    extension: 'json',
    supports: { ...everyKind('exact'), 'item-class': 'lossy', span: 'no' },
  },
  {
    id: 'conll-2003',
    title: 'CoNLL-2003',
    extension: 'conll',
    supports: { ...everyKind('no'), span: 'lossy' },
  },
  {
    id: 'jsonl',
    title: 'JSON Lines',
    extension: 'jsonl',
    supports: everyKind('exact'),
  },
]

const skipped = [{ name: 'notes.docx', reason: 'Not an image or a text' }]
const noted = [{ name: 'waving.gif', note: 'Only the first picture of this animation is shown and labelled.' }]

const orderWipe = (world: World, project: FakeProject) => {
  project.state = 'wiping'
  project.completedAt = new Date().toISOString()
  const holders = new Map(
    project.shards.flatMap((shard) => (shard.holder ? [[shard.holder.deviceId, shard.holder]] : [])),
  )
  project.certificates = [...holders.values()].map((holder, place) => ({
    deviceId: holder.deviceId,
    deviceName: holder.deviceName,
    memberName: holder.name,
    shardNames: project.shards.filter((shard) => shard.holder === holder).map((shard) => shard.name),
    cause: place === 0 ? ('project-completed' as const) : null,
    state: place === 0 ? ('received' as const) : ('outstanding' as const),
    certificateId: place === 0 ? (world.certificates[0]?.certificateId ?? null) : null,
    orderedAt: new Date().toISOString(),
    at: place === 0 ? new Date().toISOString() : null,
  }))
  return holders.size
}

export const projectsCalls = (world: World, notify: FakeNotify): FakeHandlers['projects'] => {
  const find = (projectId: string) => {
    const project = world.projects.find((entry) => entry.projectId === projectId)
    if (!project) throw new Failure('NOT_FOUND')
    return project
  }
  const changed = () => notify('projects', 'changed', {})
  return {
    list: () => world.projects.map(summaryOf),
    show: ({ projectId }) => detailOf(world, find(projectId)),
    create: ({ name, client, dueAt, ontology, policy }) => {
      if (world.projects.some((entry) => entry.name === name)) throw new Failure('NAME_TAKEN')
      const project: FakeProject = {
        projectId: `project-${world.projects.length + 1}-new`,
        name,
        client,
        dueAt,
        ontology,
        policy,
        colour: (world.projects.length % 20) + 1,
        kind: 'image',
        state: 'active',
        shards: [],
        statusUntil: world.at.ahead({ hours: 24 }),
        certificates: [],
        ...noDemands,
      }
      world.projects.push(project)
      changed()
      return summaryOf(project)
    },
    inspectFolder: () => ({ images: 24, texts: 0, imageTexts: 0, sizeBytes: 96_400_000, skipped, noted }),
    importFolder: async ({ projectId, shardName }) => {
      const project = find(projectId)
      for (const done of [6, 12, 18, 24]) {
        notify('projects', 'progress', { task: 'import', done, total: 24, unit: 'items' })
        await new Promise((resolve) => setTimeout(resolve, world.scenario.delayMs))
      }
      const made = [newShard(shardName, 1), newShard(shardName, 2)]
      project.shards.push(...made)
      changed()
      return {
        shards: made.map(({ shardId, name, items, sizeBytes }) => ({ shardId, name, items: items.length, sizeBytes })),
        skipped,
        noted,
      }
    },
    assign: ({ projectId, shardIds, deviceId, expires }) => {
      const member = world.members.find((entry) => entry.deviceId === deviceId)
      if (!member) throw new Failure('NOT_FOUND')
      const grantId = `grant-${Date.now()}`
      for (const shard of find(projectId).shards.filter((entry) => shardIds.some((id) => id === entry.shardId))) {
        shard.holder = { ...member, name: member.memberName }
        shard.grantId = grantId
        shard.lease = { state: 'running', beganAt: world.at.now, endsAt: expires, share: 1, endedBy: 'grant' }
      }
      changed()
      return { grantId }
    },
    revoke: ({ projectId, grantId }) => {
      for (const shard of find(projectId).shards) if (shard.grantId === grantId) shard.shut = 'GRANT_REVOKED'
      changed()
      return { at: new Date().toISOString() }
    },
    renewStatus: ({ projectId, validMinutes }) => {
      const project = find(projectId)
      project.statusUntil = world.at.iso(Date.now() + (validMinutes ?? 1_440) * 60_000)
      changed()
      return { issuedAt: new Date().toISOString(), validUntil: project.statusUntil }
    },
    readOntology: () => ({ ontology: carriedOntology, faults: [] }),
    writeOntology: () => ({ file: 'ontology.json' }),
    formats: () => formats,
    export: ({ projectId }) => {
      notify('projects', 'progress', { task: 'export', done: 10, total: 10, unit: 'items' })
      return {
        files: ['annotations.json', 'manifest.json'],
        items: summaryOf(find(projectId)).accepted,
        labels: 1_204,
        losses: [{ what: 'Whole-item classes become one category without a shape', count: 12 }],
      }
    },
    complete: ({ projectId, typedName }) => {
      const project = find(projectId)
      if (typedName !== project.name) throw new Failure('NAME_MISMATCH')
      const devices = orderWipe(world, project)
      changed()
      return { at: new Date().toISOString(), devices }
    },
    ...endingCalls(world, { find, changed, orderWipe: (project) => orderWipe(world, project) }),
    verify: () => ({
      ok: true,
      checks: [
        { what: 'Project log', ok: true, found: '48 entries, whole' },
        { what: 'Shards', ok: true, found: '4 of 4 match their entry' },
        { what: 'Device logs', ok: true, found: '2 logs, whole' },
        { what: 'Certificates', ok: true, found: '1 certificate, signature valid' },
      ],
    }),
  }
}
