import type { Lease } from '../../../src/shared/access/lease.ts'
import { defaultPolicy } from '../../../src/shared/access/policy.ts'
import { answersOntology, congressOntology, platesOntology } from './ontologies.ts'
import type { Moments } from './moments.ts'
import { fakeAssignment, herbarium, noDemands } from './ended-seed.ts'
import { ana, jonas, mira, samuel } from './people.ts'
import type { FakeItem, FakeProject, FakeShard } from './world.ts'

const lease = (at: Moments, endsAt: string, share: number): Lease => ({
  state: share <= 0 ? 'ended' : share <= 0.25 ? 'ending' : 'running',
  beganAt: at.ago({ days: 1 }),
  endsAt,
  share,
  endedBy: 'offline',
})

interface ShardSeed {
  readonly name: string
  readonly prefix: string
  readonly kind: FakeItem['kind']
  readonly count: number
  readonly finished: number
  readonly returned?: Readonly<Record<number, string>>
  readonly delivered?: number
  readonly accepted?: number
  readonly erased?: readonly number[]
}

const stateAt = (seed: ShardSeed, index: number): FakeItem['state'] => {
  if (seed.erased?.includes(index)) return 'erased'
  if (seed.returned?.[index] !== undefined) return 'returned'
  if (index < (seed.accepted ?? 0)) return 'accepted'
  if (index < seed.finished) return index % 37 === 36 ? 'skipped' : 'finished'
  return 'todo'
}

/** What a reviewer said about an item as a whole, unless told otherwise. */
const remark = (
  said: Pick<FakeItem['comments'][number], 'id' | 'at' | 'author' | 'text'> & Partial<FakeItem['comments'][number]>,
): FakeItem['comments'][number] => ({
  ...{ side: 'reviewer', labelId: null, point: null, answers: null, resolved: false, sent: true },
  ...said,
})

const itemsOf = (at: Moments, seed: ShardSeed): FakeItem[] =>
  Array.from({ length: seed.count }, (_, index) => {
    const state = stateAt(seed, index)
    const text = seed.returned?.[index]
    const delivered =
      (index < (seed.delivered ?? 0) && state !== 'erased') || state === 'accepted' || state === 'returned'
    return {
      index,
      key: state === 'erased' ? `erased/${index}` : `${seed.prefix}-${String(index + 1).padStart(4, '0')}`,
      kind: seed.kind,
      image: index,
      text: index,
      state,
      delivered,
      decision: state === 'returned' ? 'returned' : state === 'accepted' ? 'accepted' : delivered ? 'waiting' : null,
      changes: null,
      comments:
        text === undefined
          ? []
          : [
              remark({
                id: `${seed.name}.${index}`,
                at: at.ago({ hours: (index % 9) * 4 + 3 }),
                author: jonas.name,
                text,
              }),
            ],
      flagged: false,
      activeSeconds: state === 'todo' ? 0 : 60 + ((index * 37) % 90),
      reason: state === 'skipped' ? 'It is damaged or cannot be read' : null,
    }
  })

const shard = (at: Moments, seed: ShardSeed, rest: Partial<FakeShard>): FakeShard => ({
  shardId: `shard-${seed.name}`,
  name: seed.name,
  sizeBytes: seed.count * 3_400_000,
  items: itemsOf(at, seed),
  lease: lease(at, at.day(2, 14), 0.62),
  shut: null,
  opensAt: null,
  lastOpenedAt: null,
  position: Math.min(seed.finished, seed.count - 1),
  grantId: `grant-${seed.name}`,
  holder: mira,
  choices: {},
  ...rest,
})

