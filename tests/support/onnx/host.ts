import { join } from 'node:path'
import { forkModel } from '../../../src/main/fork-model.ts'
import type { LaunchModel, ModelPort } from '../../../src/main/station/models/model-port.ts'
import { sidePx } from './models.ts'

/** The process of a model, from its sources. */
export const modelProcess = join(import.meta.dirname, '../../../src/main/models/process.ts')

/** Starts real processes and keeps them in sight. */
export const watchedLaunch = (): {
  readonly launch: LaunchModel
  readonly started: ModelPort[]
  ended: () => number
} => {
  const started: ModelPort[] = []
  let ended = 0
  const launch = forkModel(modelProcess)
  return {
    started,
    ended: () => ended,
    launch: () => {
      const port = launch()
      port.onEnd(() => {
        ended += 1
      })
      started.push(port)
      return port
    },
  }
}

export type Rgb = readonly [red: number, green: number, blue: number]

/** A picture of one colour with rectangles in others, as the window hands it over. */
export const paint = (
  ground: Rgb,
  rects: readonly { x: number; y: number; width: number; height: number; colour: Rgb }[] = [],
  [widthPx, heightPx]: readonly [number, number] = [sidePx, sidePx],
) => {
  const rgb = new Uint8Array(widthPx * heightPx * 3)
  for (let at = 0; at < widthPx * heightPx; at++) rgb.set(ground, at * 3)
  for (const { x, y, width, height, colour } of rects)
    for (let row = y; row < y + height; row++)
      for (let column = x; column < x + width; column++) rgb.set(colour, (row * widthPx + column) * 3)
  return { widthPx, heightPx, rgb }
}
