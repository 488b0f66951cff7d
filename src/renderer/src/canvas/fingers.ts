import type { ImageView } from './image-view.ts'
import { apart, type ScreenPoint } from './viewport.ts'

/** A finger that moves less has only touched. CSS pixels. */
export const touchReachPx = 8
/** A second finger that comes so soon turns what the first began into moving the picture. */
const joinMs = 300
/** A hand that comes so soon after a pen left is the hand that holds it. */
const palmMs = 1000

/** One event of a finger, in surface pixels. */
export interface Touch {
  readonly id: number
  readonly at: ScreenPoint
  readonly ms: number
}

/** What the fingers ask of the surface. */
export interface FingersDesk {
  readonly view: Pick<ImageView, 'panBy' | 'zoomAt'>
  /** A finger draws from here: the tool is told of the press that was held back. */
  readonly press: (id: number) => void
  /** Takes back what the press began. False when something older would go with it: then the tool goes on. */
  readonly takeBack: () => boolean
}

/** What a lifted finger was: one that the tool had, one that only touched, or neither. */
export type Lifted = 'tool' | 'tap' | null

type Doing =
  | { readonly is: 'nothing' }
  /** One finger is down and has not moved: the next decides. */
  | { readonly is: 'waiting'; readonly id: number; readonly from: ScreenPoint }
  | { readonly is: 'tool'; readonly id: number; readonly ms: number }
  | { readonly is: 'moving' }
  /** Two fingers moved the picture and one is left. */
  | { readonly is: 'spent' }

/**
 * Tells fingers apart: one works with the tool, two move and zoom the picture, and the hand beside a pen does nothing. The
 * press of a finger is held back until it moves or lifts, so that two fingers never leave a point behind.
 */
export class Fingers {
  readonly #desk: FingersDesk
  readonly #down = new Map<number, ScreenPoint>()
  #doing: Doing = { is: 'nothing' }
  /** When a pen was last there; it is there now while this is infinite. */
  #penMs = -Infinity

  constructor(desk: FingersDesk) {
    this.#desk = desk
  }

  /** A pen touches or hovers: what the hand began is taken back. */
  readonly penIsHere = (): void => {
    this.#penMs = Infinity
    if (this.#doing.is === 'nothing') return
    if (this.#doing.is === 'tool') this.#desk.takeBack()
    this.#down.clear()
    this.#doing = { is: 'nothing' }
  }

  readonly penLeft = (ms: number): void => {
    this.#penMs = ms
  }

  readonly press = ({ id, at, ms }: Touch): void => {
    if (ms - this.#penMs < palmMs) return
    if (this.#down.size === 0) this.#doing = { is: 'waiting', id, from: at }
    else if (this.#down.size > 1 || !this.#mayJoin(ms)) return
    else this.#doing = { is: 'moving' }
    this.#down.set(id, at)
  }

  #mayJoin(ms: number): boolean {
    const doing = this.#doing
    return doing.is === 'tool' ? ms - doing.ms <= joinMs && this.#desk.takeBack() : true
  }

  /** True when the tool is to know. */
  readonly move = ({ id, at, ms }: Touch): boolean => {
    if (!this.#down.has(id)) return false
    const doing = this.#doing
    if (doing.is === 'moving') this.#movePicture(id, at)
    this.#down.set(id, at)
    if (doing.is === 'waiting' && apart(at, doing.from) > touchReachPx) {
      this.#doing = { is: 'tool', id, ms }
      this.#desk.press(id)
    }
    return this.#doing.is === 'tool'
  }

  readonly lift = (id: number): Lifted => {
    if (!this.#down.delete(id)) return null
    const was = this.#doing.is
    this.#doing = { is: this.#down.size > 0 ? 'spent' : 'nothing' }
    return was === 'tool' ? 'tool' : was === 'waiting' ? 'tap' : null
  }

  /** The picture follows both fingers: what lay between them stays between them. */
  #movePicture(id: number, at: ScreenPoint): void {
    const other = [...this.#down].find(([one]) => one !== id)?.[1]
    const before = this.#down.get(id)
    if (!other || !before) return
    const middle = (point: ScreenPoint): ScreenPoint => [(point[0] + other[0]) / 2, (point[1] + other[1]) / 2]
    const [from, to] = [middle(before), middle(at)]
    this.#desk.view.panBy(to[0] - from[0], to[1] - from[1])
    this.#desk.view.zoomAt(to, Math.max(apart(at, other), 1) / Math.max(apart(before, other), 1))
  }
}
