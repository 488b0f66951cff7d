import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { OpenedShard } from '../../../../../shared/ipc/work.ts'
import { useStation } from '../../../station/station-provider.tsx'
import { createActiveClock, type ActiveClock } from './active-clock.ts'

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const
/** How often what was counted is told, so that a lock or a power cut takes at most so much. */
const tellEveryMs = 20_000

export interface ActiveTime {
  /** Seconds that are not told yet, for the call that ends the item. They count as told. */
  readonly take: () => number
  readonly giveBack: (seconds: number) => void
  /** Seconds in use in this visit. */
  readonly seconds: () => number
}

const listen = (clock: ActiveClock): (() => void) => {
  const look = () => (document.visibilityState === 'hidden' ? clock.pause() : clock.resume())
  for (const sign of signs) window.addEventListener(sign, clock.touch, { passive: true, capture: true })
  document.addEventListener('visibilitychange', look)
  return () => {
    for (const sign of signs) window.removeEventListener(sign, clock.touch, { capture: true })
    document.removeEventListener('visibilitychange', look)
  }
}

/**
 * Measures how long each item is in use, and tells the station: when it is left, and now and then. A minute without key or
 * pointer, a hidden window and the lock, which ends the page, do not count.
 */
export const useActiveTime = ({ shardId }: Pick<OpenedShard, 'shardId'>, index: number): ActiveTime => {
  const station = useStation()
  const running = useRef<ActiveClock | null>(null)
  useEffect(() => {
    const clock = createActiveClock(() => performance.now())
    running.current = clock
    const stop = listen(clock)
    const tell = () => {
      const activeSeconds = clock.take()
      if (activeSeconds <= 0) return
      station.work.spend({ shardId, index, activeSeconds }).catch(() => clock.giveBack(activeSeconds))
    }
    const timer = setInterval(tell, tellEveryMs)
    window.addEventListener('pagehide', tell)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', tell)
      stop()
      clock.touch()
      tell()
    }
  }, [station, shardId, index])
  const take = useCallback(() => {
    running.current?.touch()
    return Math.min(running.current?.take() ?? 0, 86_400)
  }, [])
  const giveBack = useCallback((seconds: number) => running.current?.giveBack(seconds), [])
  const seconds = useCallback(() => running.current?.seconds() ?? 0, [])
  return useMemo(() => ({ take, giveBack, seconds }), [take, giveBack, seconds])
}
