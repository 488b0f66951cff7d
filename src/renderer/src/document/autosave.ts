import type { Change } from '../../../shared/changes/change.ts'

/** Where the work stands. `saved` only after the durable answer; `savedAt` is the moment of the last such answer. */
export interface SaveState {
  readonly kind: 'saved' | 'saving' | 'failed'
  /** RFC 3339, or null while nothing was saved in this sitting. */
  readonly savedAt: string | null
  /** Changes that exist only in memory. */
  readonly unsaved: number
  /** Why the last attempt failed, while `kind` is `failed`. */
  readonly failure: { readonly code: string; readonly message: string } | null
}

/** Sends changes made after the change `after` (null: the first). Answers only when they are durable. */
export type SaveChanges = (after: string | null, changes: readonly Change[]) => Promise<{ savedAt: string }>

/** Runs something later; returns how to call it off. */
export type Schedule = (delayMs: number, run: () => void) => () => void

export interface AutosaveOptions {
  readonly after: string | null
  readonly save: SaveChanges
  readonly schedule: Schedule
  /** Reads what the station holds, when it holds other changes than this window knew (STALE_EDIT). */
  readonly reload: () => Promise<readonly Change[]>
  /** Lays the unsaved changes on top of the stored ones and returns what is then still to be sent. */
  readonly restack: (stored: readonly Change[], unsaved: readonly Change[]) => readonly Change[]
  readonly onState: (state: SaveState) => void
}

export interface Autosave {
  readonly push: (change: Change) => void
  readonly state: () => SaveState
  /** Sends what is unsaved now. @throws what the station answered, when it did not take it; nothing is lost. */
  readonly flush: () => Promise<void>
  readonly stop: () => void
}

/** The station takes at most this many changes in one call. */
const batchLength = 1_000
const staleMessage = 'This item keeps changing elsewhere. Your changes are kept in memory.'
const retryDelaysMs = [1_000, 2_000, 5_000, 10_000, 30_000] as const

const failureOf = (error: unknown): { code: string; message: string } => {
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  return {
    code: typeof code === 'string' ? code : 'INTERNAL',
    message: typeof message === 'string' ? message : 'The change was not saved.',
  }
}

/**
 * Sends every change at once and in order: one request in flight, the rest waits and goes as one batch.
 *
 * Changes leave memory only after the station has answered. A failed attempt is repeated after 1, 2, 5, 10, then every
 * 30 seconds, and at once when the next change comes.
 */
export const createAutosave = (options: AutosaveOptions): Autosave => {
  let after = options.after
  let queue: readonly Change[] = []
  let flight: Promise<void> | null = null
  let failures = 0
  let cancelRetry = () => {}
  let stopped = false
  let state: SaveState = { kind: 'saved', savedAt: null, unsaved: 0, failure: null }

  const show = (next: Partial<SaveState>) => {
    state = { ...state, unsaved: queue.length, ...next }
    options.onState(state)
  }

  /** Sends one batch; false when the station held other changes and the queue was laid on top of them. */
  const sendBatch = async (): Promise<boolean> => {
    const batch = queue.slice(0, batchLength)
    try {
      const { savedAt } = await options.save(after, batch)
      after = batch.at(-1)?.id ?? after
      queue = queue.slice(batch.length)
      show({ savedAt })
      return true
    } catch (error) {
      if (failureOf(error).code !== 'STALE_EDIT') throw error
      const stored = await options.reload()
      after = stored.at(-1)?.id ?? null
      queue = options.restack(stored, queue)
      return false
    }
  }

  const sendAll = async () => {
    try {
      show({ kind: 'saving', failure: null })
      let stale = 0
      while (queue.length > 0) {
        stale = (await sendBatch()) ? 0 : stale + 1
        if (stale > 3) throw Object.assign(new Error(staleMessage), { code: 'STALE_EDIT' })
      }
      failures = 0
      show({ kind: 'saved' })
    } catch (error) {
      const delayMs = retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)] ?? 30_000
      failures++
      show({ kind: 'failed', failure: failureOf(error) })
      if (!stopped) cancelRetry = options.schedule(delayMs, () => void send().catch(() => {}))
      throw error
    }
  }

  const send = (): Promise<void> => {
    cancelRetry()
    flight ??= sendAll().finally(() => {
      flight = null
      if (queue.length > 0 && state.kind !== 'failed') void send().catch(() => {})
    })
    return flight
  }

  return {
    push: (change) => {
      queue = [...queue, change]
      if (flight) show({})
      else void send().catch(() => {})
    },
    state: () => state,
    flush: async () => {
      if (flight) await flight
      if (queue.length > 0) await send()
    },
    stop: () => {
      stopped = true
      cancelRetry()
    },
  }
}
