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
  readonly push: (...changes: readonly Change[]) => void
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
class SavingQueue implements Autosave {
  readonly #options: AutosaveOptions
  #after: string | null
  #queue: readonly Change[] = []
  #flight: Promise<void> | null = null
  #failures = 0
  #cancelRetry = () => {}
  #stopped = false
  #state: SaveState = { kind: 'saved', savedAt: null, unsaved: 0, failure: null }

  constructor(options: AutosaveOptions) {
    this.#options = options
    this.#after = options.after
  }

  readonly state = (): SaveState => this.#state

  readonly push = (...changes: readonly Change[]): void => {
    this.#queue = [...this.#queue, ...changes]
    if (this.#flight) this.#show({})
    else this.#sendInBackground()
  }

  readonly flush = async (): Promise<void> => {
    if (this.#flight) await this.#flight
    if (this.#queue.length > 0) await this.#send()
  }

  readonly stop = (): void => {
    this.#stopped = true
    this.#cancelRetry()
  }

  #show(next: Partial<SaveState>): void {
    this.#state = { ...this.#state, unsaved: this.#queue.length, ...next }
    this.#options.onState(this.#state)
  }

  #sendInBackground(): void {
    void this.#send().catch(() => {})
  }

  #send(): Promise<void> {
    this.#cancelRetry()
    this.#flight ??= this.#sendAll().finally(() => {
      this.#flight = null
      if (this.#queue.length > 0 && this.#state.kind !== 'failed') this.#sendInBackground()
    })
    return this.#flight
  }

  async #sendAll(): Promise<void> {
    try {
      this.#show({ kind: 'saving', failure: null })
      let stale = 0
      while (this.#queue.length > 0) {
        stale = (await this.#sendBatch()) ? 0 : stale + 1
        if (stale > 3) throw Object.assign(new Error(staleMessage), { code: 'STALE_EDIT' })
      }
      this.#failures = 0
      this.#show({ kind: 'saved' })
    } catch (error) {
      this.#retryLater()
      this.#show({ kind: 'failed', failure: failureOf(error) })
      throw error
    }
  }

  /** Sends one batch; false when the station held other changes and the queue was laid on top of them. */
  async #sendBatch(): Promise<boolean> {
    const batch = this.#queue.slice(0, batchLength)
    try {
      const { savedAt } = await this.#options.save(this.#after, batch)
      this.#after = batch.at(-1)?.id ?? this.#after
      this.#queue = this.#queue.slice(batch.length)
      this.#show({ savedAt })
      return true
    } catch (error) {
      if (failureOf(error).code !== 'STALE_EDIT') throw error
      const stored = await this.#options.reload()
      this.#after = stored.at(-1)?.id ?? null
      this.#queue = this.#options.restack(stored, this.#queue)
      return false
    }
  }

  #retryLater(): void {
    const delayMs = retryDelaysMs[Math.min(this.#failures, retryDelaysMs.length - 1)] ?? 30_000
    this.#failures++
    if (!this.#stopped)
      this.#cancelRetry = this.#options.schedule(delayMs, () => {
        this.#sendInBackground()
      })
  }
}

/** Begins saving after the change `options.after`. */
export const createAutosave = (options: AutosaveOptions): Autosave => new SavingQueue(options)