const plates = (at: Moments): FakeShard[] => [
  shard(
    at,
    {
      name: 'plates-07',
      prefix: 'plate',
      kind: 'image',
      count: 240,
      finished: 142,
      delivered: 130,
      accepted: 96,
      erased: [143],
      returned: {
        138: 'Cat 9: the tail box is turned the wrong way; follow the bone, not the blur.',
        121: 'Frame 22 has no Inscription. The 22 is faint, lower left, but readable at 300 %.',
      },
    },
    {
      lastOpenedAt: at.ago({ minutes: 14 }),
      further: [fakeAssignment(at, ana, { role: 'review', offlineLeaseHours: 0, notBefore: at.day(0, 8) })],
    },
  ),
  shard(
    at,
    { name: 'plates-08', prefix: 'plate', kind: 'image', count: 240, finished: 0 },
    { grantId: 'grant-plates-07' },
  ),
  shard(
    at,
    {
      name: 'plates-05',
      prefix: 'plate',
      kind: 'image',
      count: 240,
      finished: 236,
      delivered: 236,
      accepted: 230,
      erased: [17],
    },
    {
      lease: { ...lease(at, at.day(0, 23, 30), 0.08), endedBy: 'grant' },
      lastOpenedAt: at.day(-1, 16, 20),
    },
  ),
  shard(
    at,
    { name: 'plates-09', prefix: 'plate', kind: 'image', count: 200, finished: 60, delivered: 60, accepted: 20 },
    { holder: samuel, further: [fakeAssignment(at, ana, { state: 'revoked', revokedAt: at.day(0, 7, 40) })] },
  ),
  shard(
    at,
    { name: 'plates-10', prefix: 'plate', kind: 'image', count: 240, finished: 0 },
    { holder: null, grantId: null },
  ),
]

const congress = (at: Moments): FakeShard[] => [
  shard(
    at,
    {
      name: 'congress-12',
      prefix: 'speech',
      kind: 'text',
      count: 18,
      finished: 6,
      delivered: 6,
      returned: { 4: '‘Presidential stand-by authority’ is one Measure, twice. Label both.' },
    },
    { lease: lease(at, at.day(6, 8), 0.9), lastOpenedAt: at.ago({ hours: 2 }) },
  ),
  shard(
    at,
    { name: 'congress-13', prefix: 'speech', kind: 'text', count: 18, finished: 0 },
    {
      shut: 'NOT_YET',
      opensAt: at.day(1, 9),
      lease: { state: 'none', beganAt: null, endsAt: null, share: 0, endedBy: 'none' },
    },
  ),
]

const answers = (at: Moments): FakeShard[] => [
  shard(
    at,
    { name: 'pairs-03', prefix: 'pair', kind: 'image-text', count: 400, finished: 84, delivered: 84, accepted: 40 },
    { lease: lease(at, at.day(1, 11), 0.35), lastOpenedAt: at.day(-1, 11, 2) },
  ),
  shard(
    at,
    { name: 'pairs-02', prefix: 'pair', kind: 'image-text', count: 400, finished: 400, delivered: 400 },
    { holder: ana, lease: { ...lease(at, at.day(-1, 18), 0), endedBy: 'offline' }, shut: 'STATUS_STALE' },
  ),
]

/** Three clients' projects with shards in every state. */
export const fakeProjects = (at: Moments): FakeProject[] => [
  {
    projectId: 'project-plates',
    name: 'Historic plates',
    client: 'Halden Museum of Photography',
    colour: 1,
    kind: 'image',
    state: 'active',
    dueAt: at.day(3, 17),
    policy: { ...defaultPolicy, regions: ['SE', 'NO'] },
    ontology: platesOntology,
    shards: plates(at),
    statusUntil: at.ahead({ hours: 20 }),
    certificates: [],
    ...noDemands,
  },
  {
    projectId: 'project-congress',
    name: 'Addresses to Congress',
    client: 'Civic Record Trust',
    colour: 4,
    kind: 'text',
    state: 'active',
    dueAt: at.day(15, 17),
    policy: { ...defaultPolicy, copyText: true },
    ontology: congressOntology,
    shards: congress(at),
    statusUntil: at.ahead({ hours: 44 }),
    certificates: [],
    ...noDemands,
  },
  {
    projectId: 'project-answers',
    name: 'Image answers',
    client: 'Northlight AI',
    colour: 12,
    kind: 'image-text',
    state: 'active',
    dueAt: at.day(6, 17),
    policy: { ...defaultPolicy },
    ontology: answersOntology,
    shards: answers(at),
    statusUntil: at.ahead({ minutes: 40 }),
    certificates: [],
    ...noDemands,
  },
  herbarium(at),
]
