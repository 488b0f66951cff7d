/** How many calls are under way, for the loading line under the title bar. */
export interface PendingCalls {
  readonly count: () => number
  readonly subscribe: (listener: () => void) => () => void
  /** Counts a call until its promise settles, and returns that promise. */
  readonly track: <T>(promise: Promise<T>) => Promise<T>
}

/** Makes a counter that starts at zero. */
export const createPendingCalls = (): PendingCalls => {
  let running = 0
  const listeners = new Set<() => void>()
  const step = (by: 1 | -1) => {
    running += by
    for (const listener of listeners) listener()
  }
  return {
    count: () => running,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    track: async (promise) => {
      step(1)
      try {
        return await promise
      } finally {
        step(-1)
      }
    },
  }
}
