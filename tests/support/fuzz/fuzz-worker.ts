import { parentPort, workerData } from 'node:worker_threads'
import { isFailure } from '../../../src/shared/failures.ts'
import { createDice, mutate } from './mutate.ts'
import type { Target } from './target.ts'
import { targets } from './targets.ts'

/** What one parser came to. `wrong` describes the first inputs that were not answered as they must be. */
export interface FuzzResult {
  readonly name: string
  readonly tries: number
  readonly wrong: readonly string[]
}

/** Told to the watchdog: which parser, and how many inputs it has been given. */
export interface FuzzProgress {
  readonly counter: Int32Array
  readonly perTarget: number
  readonly seed: number
}

const { counter, perTarget, seed } = workerData as FuzzProgress
const mostWrong = 5
const shownBytes = 200

const show = (input: Buffer): string =>
  `${String(input.length)} bytes ${input.subarray(0, shownBytes).toString('base64')}`

const tryOne = async ({ parse, codes }: Target, input: Buffer): Promise<string | null> => {
  try {
    await parse(input)
    return null
  } catch (error) {
    if (isFailure(error) && codes.includes(error.code)) return null
    const cause = error instanceof Error && error.cause instanceof Error ? ` <- ${error.cause.message}` : ''
    return `${isFailure(error) ? error.code : String(error)}${cause}; ${show(input)}`
  }
}

const fuzzOne = async (target: Target, place: number): Promise<FuzzResult> => {
  const corpus = await target.corpus()
  const seeds = target.seeds ?? []
  const dice = createDice(seed * 1_000 + place)
  const count = Math.max(20, Math.round(perTarget * (target.share ?? 1)))
  const wrong: string[] = []
  for (let tries = 0; tries < corpus.length + seeds.length + count; tries += 1) {
    Atomics.store(counter, 0, place)
    Atomics.add(counter, 1, 1)
    const given = corpus[tries] ?? seeds[tries - corpus.length] ?? mutate(corpus, dice)
    const problem = await tryOne(target, given)
    if (problem !== null && wrong.length < mostWrong)
      wrong.push(`input ${String(tries)} of seed ${String(seed)}: ${problem}`)
  }
  return { name: target.name, tries: corpus.length + seeds.length + count, wrong }
}

for (const [place, target] of targets.entries()) parentPort?.postMessage(await fuzzOne(target, place))
