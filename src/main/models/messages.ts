import { z } from 'zod'
import type { ModelSpec } from '../../shared/models/model-spec.ts'

/** A picture as it is handed to a model: three bytes for each pixel, rows from the top, scaled to fit the model's input. */
export interface ModelPixels {
  readonly widthPx: number
  readonly heightPx: number
  readonly rgb: Uint8Array
}

/** What is pointed at, in pixels of the picture that was handed over. */
export interface ModelPrompt {
  readonly points: readonly { readonly at: readonly [number, number]; readonly inside: boolean }[]
  readonly box: readonly [readonly [number, number], readonly [number, number]] | null
}

/** What the process of a model is asked. One thing at a time, each with its own number. */
export type ModelAsk =
  /** A piece of a file; files come whole before `load`. */
  | {
      readonly ask: 'file'
      readonly part: string
      readonly totalBytes: number
      readonly offset: number
      readonly bytes: Uint8Array
    }
  | { readonly ask: 'load'; readonly spec: ModelSpec; readonly threads: number }
  /** Runs once over a grey picture, to see that it can. */
  | { readonly ask: 'try' }
  | { readonly ask: 'detect'; readonly picture: ModelPixels }
  /** Shows a promptable model the picture that the next outlines are asked about. */
  | { readonly ask: 'look'; readonly picture: ModelPixels }
  | { readonly ask: 'outline'; readonly prompt: ModelPrompt }

export type ModelRequest = ModelAsk & { readonly id: number }

/** What can go wrong inside; the rest is told by the process ending. `THREADS`: it has to be started with one thread. */
export const modelFault = z.enum([
  'MODEL_BROKEN',
  'MODEL_MISFIT',
  'MODEL_ANSWER_WRONG',
  'MODEL_OUT_OF_MEMORY',
  'THREADS',
])
export type ModelFault = z.infer<typeof modelFault>

const finite = z.number().refine(Number.isFinite)
const unit = z.number().min(0).max(1)

/** A box in pixels of the picture that was handed over; `classIndex` counts from 0 in the model's own list. */
export const detection = z.object({
  x: finite,
  y: finite,
  width: finite.positive(),
  height: finite.positive(),
  confidence: unit,
  classIndex: z.int().nonnegative(),
})
export type Detection = z.infer<typeof detection>

const ring = z
  .array(z.tuple([finite, finite]))
  .min(3)
  .max(100_000)

/** An outline in pixels of the picture that was handed over, even-odd. */
export const outline = z.object({ rings: z.array(ring).max(1_000), confidence: unit })
export type Outline = z.infer<typeof outline>

/** Answers by what was asked. What is not of this shape is not believed. */
export const modelAnswers = {
  file: z.object({}),
  load: z.object({}),
  try: z.object({}),
  detect: z.object({ detections: z.array(detection).max(5_000) }),
  look: z.object({}),
  outline,
} as const

/** Everything that the process may say. */
export const modelReply = z.discriminatedUnion('ok', [
  z.object({ id: z.int(), ok: z.literal(true), answer: z.unknown() }),
  z.object({ id: z.int(), ok: z.literal(false), fault: modelFault }),
])
export type ModelReply = z.infer<typeof modelReply>

/** Thrown inside the process; its word crosses, its cause does not. */
export class ModelError extends Error {
  readonly fault: ModelFault
  constructor(fault: ModelFault, options?: ErrorOptions) {
    super(fault, options)
    this.name = 'ModelError'
    this.fault = fault
  }
}
