import { useEffect, useRef } from 'react'
import { createActiveClock, type ActiveClock } from './active-time.ts'

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const

/** Measures how long each item is in use. An item that is come back to goes on counting. Returns seconds of the current one. */
export const useActiveTime = (index: number): (() => number) => {
  const clock = useRef<ActiveClock | null>(null)
  const before = useRef(new Map<number, number>())
  useEffect(() => {
    const running = createActiveClock(() => performance.now())
    const earlier = before.current
    clock.current = running
    for (const sign of signs) window.addEventListener(sign, running.touch, { passive: true, capture: true })
    return () => {
      earlier.set(index, (earlier.get(index) ?? 0) + running.seconds())
      for (const sign of signs) window.removeEventListener(sign, running.touch, { capture: true })
    }
  }, [index])
  return () => Math.min((before.current.get(index) ?? 0) + (clock.current?.seconds() ?? 0), 86_400)
}
