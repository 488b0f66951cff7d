import { useSyncExternalStore } from 'react'

/** How often what is said about moments is looked at again. */
const stepMs = 15_000

let nowMs = Date.now()

const subscribe = (listener: () => void): (() => void) => {
  nowMs = Date.now()
  const timer = setInterval(() => {
    nowMs = Date.now()
    listener()
  }, stepMs)
  return () => clearInterval(timer)
}

/** The current time in milliseconds since 1970, renewed every 15 seconds. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => nowMs)
