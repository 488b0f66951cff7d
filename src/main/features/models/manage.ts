import { randomBytes } from 'node:crypto'
import { Failure } from '../../../shared/failures.ts'
import type { ModelId, ProjectId } from '../../../shared/ids.ts'
import type { ModelRow } from '../../../shared/ipc/models.ts'
import type { ClassId } from '../../../shared/labels/base.ts'
import type { ModelSpec } from '../../../shared/models/model-spec.ts'
import type { ShardItem } from '../../guard/shard/shard-types.ts'
import type { ModelTerms } from '../../guard/trust/entries.ts'
import { jsonBytes, sealWith } from '../../guard/trust/sealed.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { ownProject } from '../../station/keyed-projects.ts'
import { dropModel, modelBinding, modelOf, openModelTerms } from '../../station/model-cache.ts'
import { newId } from '../../station/new-id.ts'
import { activeProject, record } from '../../station/own-project.ts'
import { sealAndUpload } from '../../station/sealed-pair.ts'
import { sweepCompleted } from '../../station/sweep-completed.ts'
import type { Unlocked } from '../../station/unlocked.ts'
import type { BroughtModel } from './read-folder.ts'

/** The model's own names for its classes, each with the class of the project that it stands for. */
export const namedClasses = (spec: ModelSpec, classIds: readonly (ClassId | null)[]): ModelRow['classes'] =>
  spec.kind === 'detector' ? spec.classes.map((name, at) => ({ name, classId: classIds[at] ?? null })) : []

/** The classes of a project that a detector can suggest: it knows nothing but boxes. */
const boxClasses = ({ open }: KeyedProject) =>
  open.terms.ontology.classes.filter(({ kinds, retired }) => !retired && kinds.includes('box'))

/** Classes of the project with the names that the model uses: what a lead most likely wants. */
export const likelyClasses = (project: KeyedProject, spec: ModelSpec): (ClassId | null)[] => {
  const byName = new Map(boxClasses(project).map(({ id, name }) => [name.toLowerCase(), id]))
  return spec.kind === 'detector' ? spec.classes.map((name) => byName.get(name.toLowerCase()) ?? null) : []
}

/** The models of an own project, in the order in which they came. */
export const listModels = (at: Unlocked, projectId: ProjectId): Promise<ModelRow[]> => {
  const project = ownProject(at, projectId)
  const models = [...project.state.models.values()].filter((model) => !model.isRemoved)
  return Promise.all(
    models.map(async (model) => {
      const { spec, classIds } = await openModelTerms(project, model)
      return {
        modelId: model.modelId,
        name: spec.name,
        kind: spec.kind,
        licence: spec.licence,
        sizeBytes: model.tar.lengthBytes,
        addedAt: model.addedAt,
        classes: namedClasses(spec, classIds),
      }
    }),
  )
}

/** A model as the one item of a shard. */
const itemOf = ({ files }: BroughtModel): ShardItem => ({
  key: 'model',
  parts: [...files].map(([part, bytes]) => ({
    part,
    mediaType: 'application/octet-stream',
    sizeBytes: bytes.length,
    // eslint-disable-next-line @typescript-eslint/require-await -- a part is read as a stream, whatever it comes from
    open: async function* () {
      yield bytes
    },
  })),
})

export interface ModelPlan {
  readonly projectId: ProjectId
  readonly classIds: readonly (ClassId | null)[]
  readonly replaces: ModelId | null
}

/** One class for each of the model's, all of them classes of the project that may be a box. */
const isFitting = (project: KeyedProject, spec: ModelSpec, classIds: ModelPlan['classIds']): boolean => {
  const known = new Set(boxClasses(project).map(({ id }) => id))
  const count = spec.kind === 'detector' ? spec.classes.length : 0
  return classIds.length === count && classIds.every((id) => id === null || known.has(id))
}

/**
 * Seals a model that was tried out and writes it into the project's log: every device of the project fetches it from then on.
 *
 * @throws {@link Failure} `INPUT_INVALID` for classes that the model or the project does not have or that may not be a box, `MODEL_MISSING`,
 * `PROJECT_COMPLETED`, `EXCHANGE_UNREACHABLE`, `DISK_FULL`
 */
export const addModel = async (at: Unlocked, plan: ModelPlan, brought: BroughtModel): Promise<ModelId> => {
  const project = activeProject(at, plan.projectId)
  if (!isFitting(project, brought.spec, plan.classIds)) throw new Failure('INPUT_INVALID')
  if (plan.replaces) modelOf(project, plan.replaces)
  const modelId = newId<ModelId>()
  const key = randomBytes(32)
  try {
    const binding = modelBinding(project, modelId)
    const { tar, index, keyCheck } = await sealAndUpload(at, { binding, key, items: [itemOf(brought)] })
    const terms: ModelTerms = { key: key.toString('base64url'), spec: brought.spec, classIds: [...plan.classIds] }
    const sealed = await sealWith('auxerta-content+jwe', jsonBytes(terms), project.open.contentKey)
    await record(at, project, { kind: 'model.add', modelId, tar, index, keyCheck, sealed })
  } catch (error) {
    if (!at.projects.get(plan.projectId)?.state.models.has(modelId)) await dropModel(at.homeDir, modelId)
    throw error
  } finally {
    key.fill(0)
  }
  at.audit.append({ event: 'model.add', result: 'done', reason: null, subject: modelId })
  if (plan.replaces) await removeModel(at, plan.projectId, plan.replaces)
  return modelId
}

/** Takes a model away from every device of the project. @throws {@link Failure} `MODEL_MISSING`, `PROJECT_COMPLETED` */
export const removeModel = async (at: Unlocked, projectId: ProjectId, modelId: ModelId): Promise<string> => {
  const project = activeProject(at, projectId)
  modelOf(project, modelId)
  const removedAt = await record(at, project, { kind: 'model.remove', modelId })
  at.audit.append({ event: 'model.remove', result: 'done', reason: null, subject: modelId })
  await sweepCompleted(at)
  return removedAt
}
