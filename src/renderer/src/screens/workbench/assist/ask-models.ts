import type { ModelId } from '../../../../../shared/ids.ts'
import type { OfferedModel } from '../../../../../shared/ipc/models.ts'
import type { ImageCache } from '../../../canvas/image-cache.ts'
import type { PicturePart } from '../../../canvas/pixels/load-picture.ts'
import { pixelsForModel } from '../../../canvas/model-pixels.ts'
import type { OutlinePrompt } from '../../../canvas/tools/tool.ts'
import type { StationClient } from '../../../station/client.ts'
import { handOver, type PartPlace } from '../../../station/hand-over.ts'

/** The picture that is asked about, and how it is loaded. */
export interface AskedPicture extends PartPlace {
  readonly shown: PicturePart
}

interface AskParts {
  readonly station: StationClient
  readonly cache: ImageCache
  readonly picture: AskedPicture
}

type Place = Parameters<StationClient['models']['suggest']>[0]

/** Asks; hands the picture over when the model has not seen it, and asks again. */
const asking = async <T extends { readonly outcome: string }>(
  { cache, picture }: AskParts,
  model: OfferedModel,
  ask: () => Promise<T | { readonly outcome: 'picture-needed' }>,
): Promise<T> => {
  for (let times = 0; times < 2; times++) {
    const answer = await ask()
    if (answer.outcome !== 'picture-needed') return answer as T
    await handOver(picture, pixelsForModel(await cache.load(picture.shown), model.picture))
  }
  throw new TypeError('The picture was handed over and is asked for again')
}

const placeOf = ({ picture: { shardId, index, part } }: AskParts, modelId: ModelId): Place => ({
  shardId,
  index,
  part,
  modelId,
})

/** Boxes that a detector suggests for a picture. */
export const askForBoxes = (parts: AskParts, model: OfferedModel) =>
  asking<{ outcome: 'done' } & Extract<Awaited<ReturnType<StationClient['models']['suggest']>>, { outcome: 'done' }>>(
    parts,
    model,
    () => parts.station.models.suggest(placeOf(parts, model.modelId)),
  )

/** The outline of what is pointed at. */
export const askForOutline = (parts: AskParts, model: OfferedModel, { points, box }: OutlinePrompt) =>
  asking<Extract<Awaited<ReturnType<StationClient['models']['outline']>>, { outcome: 'done' }>>(parts, model, () =>
    parts.station.models.outline({
      ...placeOf(parts, model.modelId),
      points: [...points],
      box: box && [box[0], box[1]],
    }),
  )
