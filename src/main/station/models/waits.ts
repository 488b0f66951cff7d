import { Failure } from '../../../shared/failures.ts'

const firstWaitMs = 1_000
const longestWaitMs = 60_000

/** How long a model whose process fell is left alone: twice as long each time, until it answers again. */
export interface Waits {
  /** @throws {@link Failure} `MODEL_STOPPED` while it has to be left alone */
  readonly check: (modelId: string) => void
  readonly fell: (modelId: string) => void
  readonly answered: (modelId: string) => void
}

export const createWaits = (nowMs: () => number): Waits => {
  const waits = new Map<string, { readonly untilMs: number; readonly lastMs: number }>()
  return {
    check: (modelId) => {
      if (nowMs() < (waits.get(modelId)?.untilMs ?? 0)) throw new Failure('MODEL_STOPPED')
    },
    fell: (modelId) => {
      const lastMs = Math.min((waits.get(modelId)?.lastMs ?? firstWaitMs / 2) * 2, longestWaitMs)
      waits.set(modelId, { untilMs: nowMs() + lastMs, lastMs })
    },
    answered: (modelId) => {
      waits.delete(modelId)
    },
  }
}
