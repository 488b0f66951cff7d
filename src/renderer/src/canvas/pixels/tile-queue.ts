import type { TilePlace } from '../../../../shared/pyramid.ts'
import { tileName } from './tile-plan.ts'

/** Loads one tile; told by the signal when nobody wants it any more. */
export type LoadTile = (place: TilePlace, signal: AbortSignal) => Promise<ImageBitmap>

export interface TileQueueOptions {
  readonly load: LoadTile
  readonly onTile: (name: string, tile: ImageBitmap) => void
  readonly onDamaged: (name: string) => void
}

/** Enough to keep the decoder busy, few enough that what comes into view is not behind what left it. */
const mostUnderWay = 6

/** Loads the tiles that are wanted, in order, a few at a time; what is not wanted any more is called off. */
export class TileQueue {
  readonly #options: TileQueueOptions
  readonly #underWay = new Map<string, AbortController>()
  #wanted: readonly TilePlace[] = []

  constructor(options: TileQueueOptions) {
    this.#options = options
  }

  /** Replaces what is wanted, most wanted first. */
  readonly want = (places: readonly TilePlace[]): void => {
    this.#wanted = places
    const names = new Set(places.map(tileName))
    for (const [name, stop] of this.#underWay)
      if (!names.has(name)) {
        this.#underWay.delete(name)
        stop.abort()
      }
    this.#start()
  }

  readonly close = (): void => {
    this.want([])
  }

  #start(): void {
    for (const place of this.#wanted) {
      if (this.#underWay.size >= mostUnderWay) return
      const name = tileName(place)
      if (!this.#underWay.has(name)) this.#load(place, name)
    }
  }

  #load(place: TilePlace, name: string): void {
    const stop = new AbortController()
    this.#underWay.set(name, stop)
    const isOver = (): boolean => this.#underWay.get(name) !== stop
    const settle = (): void => {
      this.#underWay.delete(name)
      this.#wanted = this.#wanted.filter((other) => tileName(other) !== name)
    }
    this.#options.load(place, stop.signal).then(
      (tile) => {
        if (isOver()) {
          tile.close()
          return
        }
        settle()
        this.#options.onTile(name, tile)
        this.#start()
      },
      () => {
        if (isOver()) return
        settle()
        this.#options.onDamaged(name)
        this.#start()
      },
    )
  }
}
