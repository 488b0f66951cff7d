import { availableParallelism } from 'node:os'
import { Failure } from '../../../shared/failures.ts'
import type { ModelSpec } from '../../../shared/models/model-spec.ts'
import { discard } from '../../guard/shard/discard.ts'
import type { LaunchModel } from './model-port.ts'
import { loadInto, startRunner, ThreadsFailure, type ModelLimits, type ModelRunner } from './model-runner.ts'

/** More threads than this bring little and take the machine from the person. */
const mostThreads = 4

const threadsHere = (): number => Math.max(1, Math.min(mostThreads, Math.floor(availableParallelism() / 2)))

/** A model that is to be loaded. */
export interface ModelFiles {
  readonly spec: ModelSpec
  /** Decrypts the files; what it gives is overwritten as soon as the process has it. */
  readonly read: () => Promise<ReadonlyMap<string, Uint8Array>>
}

/** How processes are started here. */
export interface StartParts {
  readonly launch: LaunchModel | null
  readonly limits: ModelLimits
}

/**
 * Starts a process with a model in it; once more with one thread where the runtime cannot have several.
 *
 * @param onStart - Told of each process before anything is asked of it, so that it can be stopped meanwhile.
 */
export const startModel = async (
  { launch, limits }: StartParts,
  model: ModelFiles,
  onStart: (runner: ModelRunner) => void,
): Promise<ModelRunner> => {
  if (launch === null) throw new Failure('MODEL_STOPPED')
  const files = await model.read()
  const start = async (threads: number): Promise<ModelRunner> => {
    const runner = startRunner(launch, limits)
    onStart(runner)
    try {
      await loadInto(runner, { spec: model.spec, files, threads })
      return runner
    } catch (error) {
      runner.stop()
      throw error
    }
  }
  try {
    return await start(threadsHere()).catch((error: unknown) => {
      if (error instanceof ThreadsFailure) return start(1)
      throw error
    })
  } finally {
    for (const file of files.values()) discard(file)
  }
}
