import { useCallback, useState } from 'react'
import { asCallError, type CallError } from './call-error.ts'

/** One thing that a dialog or page asks the station to do. */
export interface Task {
  readonly busy: boolean
  readonly error: CallError | null
  /** Runs it and resolves to its answer, or to null when it failed; the failure is then in `error`. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T | null>
  readonly clear: () => void
}

/** Keeps whether something runs and how the last attempt failed. */
export const useTask = (): Task => {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const run = useCallback(async <T>(work: () => Promise<T>): Promise<T | null> => {
    setBusy(true)
    setError(null)
    try {
      return await work()
    } catch (thrown) {
      setError(asCallError(thrown))
      return null
    } finally {
      setBusy(false)
    }
  }, [])
  const clear = useCallback(() => setError(null), [])
  return { busy, error, run, clear }
}
