import { Failure } from '../../../src/shared/failures.ts'
import type { FakeHandlers } from './handlers.ts'
import { certifyNow } from './proofs-seed.ts'
import { findShard, type FakeProject, type World } from './world.ts'

/** What the calls about ends need of the others. */
interface EndingParts {
  readonly find: (projectId: string) => FakeProject
  readonly changed: () => void
  readonly orderWipe: (project: FakeProject) => number
}

const isErased = (item: { readonly state: string }) => item.state === 'erased'

/** The lead's own copy goes, unless a hold stands. */
const destroyOwn = (world: World, project: FakeProject, cause: 'client-deletion' | 'retention-ended') => {
  if (project.holds.length > 0) return
  const { projectId, name, certificates } = project
  const certificate = certifyNow(world.self, {
    certificateId: `cert-own-${projectId}`,
    projectId,
    projectName: name,
    cause,
    scope: 'project',
  })
  world.certificates.unshift(certificate)
  world.projects = world.projects.filter((entry) => entry !== project)
  world.ended.unshift({
    projectId,
    name,
    wipedAt: certificate.finishedAt,
    certificateId: certificate.certificateId,
    cause,
    certificates: certificates.filter((row) => row.state === 'received').length + 1,
    outstanding: certificates.filter((row) => row.state === 'outstanding').length,
  })
}

const eraseFrom = (world: World, { project, shardId, indexes }: EraseParts) => {
  const place = findShard(world, shardId)
  if (project.holds.length > 0) throw new Failure('HOLD_ACTIVE')
  if (!place || indexes.some((index) => index >= place.shard.items.length)) throw new Failure('NOT_FOUND')
  const going = place.shard.items.filter((item) => indexes.includes(item.index) && !isErased(item))
  if (going.length === 0) throw new Failure('ITEM_ERASED')
  for (const item of going) Object.assign(item, { state: 'erased', decision: null, delivered: false, changes: [] })
  const certificate = certifyNow(world.self, {
    certificateId: `cert-erase-${world.certificates.length}`,
    projectId: project.projectId,
    projectName: project.name,
    cause: 'item-erased',
    scope: 'items',
    erasedItems: going.map(({ index }) => ({ shardId, index })),
  })
  world.certificates.unshift(certificate)
  return {
    version: 2,
    certificateId: certificate.certificateId,
    renewed: place.shard.holder ? 1 : 0,
    ended: (place.shard.further ?? []).filter((entry) => entry.state === 'open').length,
  }
}

interface EraseParts {
  readonly project: FakeProject
  readonly shardId: string
  readonly indexes: readonly number[]
}

/** Terms that change, holds, erased items and deletion. */
export const endingCalls = (world: World, { find, changed, orderWipe }: EndingParts) =>
  ({
    setPolicy: ({ projectId, policy }) => {
      find(projectId).policy = policy
      changed()
      return { at: new Date().toISOString() }
    },
    setOntology: ({ projectId, ontology }) => {
      const project = find(projectId)
      const version = project.ontology.version + 1
      const isKept = project.ontology.classes.every((entry) => ontology.classes.some(({ id }) => id === entry.id))
      if (!isKept) throw new Failure('INPUT_INVALID')
      project.ontology = { ...ontology, version }
      changed()
      return { version }
    },
    placeHold: ({ projectId, reason, reference }) => {
      const project = find(projectId)
      const holdId = `hold-${Date.now()}`
      project.holds = [...project.holds, { holdId, at: new Date().toISOString(), reason, reference }]
      changed()
      return { holdId }
    },
    releaseHold: ({ projectId, holdId }) => {
      const project = find(projectId)
      if (!project.holds.some((hold) => hold.holdId === holdId)) throw new Failure('NOT_FOUND')
      project.holds = project.holds.filter((hold) => hold.holdId !== holdId)
      if (project.deletion) destroyOwn(world, project, 'client-deletion')
      changed()
      return { at: new Date().toISOString() }
    },
    eraseItems: ({ projectId, shardId, indexes }) => {
      const answer = eraseFrom(world, { project: find(projectId), shardId, indexes })
      changed()
      return answer
    },
    requestDeletion: ({ projectId, typedName, reason, reference }) => {
      const project = find(projectId)
      if (typedName !== project.name) throw new Failure('NAME_MISMATCH')
      if (project.deletion) throw new Failure('PROJECT_COMPLETED')
      if (project.state === 'active') orderWipe(project)
      const at = new Date().toISOString()
      project.deletion = { at, reason, reference }
      const isHeld = project.holds.length > 0
      destroyOwn(world, project, 'client-deletion')
      changed()
      return { at, isHeld }
    },
    ended: () => world.ended,
    deletionReport: ({ projectId }) => {
      const ended = world.ended.find((entry) => entry.projectId === projectId)
      if (!ended && !world.projects.some((entry) => entry.projectId === projectId)) throw new Failure('NOT_FOUND')
      const outstanding = ended?.outstanding ?? 1
      const files = ['json', 'html'].map((ending) => `deletion-report-${projectId}.${ending}`)
      return { files, ok: outstanding === 0, outstanding }
    },
  }) satisfies Partial<FakeHandlers['projects']>
