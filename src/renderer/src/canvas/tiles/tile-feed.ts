import type { ShapeLabel } from '../../../../shared/labels/shape-geometry.ts'
import type { FromWorker, ShapesChange, ToWorker } from './messages.ts'

type Message = ToWorker extends infer Each ? (Each extends ToWorker ? Omit<Each, 'generation'> : never) : never

/** What paints tiles somewhere else: a worker, or a stand-in for one. */
export interface TilePainter {
  readonly tell: (message: ToWorker) => void
  /** Hears answers until it is stopped. */
  readonly listen: (hear: (message: FromWorker) => void) => void
  readonly stop: () => void
}

/** Starts the worker that paints tiles. */
export const startTileWorker = (): TilePainter => {
  const worker = new Worker(new URL('./tile-worker.ts', import.meta.url), { type: 'module' })
  return {
    tell: (message) => {
      worker.postMessage(message)
    },
    listen: (hear) => {
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        hear(data)
      }
    },
    stop: () => {
      worker.terminate()
    },
  }
}

/** So many shapes are handed over at once: a message of them is copied in a few milliseconds. */
const chunkLength = 2_000

/**
 * Hands the shapes of an item over and then what changes, never the whole again. It counts the generations: answers about
 * an item that is no longer shown are closed unseen.
 */
export class TileFeed {
  readonly #painter: TilePainter
  #generation = 0
  #loading: { readonly rest: ShapeLabel[]; readonly changes: ShapesChange[] } | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(painter: TilePainter, hear: (message: FromWorker) => void) {
    this.#painter = painter
    painter.listen((message) => {
      if (message.generation === this.#generation) hear(message)
      else if (message.kind === 'tile') message.bitmap?.close()
    })
  }

  /** Shows another item. */
  readonly open = (shapes: readonly ShapeLabel[]): void => {
    this.#generation++
    clearTimeout(this.#timer)
    this.#loading = { rest: [...shapes], changes: [] }
    this.tell({ kind: 'open' })
    this.#load()
  }

  readonly change = (change: ShapesChange): void => {
    if (this.#loading) this.#loading.changes.push(change)
    else this.tell({ kind: 'shapes', ...change, more: false })
  }

  readonly tell = (message: Message): void => {
    this.#painter.tell({ ...message, generation: this.#generation })
  }

  readonly stop = (): void => {
    clearTimeout(this.#timer)
    this.#painter.stop()
  }

  readonly #load = (): void => {
    const loading = this.#loading
    if (!loading) return
    const put = loading.rest.splice(0, chunkLength)
    const more = loading.rest.length > 0
    this.tell({ kind: 'shapes', put, patched: [], gone: [], lifted: [], more })
    if (more) {
      this.#timer = setTimeout(this.#load)
      return
    }
    this.#loading = null
    for (const change of loading.changes) this.change(change)
  }
}
