import type { z } from 'zod'
import { Failure } from '../../../shared/failures.ts'
import type { ModelSpec } from '../../../shared/models/model-spec.ts'
import { modelAnswers, modelReply, type ModelAsk, type ModelFault } from '../../models/messages.ts'
import type { LaunchModel } from './model-port.ts'

type Kind = ModelAsk['ask']
type AnswerOf<K extends Kind> = z.infer<(typeof modelAnswers)[K]>

/** How long each thing may take, in milliseconds; after that the process is ended. */
export type ModelLimits = Readonly<Record<Kind, number>>

export const usualLimits: ModelLimits = {
  file: 60_000,
  load: 120_000,
  try: 180_000,
  detect: 120_000,
  look: 180_000,
  outline: 30_000,
}

/** A model in a process of its own. */
export interface ModelRunner {
  /**
   * Asks one thing; what is asked meanwhile waits.
   *
   * @throws {@link Failure} `MODEL_STOPPED`, `MODEL_TOO_SLOW` (the process is gone after either), `MODEL_ANSWER_WRONG`,
   * `MODEL_BROKEN`, `MODEL_MISFIT`, `MODEL_OUT_OF_MEMORY`
   */
  readonly ask: <K extends Kind>(what: Extract<ModelAsk, { ask: K }>) => Promise<AnswerOf<K>>
  readonly stop: () => void
}

interface Waiting {
  readonly kind: Kind
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

/** The process could not use more than one thread; whoever started it starts it again with one. */
export class ThreadsFailure extends Failure {
  constructor() {
    super('MODEL_BROKEN')
  }
}

const failureOf = (fault: ModelFault): Failure => (fault === 'THREADS' ? new ThreadsFailure() : new Failure(fault))

/** Starts a process and speaks with it. */
export const startRunner = (launch: LaunchModel, limits: ModelLimits): ModelRunner => {
  const port = launch()
  const waiting = new Map<number, Waiting>()
  let isEnded = false
  let numbers = 0
  const end = (why: Failure): void => {
    if (!isEnded) port.kill()
    isEnded = true
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer)
      reject(why)
    }
    waiting.clear()
  }
  const take = (message: unknown): void => {
    const reply = modelReply.safeParse(message)
    const asked = reply.success ? waiting.get(reply.data.id) : undefined
    if (!reply.success || !asked) return end(new Failure('MODEL_ANSWER_WRONG'))
    waiting.delete(reply.data.id)
    clearTimeout(asked.timer)
    if (!reply.data.ok) return asked.reject(failureOf(reply.data.fault))
    const answer = modelAnswers[asked.kind].safeParse(reply.data.answer)
    if (answer.success) asked.resolve(answer.data)
    else asked.reject(new Failure('MODEL_ANSWER_WRONG'))
  }
  port.onMessage(take)
  port.onEnd(() => {
    isEnded = true
    end(new Failure('MODEL_STOPPED'))
  })
  const ask: ModelRunner['ask'] = (what) =>
    new Promise((resolve, reject) => {
      if (isEnded) return reject(new Failure('MODEL_STOPPED'))
      const id = ++numbers
      const timer = setTimeout(end, limits[what.ask], new Failure('MODEL_TOO_SLOW'))
      waiting.set(id, { kind: what.ask, resolve: resolve as (answer: unknown) => void, reject, timer })
      port.send({ ...what, id })
    })
  return {
    ask,
    stop: () => {
      end(new Failure('MODEL_STOPPED'))
    },
  }
}

/** Large files go over in pieces, so that neither side holds many copies of them. */
const pieceBytes = 8 * 1024 * 1024

/** Hands a model over and has it loaded. The files are the caller's to discard. */
export const loadInto = async (
  runner: ModelRunner,
  model: { readonly spec: ModelSpec; readonly files: ReadonlyMap<string, Uint8Array>; readonly threads: number },
): Promise<void> => {
  for (const [part, file] of model.files)
    for (let offset = 0; offset < file.length || offset === 0; offset += pieceBytes) {
      // A copy: over some lines what is a view is sent with all that is around it.
      const bytes = Uint8Array.from(file.subarray(offset, offset + pieceBytes))
      await runner.ask({ ask: 'file', part, totalBytes: file.length, offset, bytes })
      bytes.fill(0)
    }
  await runner.ask({ ask: 'load', spec: model.spec, threads: model.threads })
}
