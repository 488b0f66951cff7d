import { isFailure } from '../../shared/failures.ts'
import { storedEntries, storedHead } from './logs.ts'
import { createProjectReducer, type ProjectReducer, type ProjectState } from './project-state.ts'
import type { Unlocked } from './unlocked.ts'

interface Reduced {
  readonly reducer: ProjectReducer
  readonly seq: number
}

/** As long as a home is unlocked: an entry is replayed once, however often the project is looked at. */
const known = new WeakMap<object, Map<string, Reduced>>()

/**
 * The project that a stored log tells of, or null before its first entry.
 *
 * @throws {@link Failure} `LOG_BROKEN` naming the entry
 */
export const currentState = (at: Pick<Unlocked, 'home'>, log: string): ProjectState | null => {
  const logs = known.get(at.home) ?? new Map<string, Reduced>()
  known.set(at.home, logs)
  const { reducer, seq } = logs.get(log) ?? { reducer: createProjectReducer(log), seq: 0 }
  try {
    for (const entry of storedEntries(at, log, seq)) reducer.take(entry)
  } catch (error) {
    // Half taken: the next look begins anew and says the same.
    if (isFailure(error)) logs.delete(log)
    throw error
  }
  logs.set(log, { reducer, seq: storedHead(at, log).seq })
  return reducer.state()
}
