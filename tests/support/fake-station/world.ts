import type { z } from 'zod'
import type { Lease } from '../../../src/shared/access/lease.ts'
import type { ProjectPolicy } from '../../../src/shared/access/policy.ts'
import type { RefusalReason } from '../../../src/shared/access/refusal.ts'
import type { change } from '../../../src/shared/changes/change.ts'
import type { comment } from '../../../src/shared/ipc/comment.ts'
import type { ItemState } from '../../../src/shared/ipc/work.ts'
import type { ontology } from '../../../src/shared/labels/ontology.ts'
import type { enrolmentRequest, memberRow } from '../../../src/shared/ipc/members.ts'
import type { assignment, certificateRow, endedProject, projectDetail } from '../../../src/shared/ipc/projects.ts'
import type { Shortcuts } from '../../../src/shared/ipc/shortcuts.ts'
import type { certificate } from '../../../src/shared/ipc/device.ts'
import type { Moments } from './moments.ts'
import { momentsAround } from './moments.ts'
import type { Scenario } from './scenario.ts'
import type { Media } from './media.ts'
import { personFor, type Person } from './people.ts'
import { fakeEnded } from './ended-seed.ts'
import { fakeProjects } from './projects-seed.ts'
import { fakeCertificates, fakeMembers, fakeRequests } from './proofs-seed.ts'

export interface FakeItem {
  readonly index: number
  readonly key: string
  readonly kind: 'image' | 'text' | 'image-text'
  /** Which picture and text of the media it shows. */
  readonly image: number
  readonly text: number
  state: ItemState
  delivered: boolean
  decision: 'waiting' | 'accepted' | 'returned' | null
  changes: z.input<typeof change>[] | null
  comments: z.input<typeof comment>[]
  flagged: boolean
  activeSeconds: number
  reason: string | null
}

export interface FakeShard {
  readonly shardId: string
  readonly name: string
  readonly sizeBytes: number
  readonly items: FakeItem[]
  lease: Lease
  shut: RefusalReason | null
  opensAt: string | null
  lastOpenedAt: string | null
  position: number
  grantId: string | null
  holder: Person | null
  readonly choices: Record<string, string>
  /** Assignments beside the one of the holder: reviewers, and what ended, was revoked or wiped. */
  readonly further?: z.input<typeof assignment>[]
}

type Detail = z.input<typeof projectDetail>

/** What was demanded about the deletion of a project. */
export interface FakeDemands {
  completedAt: string | null
  holds: Detail['holds']
  deletion: Detail['deletion']
}

export interface FakeProject extends FakeDemands {
  readonly projectId: string
  readonly name: string
  readonly client: string
  readonly colour: number
  readonly kind: FakeItem['kind']
  state: 'active' | 'wiping' | 'completed'
  readonly dueAt: string | null
  policy: ProjectPolicy
  ontology: z.input<typeof ontology>
  readonly shards: FakeShard[]
  statusUntil: string
  certificates: z.input<typeof certificateRow>[]
}

/** Everything the fake station knows. Calls change it, so that screens behave as with the real one. */
export interface World {
  readonly scenario: Scenario
  readonly media: Media
  readonly at: Moments
  readonly self: Person
  stage: Scenario['stage']
  lockedAt: string | null
  lastSavedAt: string | null
  projects: FakeProject[]
  ended: z.input<typeof endedProject>[]
  members: z.input<typeof memberRow>[]
  requests: z.input<typeof enrolmentRequest>[]
  certificates: z.input<typeof certificate>[]
  readonly preferences: Record<string, string>
  shortcuts: Shortcuts
  approvalChecks: number
}

/** Builds the world of a scenario. */
export const createWorld = (scenario: Scenario, media: Media): World => {
  const at = momentsAround(scenario.nowMs)
  const self = personFor(scenario.role)
  const bare = scenario.empty || scenario.stage === 'new' || scenario.stage === 'joining'
  return {
    scenario,
    media,
    at,
    self,
    stage: scenario.stage,
    lockedAt: scenario.stage === 'locked' ? at.ago({ minutes: 6 }) : null,
    lastSavedAt: bare ? null : at.ago({ minutes: 11 }),
    projects: bare ? [] : fakeProjects(at),
    ended: bare ? [] : fakeEnded(at),
    members: fakeMembers(at, self, bare),
    requests: bare ? [] : fakeRequests(at),
    certificates: fakeCertificates(at, self),
    preferences: {},
    shortcuts: { profile: 'workstation', own: {} },
    approvalChecks: 0,
  }
}

export const findShard = (world: World, shardId: string): { project: FakeProject; shard: FakeShard } | null => {
  for (const project of world.projects) {
    const shard = project.shards.find((entry) => entry.shardId === shardId)
    if (shard) return { project, shard }
  }
  return null
}

/** Why a shard stays shut now, the scenario's wish first. */
export const shutReason = (world: World, shard: FakeShard): RefusalReason | null =>
  world.scenario.refuse[shard.name] ?? world.scenario.refuse['*'] ?? shard.shut
