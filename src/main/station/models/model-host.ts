import { isFailure } from '../../../shared/failures.ts'
import type { Detection, ModelPixels, ModelPrompt, Outline } from '../../models/messages.ts'
import { createHostedModels, type Hosted, type HostedModel } from './hosted-models.ts'
import type { LaunchModel } from './model-port.ts'
import { usualLimits, type ModelLimits, type ModelRunner } from './model-runner.ts'
import { startModel, type ModelFiles } from './start-model.ts'
import { createWaits } from './waits.ts'

/** A picture with a name, so that a model looks at it once. */
export interface HostedPicture extends ModelPixels {
  readonly key: string
}

/**
 * Runs models, each in a process of its own that is started when it is asked and ended when it is not.
 *
 * Every question may fail with `MODEL_BROKEN`, `MODEL_MISFIT`, `MODEL_ANSWER_WRONG`, `MODEL_OUT_OF_MEMORY`, `MODEL_TOO_SLOW` or
 * `MODEL_STOPPED`; the next one starts anew.
 */
export interface ModelHost {
  /** Loads a model in a process for it alone and runs it once over nothing. @returns How long each took, in milliseconds. */
  readonly tryOut: (model: ModelFiles) => Promise<{ loadMs: number; runMs: number }>
  readonly detect: (model: HostedModel, picture: HostedPicture) => Promise<readonly Detection[]>
  readonly outline: (model: HostedModel, picture: HostedPicture, prompt: ModelPrompt) => Promise<Outline>
  /** Ends every process, with the models and pictures in them. Waits for nothing. */
  readonly stopAll: () => void
}

interface HostParts {
  readonly launch: LaunchModel | null
  readonly nowMs: () => number
  readonly limits?: ModelLimits
  /** Told when a process was ended for being slow, or ended by itself. */
  readonly onStopped?: (modelId: string, code: 'MODEL_STOPPED' | 'MODEL_TOO_SLOW') => void
}

type Asking = <T>(model: HostedModel, work: (at: Hosted, runner: ModelRunner) => Promise<T>) => Promise<T>

const pixelsOf = ({ widthPx, heightPx, rgb }: HostedPicture): ModelPixels => ({ widthPx, heightPx, rgb })

const tryOut = async (parts: Parameters<typeof startModel>[0], model: ModelFiles) => {
  const began = performance.now()
  const runner = await startModel(parts, model, () => undefined)
  const loaded = performance.now()
  try {
    await runner.ask({ ask: 'try' })
    return { loadMs: loaded - began, runMs: performance.now() - loaded }
  } finally {
    runner.stop()
  }
}

export const createModelHost = ({ launch, nowMs, limits = usualLimits, onStopped }: HostParts): ModelHost => {
  const hosted = createHostedModels({ launch, limits })
  const waits = createWaits(nowMs)
  const fell = (modelId: string, error: unknown): void => {
    for (const code of ['MODEL_STOPPED', 'MODEL_TOO_SLOW'] as const) {
      if (!isFailure(error, code)) continue
      waits.fell(modelId)
      onStopped?.(modelId, code)
    }
  }
  const asking: Asking = async (model, work) => {
    waits.check(model.modelId)
    const at = hosted.get(model)
    const turn = at.turn.then(async () => work(at, await at.runner))
    at.turn = turn.catch(() => undefined)
    try {
      const answer = await turn
      waits.answered(model.modelId)
      return answer
    } catch (error) {
      // One that was stopped from here has made room already and did nothing wrong.
      if (hosted.holds(model.modelId, at)) {
        hosted.drop(model.modelId)
        fell(model.modelId, error)
      }
      throw error
    }
  }
  return {
    tryOut: (model) => tryOut({ launch, limits }, model),
    detect: (model, picture) =>
      asking(model, async (_, runner) => (await runner.ask({ ask: 'detect', picture: pixelsOf(picture) })).detections),
    outline: (model, picture, prompt) =>
      asking(model, async (at, runner) => {
        if (at.seen !== picture.key) {
          at.seen = picture.key
          await runner.ask({ ask: 'look', picture: pixelsOf(picture) })
        }
        return runner.ask({ ask: 'outline', prompt })
      }),
    stopAll: hosted.dropAll,
  }
}
