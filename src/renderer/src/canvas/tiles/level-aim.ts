import { levelKey, type Level } from './tile-grid.ts'

/** A zoom that changed less long ago is still going on. */
const restMs = 90
/** While it goes on, tiles are stretched up to this factor before others are asked for. */
const stretchMost = 2

/** Decides at which level tiles are painted: that of the view when it rests, one near it while it zooms. */
export interface Aim {
  /** The level to paint for a view of this exact level. */
  readonly at: (exact: Level) => Level
  readonly level: () => Level | null
  readonly reset: () => void
}

/** @param onRest - Called when the view rests and its exact level is due. */
export const createAim = (onRest: () => void): Aim => {
  let aimed: Level | null = null
  let last = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  let isResting = true
  const wait = () => {
    isResting = false
    clearTimeout(timer)
    timer = setTimeout(() => {
      isResting = true
      onRest()
    }, restMs)
  }
  return {
    at: (exact) => {
      const key = levelKey(exact)
      if (last !== '' && key !== last) wait()
      last = key
      const stretch = aimed ? exact.scale / aimed.scale : Infinity
      const isNear = stretch < stretchMost && stretch > 1 / stretchMost
      if (!aimed || aimed.turn !== exact.turn || isResting || !isNear) aimed = exact
      return aimed
    },
    level: () => aimed,
    reset: () => {
      clearTimeout(timer)
      isResting = true
      aimed = null
      last = ''
    },
  }
}
