import { useCallback, useEffect, useMemo, useState, type DependencyList } from 'react'
import { asCallError, type CallError } from './call-error.ts'

/** Something that tells when what was read may have changed, for example `station.work.changed`. */
export interface Subscribable {
  readonly subscribe: (listener: () => void) => () => void
}

export interface CallResult<T> {
  /** The last good answer; kept while a newer one is under way and when that fails. Null before the first. */
  readonly value: T | null
  /** Why the last attempt failed; null after a good one. */
  readonly error: CallError | null
  readonly loading: boolean
  /** Asks again, keeping what is shown. */
  readonly reload: () => void
}

interface Settled<T> {
  readonly run: object | null
  readonly value: T | null
  readonly error: CallError | null
}

/**
 * Asks the station and keeps the answer for a screen. Asks again when `deps` change, when a notice of `notices` arrives
 * and when `reload` is called; answers that come late are dropped.
 *
 * @param ask - Makes the call. Only `deps` decide when it is made anew, as with `useEffect`.
 * @param notices - At most a handful; they must be stable, as members of the client are.
 */
export const useCall = <T>(
  ask: () => Promise<T>,
  deps: DependencyList,
  notices: readonly Subscribable[] = [],
): CallResult<T> => {
  const [attempt, setAttempt] = useState(0)
  const [settled, setSettled] = useState<Settled<T>>({ run: null, value: null, error: null })
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller names what the call depends on
  const run = useMemo(() => ({ ask }), [...deps, attempt])
  const reload = useCallback(() => setAttempt((count) => count + 1), [])

  useEffect(() => {
    let dropped = false
    run.ask().then(
      (value) => {
        if (!dropped) setSettled({ run, value, error: null })
      },
      (thrown: unknown) => {
        if (!dropped) setSettled((before) => ({ run, value: before.value, error: asCallError(thrown) }))
      },
    )
    return () => {
      dropped = true
    }
  }, [run])

  useEffect(() => {
    const ends = notices.map((notice) => notice.subscribe(reload))
    return () => {
      for (const end of ends) end()
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a list literal is new each time, its members are not
  }, [reload, ...notices])

  return { value: settled.value, error: settled.error, loading: settled.run !== run, reload }
}
