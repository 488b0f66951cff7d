import { env, InferenceSession, Tensor } from 'onnxruntime-web'
import { ModelError, type ModelFault } from './messages.ts'
import type { Output } from './read-detections.ts'

/** What a model takes by one name: numbers with their shape. */
export interface Input {
  readonly values: Float32Array | Uint8Array
  readonly dims: readonly number[]
}

/** One loaded ONNX file. */
export interface Network {
  readonly inputs: readonly string[]
  /** What the input takes, or null for a name that it does not have. */
  readonly typeOf: (input: string) => 'float32' | 'uint8' | null
  /** @throws {@link ModelError} `MODEL_MISFIT`, `MODEL_OUT_OF_MEMORY`, `MODEL_BROKEN` */
  readonly run: (
    inputs: Readonly<Record<string, Input>>,
    outputs: readonly string[],
  ) => Promise<(name: string) => Output>
}

/** How long the threads of the runtime may take to start, in milliseconds. */
const threadsWithinMs = 15_000

/** Sets the runtime up. Must come before the first network. */
export const prepareRuntime = (threads: number): void => {
  env.logLevel = 'fatal'
  env.wasm.numThreads = threads
  env.wasm.initTimeout = threadsWithinMs
}

/** The runtime's errors have no codes of their own; the number of its C interface is in the words. */
const faultOf = (error: unknown, otherwise: ModelFault): ModelFault => {
  const words = String(error)
  if (/bad_alloc|out of memory|memory access|allocate|Array buffer allocation/i.test(words))
    return 'MODEL_OUT_OF_MEMORY'
  if (/timeout|timed out|Worker/i.test(words)) return 'THREADS'
  if (
    /invalid dimensions|Unexpected input data type|is missing in 'feeds'|invalid (?:input|output)|Invalid (?:rank|Feed)/i.test(
      words,
    )
  )
    return 'MODEL_MISFIT'
  return otherwise
}

/**
 * Reads an ONNX file.
 *
 * @throws {@link ModelError} `MODEL_BROKEN`, `MODEL_OUT_OF_MEMORY`, or `THREADS` when the runtime itself did not start
 */
export const loadNetwork = async (file: Uint8Array): Promise<Network> => {
  let session: InferenceSession
  try {
    session = await InferenceSession.create(file, { executionProviders: ['wasm'], graphOptimizationLevel: 'all' })
  } catch (cause) {
    throw new ModelError(faultOf(cause, 'MODEL_BROKEN'), { cause })
  }
  const typeOf = (input: string): 'float32' | 'uint8' | null => {
    const described = session.inputMetadata.find(({ name }) => name === input)
    return described?.isTensor === true && (described.type === 'float32' || described.type === 'uint8')
      ? described.type
      : null
  }
  return {
    inputs: session.inputNames,
    typeOf,
    run: async (inputs, wanted) => {
      if (!wanted.every((name) => session.outputNames.includes(name))) throw new ModelError('MODEL_MISFIT')
      const answered = await runSession(session, inputs, wanted)
      return (name) => outputOf(answered[name])
    },
  }
}

const runSession = async (
  session: InferenceSession,
  inputs: Readonly<Record<string, Input>>,
  wanted: readonly string[],
): Promise<InferenceSession.ReturnType> => {
  try {
    return await session.run(
      Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, tensorOf(input)])),
      [...wanted],
    )
  } catch (cause) {
    throw new ModelError(faultOf(cause, 'MODEL_MISFIT'), { cause })
  }
}

const tensorOf = ({ values, dims }: Input): Tensor =>
  values instanceof Float32Array ? new Tensor('float32', values, dims) : new Tensor('uint8', values, dims)

const outputOf = (tensor: Tensor | undefined): Output => {
  if (tensor === undefined || tensor.type === 'string') throw new ModelError('MODEL_MISFIT')
  const { data, dims } = tensor
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) return { dims, data: Array.from(data, Number) }
  return { dims, data: data as ArrayLike<number> }
}
