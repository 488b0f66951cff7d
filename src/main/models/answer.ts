import type { DetectorSpec, ModelSpec, PromptableSpec } from '../../shared/models/model-spec.ts'
import { modelFiles } from '../../shared/models/model-spec.ts'
import { detect } from './detector.ts'
import { loadNetwork, prepareRuntime, type Network } from './engine.ts'
import { ModelError, type ModelAsk, type ModelPixels, type ModelReply, type ModelRequest } from './messages.ts'
import { lookAt, outlineOf, type SeenPicture } from './promptable.ts'

/** A model with its files read. */
type Loaded =
  | { readonly spec: DetectorSpec; readonly detector: Network }
  | { readonly spec: PromptableSpec; readonly encoder: Network; readonly decoder: Network }

/** Answers requests, one model for the life of the process. */
export type Answer = (request: ModelRequest) => Promise<ModelReply>

/** A picture of nothing, as large as the model takes. */
const greyPicture = ({ picture: { widthPx, heightPx } }: ModelSpec): ModelPixels => ({
  widthPx,
  heightPx,
  rgb: new Uint8Array(widthPx * heightPx * 3).fill(128),
})

/** Puts the pieces of files together. */
const createFiles = () => {
  const files = new Map<string, Uint8Array>()
  return {
    take: ({ part, totalBytes, offset, bytes }: Extract<ModelAsk, { ask: 'file' }>): void => {
      const file = files.get(part) ?? new Uint8Array(totalBytes)
      files.set(part, file)
      file.set(bytes, offset)
    },
    /** Hands a file out, once: what the runtime read is not kept a second time. */
    give: (part: string): Uint8Array => {
      const file = files.get(part)
      files.delete(part)
      if (!file) throw new ModelError('MODEL_BROKEN')
      return file
    },
  }
}

const load = async (spec: ModelSpec, give: (part: string) => Uint8Array): Promise<Loaded> => {
  const [first, second] = modelFiles(spec)
  const network = (part: string | undefined): Promise<Network> => loadNetwork(give(part ?? ''))
  if (spec.kind === 'detector') return { spec, detector: await network(first?.part) }
  return { spec, encoder: await network(first?.part), decoder: await network(second?.part) }
}

const tryOut = async (loaded: Loaded): Promise<void> => {
  const grey = greyPicture(loaded.spec)
  if ('detector' in loaded) {
    await detect(loaded.spec, loaded.detector, grey)
    return
  }
  const seen = await lookAt(loaded.spec, loaded.encoder, grey)
  const middle = [grey.widthPx / 2, grey.heightPx / 2] as const
  const prompt = { points: [{ at: middle, inside: true }], box: null }
  await outlineOf(loaded.spec, { decoder: loaded.decoder, seen }, prompt)
}

/** Makes what answers the requests of the main process. */
export const createAnswer = (): Answer => {
  const files = createFiles()
  let loaded: Loaded | null = null
  let seen: SeenPicture | null = null
  const promptable = () => {
    if (loaded === null || 'detector' in loaded) throw new ModelError('MODEL_MISFIT')
    return loaded
  }
  const work = async (request: ModelRequest): Promise<unknown> => {
    switch (request.ask) {
      case 'file':
        files.take(request)
        return {}
      case 'load':
        prepareRuntime(request.threads)
        loaded = await load(request.spec, files.give)
        return {}
      case 'try':
        if (loaded) await tryOut(loaded)
        return {}
      case 'detect':
        if (loaded === null || !('detector' in loaded)) throw new ModelError('MODEL_MISFIT')
        return { detections: await detect(loaded.spec, loaded.detector, request.picture) }
      case 'look': {
        const { spec, encoder } = promptable()
        seen = null
        seen = await lookAt(spec, encoder, request.picture)
        return {}
      }
      case 'outline': {
        const { spec, decoder } = promptable()
        if (seen === null) throw new ModelError('MODEL_MISFIT')
        return outlineOf(spec, { decoder, seen }, request.prompt)
      }
    }
  }
  return async (request) => {
    try {
      return { id: request.id, ok: true, answer: await work(request) }
    } catch (error) {
      if (error instanceof ModelError) return { id: request.id, ok: false, fault: error.fault }
      // What nobody foresaw is the model's doing: nothing else runs here.
      const fault = error instanceof RangeError ? 'MODEL_OUT_OF_MEMORY' : 'MODEL_BROKEN'
      return { id: request.id, ok: false, fault }
    }
  }
}
