import { Worker } from 'node:worker_threads'
import type { FuzzProgress, FuzzResult } from './fuzz-worker.ts'

/** No input may need so long; the limit ends a worker that hangs and is no measure of speed. */
const longestInputMs = 30_000
/** Enough for every honest input; a length that is believed before it is checked goes beyond. */
const mostHeapMegabytes = 384

/**
 * Gives every parser its share of inputs in a worker with little memory.
 *
 * @param perTarget - Inputs for a parser with the share 1.
 * @param seed - The same seed gives the same inputs.
 * @throws Error when an input hangs, or when the worker runs out of memory or dies.
 */
export const runFuzz = async (perTarget: number, seed: number): Promise<FuzzResult[]> => {
  const counter = new Int32Array(new SharedArrayBuffer(8))
  const results: FuzzResult[] = []
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
    workerData: { counter, perTarget, seed } satisfies FuzzProgress,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMegabytes, maxYoungGenerationSizeMb: 64 },
  })
  let seen = -1
  let watchdog: NodeJS.Timeout | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      const at = () => `parser ${String(results.length)}, input ${String(counter[1])} in all`
      watchdog = setInterval(() => {
        if (counter[1] === seen && seen > 0) reject(new Error(`An input hangs: ${at()}`))
        seen = counter[1] ?? 0
      }, longestInputMs)
      worker.on('message', (result: FuzzResult) => results.push(result))
      worker.on('error', (error) => {
        reject(new Error(`The parsers ended at ${at()}`, { cause: error }))
      })
      worker.on('exit', () => {
        resolve()
      })
    })
  } finally {
    clearInterval(watchdog)
    await worker.terminate()
  }
  return results
}
