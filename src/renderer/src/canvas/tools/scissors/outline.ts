import type { ImagePoint } from '../../../../../shared/labels/geometry.ts'
import { simplifyRing } from '../../../../../shared/labels/simplify.ts'
import { roundPoint } from '../../shapes.ts'
import type { Desk } from '../tool.ts'

/** The corners of the polygon lie at most this far from the path, in image pixels. */
const withinPx = 1

interface Piece {
  readonly from: ImagePoint
  readonly to: ImagePoint
  /** Straight until the path is known. */
  path: readonly ImagePoint[]
  readonly known: Promise<void>
}

/** The outline between the clicks so far. Pieces are straight until the worker has found their way along edges. */
export class Outline {
  readonly #desk: Desk
  readonly #first: ImagePoint
  #pieces: readonly Piece[] = []
  #ahead: readonly ImagePoint[] = []

  constructor(desk: Desk, first: ImagePoint) {
    this.#desk = desk
    this.#first = first
  }

  readonly last = (): ImagePoint => this.#pieces.at(-1)?.to ?? this.#first
  readonly anchors = (): readonly ImagePoint[] => [this.#first, ...this.#pieces.map(({ to }) => to)]
  readonly points = (): readonly ImagePoint[] => [this.#first, ...this.#pieces.flatMap(({ path }) => path)]

  readonly addTo = (to: ImagePoint): void => {
    const from = this.last()
    this.#ahead = []
    const found = this.#desk.pixels.path({ from, to, isKept: true }).then((path) => {
      if (path && path.length > 0) piece.path = [...path.slice(1, -1), to]
      this.#desk.refresh()
    })
    const piece: Piece = { from, to, path: [to], known: found }
    this.#pieces = [...this.#pieces, piece]
  }

  /** The way to a point that is not set yet. */
  readonly ahead = (): readonly ImagePoint[] => this.#ahead

  readonly lookTo = (to: ImagePoint): void => {
    const from = this.last()
    const straight = [to]
    this.#ahead = straight
    void this.#desk.pixels.path({ from, to, isKept: false }).then((path) => {
      if (path && this.#ahead === straight) this.#ahead = path
      this.#desk.refresh()
    })
  }

  /** False when the first point is all that is left. */
  readonly takeBack = (): boolean => {
    if (this.#pieces.length === 0) return false
    this.#pieces = this.#pieces.slice(0, -1)
    return true
  }

  /** The whole ring, once every way is known. */
  readonly ring = async (): Promise<ImagePoint[]> => {
    this.addTo(this.#first)
    const pieces = this.#pieces
    await Promise.all(pieces.map(({ known }) => known))
    const ring = [this.#first, ...pieces.flatMap(({ path }) => path)].slice(0, -1)
    return simplifyRing(ring, withinPx).map(roundPoint)
  }
}
