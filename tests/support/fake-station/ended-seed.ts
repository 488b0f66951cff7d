import type { z } from 'zod'
import { defaultPolicy } from '../../../src/shared/access/policy.ts'
import type { assignment, endedProject } from '../../../src/shared/ipc/projects.ts'
import type { Moments } from './moments.ts'
import { platesOntology } from './ontologies.ts'
import { ana, mira, samuel, type Person } from './people.ts'
import type { FakeDemands, FakeItem, FakeProject, FakeShard } from './world.ts'

type AssignmentInput = z.input<typeof assignment>

let grants = 0

/** A project that runs: nobody demanded anything about its deletion. */
export const noDemands: FakeDemands = { completedAt: null, holds: [], deletion: null }

/** An assignment of a week; say what is different. */
export const fakeAssignment = (at: Moments, who: Person, rest: Partial<AssignmentInput>): AssignmentInput => ({
  grantId: `grant-more-${++grants}`,
  deviceId: who.deviceId,
  memberName: who.name,
  deviceName: who.deviceName,
  role: 'annotate',
  grantedAt: at.day(-6, 9),
  notBefore: at.day(-6, 9),
  expires: at.day(4, 18),
  offlineLeaseHours: 72,
  state: 'open',
  revokedAt: null,
  ...rest,
})

const accepted = (name: string, count: number): FakeItem[] =>
  Array.from({ length: count }, (_, index) => ({
    index,
    key: `${name}-${String(index + 1).padStart(4, '0')}`,
    kind: 'image',
    image: index,
    text: index,
    state: 'accepted',
    delivered: true,
    decision: 'accepted',
    changes: [],
    comments: [],
    ...{ flagged: false, activeSeconds: 0, reason: null },
  }))

const closedShard = (name: string, assignments: AssignmentInput[]): FakeShard => ({
  shardId: `shard-${name}`,
  name,
  sizeBytes: 412_000_000,
  items: accepted('bud', 120),
  lease: { state: 'ended', beganAt: null, endsAt: null, share: 0, endedBy: 'grant' },
  shut: 'PROJECT_COMPLETED',
  opensAt: null,
  lastOpenedAt: null,
  position: 0,
  grantId: null,
  holder: null,
  choices: {},
  further: assignments,
})

/** A project that completed yesterday: one device proved its wipe, one was not seen since. */
export const herbarium = (at: Moments): FakeProject => ({
  projectId: 'project-herbarium',
  name: 'Herbarium buds',
  client: 'Botanic Garden Uppsala',
  colour: 14,
  kind: 'image',
  state: 'wiping',
  dueAt: at.day(-2, 17),
  policy: { ...defaultPolicy },
  ontology: platesOntology,
  shards: [
    closedShard('buds-01', [fakeAssignment(at, samuel, { state: 'wiped' })]),
    closedShard('buds-02', [
      fakeAssignment(at, ana, { state: 'completed' }),
      fakeAssignment(at, mira, { state: 'ended', expires: at.day(-1, 9) }),
    ]),
  ],
  statusUntil: at.ahead({ hours: 10 }),
  certificates: [
    {
      deviceId: ana.deviceId,
      deviceName: ana.deviceName,
      memberName: ana.name,
      shardNames: ['buds-02'],
      cause: null,
      state: 'outstanding',
      certificateId: null,
      orderedAt: at.day(-1, 18),
      at: null,
    },
    {
      deviceId: samuel.deviceId,
      deviceName: samuel.deviceName,
      memberName: samuel.name,
      shardNames: ['buds-01'],
      cause: 'project-completed',
      state: 'received',
      certificateId: 'cert-5F-2281',
      orderedAt: at.day(-1, 18),
      at: at.day(-1, 18, 4),
    },
    {
      deviceId: samuel.deviceId,
      deviceName: samuel.deviceName,
      memberName: samuel.name,
      shardNames: ['buds-01'],
      cause: 'item-erased',
      state: 'received',
      certificateId: 'cert-5F-2197',
      orderedAt: at.day(-6, 11),
      at: at.day(-6, 11, 30),
    },
  ],
  ...noDemands,
  completedAt: at.day(-1, 18),
  holds: [
    {
      holdId: 'hold-2026-004',
      at: at.day(-3, 10),
      reason: 'Dispute about the licence of twelve sheets',
      reference: 'Case 2026-004',
    },
  ],
})

/** Projects whose copy here is gone. */
export const fakeEnded = (at: Moments): z.input<typeof endedProject>[] => [
  {
    projectId: 'project-lanterns',
    name: 'Street lanterns',
    wipedAt: at.day(-4, 16, 8),
    certificateId: 'cert-5F-2281',
    cause: 'retention-ended',
    certificates: 4,
    outstanding: 0,
  },
  {
    projectId: 'project-harbour',
    name: 'Harbour logs',
    wipedAt: at.day(-19, 9, 40),
    certificateId: 'cert-5F-2012',
    cause: 'client-deletion',
    certificates: 6,
    outstanding: 1,
  },
]
