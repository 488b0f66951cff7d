import { Failure } from '../../../shared/failures.ts'
import type { ModelId, ShardId } from '../../../shared/ids.ts'
import type { OfferedModel, SuggestedBox } from '../../../shared/ipc/models.ts'
import type { ImagePoint } from '../../../shared/labels/point.ts'
import type { ModelTerms } from '../../guard/trust/entries.ts'
import type { Outline } from '../../models/messages.ts'
import { judgeShard, requireQuietly, requireShard, type AccessAsk } from '../../station/access.ts'
import type { KeyedProject } from '../../station/deliver.ts'
import { fetchModel, modelOf, openModelTerms, readModel } from '../../station/model-cache.ts'
import type { HostedModel } from '../../station/models/hosted-models.ts'
import type { HostedPicture } from '../../station/models/model-host.ts'
import type { ModelState } from '../../station/model-state.ts'
import type { Unlocked } from '../../station/unlocked.ts'

/** A part of an item, and the model that is asked about it. */
export interface ModelPlace {
  readonly shardId: ShardId
  readonly index: number
  readonly part: string
  readonly modelId: ModelId
}

/** What is told to a model that has no picture: the window hands it over and asks again. */
const pictureNeeded = { outcome: 'picture-needed' } as const

/** A picture of one size of one part. */
export const pictureKey = (place: Omit<ModelPlace, 'modelId'>): string =>
  `${place.shardId}/${String(place.index)}/${place.part}`

/** Items that a model was asked about since the home was unlocked: said once in the audit trail, not at each click. */
const asked = new WeakMap<Unlocked, Set<string>>()

/** Judges at every question, and records the first one about each item and every refusal. */
const mayAsk = (at: Unlocked, place: ModelPlace): KeyedProject => {
  const known = asked.get(at) ?? new Set()
  asked.set(at, known)
  const name = `${place.modelId} ${place.shardId} ${String(place.index)}`
  const ask: AccessAsk = { event: 'model.run', index: place.index, with: `model:${place.modelId}` }
  if (known.has(name)) return requireQuietly(at, place.shardId, ask)
  const { project } = requireShard(at, place.shardId, ask)
  known.add(name)
  return project
}

interface Ready {
  readonly terms: ModelTerms
  readonly hosted: HostedModel
  readonly picture: HostedPicture
  /** From a pixel of the picture that was handed over to the oriented picture. */
  readonly toImage: (x: number, y: number) => ImagePoint
  readonly toPicture: (point: ImagePoint) => [number, number]
}

const hostedOf = (
  at: Unlocked,
  project: KeyedProject,
  sealed: { readonly model: ModelState; readonly terms: ModelTerms },
): HostedModel => ({
  modelId: sealed.model.modelId,
  spec: sealed.terms.spec,
  read: () => readModel(at.homeDir, project, sealed),
})

/** Everything that a question needs, or null while there is no picture. */
const prepare = async (at: Unlocked, place: ModelPlace): Promise<Ready | null> => {
  const project = mayAsk(at, place)
  const model = modelOf(project, place.modelId)
  const picture = at.pictures.get(pictureKey(place))
  if (!picture) return null
  const parts = (await (await at.shards.get(project, place.shardId)).item(place.index)).parts
  const part = parts.find((entry) => entry.part === place.part)
  if (!part || part.width === 0 || part.height === 0) throw new Failure('NOT_FOUND')
  await fetchModel(at, project.projectId, model)
  const terms = await openModelTerms(project, model)
  const [scaleX, scaleY] = [part.width / picture.widthPx, part.height / picture.heightPx]
  return {
    terms,
    hosted: hostedOf(at, project, { model, terms }),
    picture,
    toImage: (x, y) => [x * scaleX, y * scaleY] as unknown as ImagePoint,
    toPicture: ([x, y]) => [x / scaleX, y / scaleY],
  }
}

/** The models that may be asked about the items of a shard. Reads no content. */
export const offeredModels = async (at: Unlocked, shardId: ShardId): Promise<OfferedModel[]> => {
  const { project, decision } = judgeShard(at, shardId)
  if (!decision.allowed) throw new Failure(decision.reason)
  if (!project?.open) return []
  const keyed = { ...project, open: project.open }
  const models = [...project.state.models.values()].filter((model) => !model.isRemoved)
  return Promise.all(
    models.map(async (model) => {
      const { spec, classIds } = await openModelTerms(keyed, model)
      const { widthPx, heightPx, fit } = spec.picture
      return {
        modelId: model.modelId,
        name: spec.name,
        kind: spec.kind,
        picture: { widthPx, heightPx, fit },
        classIds: [...new Set(classIds.filter((id) => id !== null))],
      }
    }),
  )
}

/** Asks a detector about a picture. @throws {@link Failure} a refusal reason, `MODEL_…` */
export const suggest = async (at: Unlocked, place: ModelPlace) => {
  const ready = await prepare(at, place)
  if (!ready) return pictureNeeded
  const { terms, hosted, picture, toImage } = ready
  if (terms.spec.kind !== 'detector') throw new Failure('MODEL_MISFIT')
  const began = performance.now()
  const found = await at.models.detect(hosted, picture)
  const boxes = found.flatMap(({ x, y, width, height, confidence, classIndex }): SuggestedBox[] => {
    const classId = terms.classIds[classIndex] ?? null
    if (classId === null) return []
    const [left, top] = toImage(x, y)
    const [right, bottom] = toImage(x + width, y + height)
    return [{ classId, confidence, x: left, y: top, width: right - left, height: bottom - top }]
  })
  return { outcome: 'done' as const, boxes, ms: performance.now() - began }
}

/** What is pointed at, in pixels of the oriented picture. */
export interface Prompt {
  readonly points: readonly { readonly at: ImagePoint; readonly inside: boolean }[]
  readonly box: readonly [ImagePoint, ImagePoint] | null
}

/** Asks a promptable model for an outline. @throws {@link Failure} a refusal reason, `INPUT_INVALID`, `MODEL_…` */
export const outline = async (at: Unlocked, place: ModelPlace, { points, box }: Prompt) => {
  if (points.length === 0 && box === null) throw new Failure('INPUT_INVALID')
  const ready = await prepare(at, place)
  if (!ready) return pictureNeeded
  const { terms, hosted, picture, toImage, toPicture } = ready
  if (terms.spec.kind !== 'promptable') throw new Failure('MODEL_MISFIT')
  const began = performance.now()
  const { rings, confidence }: Outline = await at.models.outline(hosted, picture, {
    points: points.map(({ at: point, inside }) => ({ at: toPicture(point), inside })),
    box: box && [toPicture(box[0]), toPicture(box[1])],
  })
  return {
    outcome: 'done' as const,
    rings: rings.map((ring) => ring.map(([x, y]) => toImage(x, y))),
    confidence,
    ms: performance.now() - began,
  }
}

/** Takes a picture that the window decoded, for the questions that follow. @throws {@link Failure} a refusal reason, `INPUT_INVALID` */
export const takePicture = (
  at: Unlocked,
  given: { readonly shardId: string; readonly index: number; readonly part: string },
  pixels: Omit<HostedPicture, 'key'>,
): void => {
  const place = { ...given, shardId: given.shardId as ShardId }
  const { decision, project } = judgeShard(at, place.shardId)
  if (!decision.allowed) throw new Failure(decision.reason)
  if (!project?.open || pixels.rgb.length !== pixels.widthPx * pixels.heightPx * 3) throw new Failure('INPUT_INVALID')
  at.pictures.put({ ...pixels, key: pictureKey(place) })
}
