import type { ModelRunner } from './model-runner.ts'
import { startModel, type ModelFiles, type StartParts } from './start-model.ts'

/** A model that may have to be loaded first. */
export interface HostedModel extends ModelFiles {
  readonly modelId: string
}

/** A process that is there, or on its way. */
export interface Hosted {
  readonly runner: Promise<ModelRunner>
  readonly stop: () => void
  /** One question at a time: a model looks at one picture and is then asked about it. */
  turn: Promise<unknown>
  /** The key of the picture that it looked at last. */
  seen: string | null
  idle: NodeJS.Timeout | null
}

/** A detector and a promptable model side by side; a third one takes the place of the one that was asked longest ago. */
const mostHosted = 2
/** A model that is not asked for so long gives its memory back. */
const idleMs = 10 * 60_000

/** The processes by the model that is in them. */
export interface HostedModels {
  /** Starts it where it is not there. */
  readonly get: (model: HostedModel) => Hosted
  readonly holds: (modelId: string, hosted: Hosted) => boolean
  readonly drop: (modelId: string) => void
  readonly dropAll: () => void
}

const begin = (parts: StartParts, model: HostedModel): Hosted => {
  let current: ModelRunner | null = null
  let isStopped = false
  const runner = startModel(parts, model, (fresh) => {
    current = fresh
    if (isStopped) fresh.stop()
  })
  runner.catch(() => undefined)
  const stop = (): void => {
    isStopped = true
    current?.stop()
  }
  return { runner, stop, turn: Promise.resolve(), seen: null, idle: null }
}

export const createHostedModels = (parts: StartParts): HostedModels => {
  const hosted = new Map<string, Hosted>()
  const drop = (modelId: string): void => {
    const known = hosted.get(modelId)
    hosted.delete(modelId)
    if (known?.idle) clearTimeout(known.idle)
    known?.stop()
  }
  return {
    get: (model) => {
      const known = hosted.get(model.modelId) ?? begin(parts, model)
      hosted.delete(model.modelId)
      hosted.set(model.modelId, known)
      const oldest = hosted.keys().next().value
      if (hosted.size > mostHosted && oldest !== undefined) drop(oldest)
      if (known.idle) clearTimeout(known.idle)
      known.idle = setTimeout(() => {
        drop(model.modelId)
      }, idleMs)
      known.idle.unref()
      return known
    },
    holds: (modelId, one) => hosted.get(modelId) === one,
    drop,
    dropAll: () => {
      for (const modelId of [...hosted.keys()]) drop(modelId)
    },
  }
}
