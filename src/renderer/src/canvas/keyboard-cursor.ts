import { arrowTo } from './arrow-keys.ts'
import { clampPoint } from './shapes.ts'
import { gripsOf } from './grips.ts'
import { toImage, toScreen, type ScreenPoint } from './viewport.ts'
import { atImage, type ImagePoint } from '../../../shared/labels/geometry.ts'
import type { CanvasKey, CanvasPointer, Desk, Tool } from './tools/tool.ts'

/** One press of an arrow moves the cursor so far, with Shift further. CSS pixels; with Alt it is one pixel of the picture. */
const stepPx = 8
const farPx = 64
/** The view follows before the cursor gets nearer than this to its edge. CSS pixels. */
const marginPx = 24

/** What the cursor does with the tool: the same that a pointer does. */
export interface CursorHands {
  readonly tool: () => Tool
  /** Whether the tool waits in its first state. */
  readonly isIdle: () => boolean
  readonly move: (pointer: CanvasPointer) => void
  readonly press: (pointer: CanvasPointer) => void
  readonly lift: (pointer: CanvasPointer) => void
  /** Hands a key to the tool's state. */
  readonly key: (key: CanvasKey) => boolean
}

const enter: CanvasKey = { key: 'Enter', shift: false, alt: false, ctrl: false }
const plain = { shift: false, alt: false, ctrl: false, clicks: 1 }

/**
 * A cursor on the picture for those who draw by keys. Enter brings it up in the middle of the view; arrows move it; Enter
 * then clicks where the tool draws, and takes hold and lets go where it selects. Enter on the spot that was clicked last is
 * the tool's own Enter, so that it ends what is drawn. Tab goes through what the selected shape is taken hold of by.
 */
export class KeyboardCursor {
  readonly #desk: Desk
  readonly #hands: CursorHands
  #at: ImagePoint | null = null
  #clicked: ImagePoint | null = null
  #held = false

  constructor(desk: Desk, hands: CursorHands) {
    this.#desk = desk
    this.#hands = hands
  }

  /** Where it is on the surface; null while it is not shown. */
  readonly at = (): ScreenPoint | null => this.#at && toScreen(this.#desk.view(), this.#at)

  readonly isHolding = (): boolean => this.#held

  readonly hide = (): void => {
    this.#at = null
    this.#clicked = null
    this.#held = false
  }

  /** True when the key was used. */
  readonly keyDown = (key: CanvasKey): boolean => {
    // Shift Enter is an action of the screen: it puts a whole shape into the middle.
    if (key.ctrl || (key.shift && key.key === 'Enter')) return false
    if (this.#at === null) return this.#begin(key)
    if (key.key === 'Enter') return this.#enter(this.#at)
    if (key.key === 'Tab') return this.#jump(key.shift ? -1 : 1)
    if (key.key === 'Escape') return this.#escape(key)
    const arrow = arrowTo(key.key)
    if (!arrow) return false
    const { scale } = this.#desk.view()
    const by = key.alt ? 1 : (key.shift ? farPx : stepPx) / scale
    this.#goTo([this.#at[0] + arrow[0] * by, this.#at[1] + arrow[1] * by])
    return true
  }

  #begin({ key }: CanvasKey): boolean {
    const { id } = this.#hands.tool()
    if (key !== 'Enter' || id === 'pan' || this.#desk.readOnly() || !this.#hands.isIdle()) return false
    const { widthPx, heightPx } = this.#desk.surface()
    this.#goTo(toImage(this.#desk.view(), [widthPx / 2, heightPx / 2]))
    return true
  }

  #pointer(at: ImagePoint): CanvasPointer {
    const screen = toScreen(this.#desk.view(), at)
    return { ...plain, screen, image: at }
  }

  #goTo(to: readonly [number, number]): void {
    const at = clampPoint(atImage(to[0], to[1]), this.#desk.picture())
    this.#at = at
    const { widthPx, heightPx } = this.#desk.surface()
    const [x, y] = toScreen(this.#desk.view(), at)
    const over = (value: number, size: number) =>
      value < marginPx ? marginPx - value : value > size - marginPx ? size - marginPx - value : 0
    const [dx, dy] = [over(x, widthPx), over(y, heightPx)]
    if (dx !== 0 || dy !== 0) this.#desk.panBy(dx, dy)
    this.#hands.move(this.#pointer(at))
  }

  #enter(at: ImagePoint): boolean {
    const { byKeys, draws } = this.#hands.tool()
    const isSame = this.#clicked !== null && this.#clicked[0] === at[0] && this.#clicked[1] === at[1]
    if (isSame && !this.#hands.isIdle() && this.#hands.key(enter)) {
      this.#clicked = null
      return true
    }
    if ((byKeys ?? (draws === null ? 'hold' : 'click')) === 'click') {
      this.#clicked = at
      this.#hands.press(this.#pointer(at))
      this.#hands.lift(this.#pointer(at))
    } else if (this.#held) {
      this.#held = false
      this.#hands.lift(this.#pointer(at))
    } else {
      this.#held = true
      this.#hands.press(this.#pointer(at))
    }
    return true
  }

  #escape(key: CanvasKey): boolean {
    this.#held = false
    this.#clicked = null
    if (!this.#hands.isIdle() && this.#hands.key(key)) return true
    this.hide()
    return true
  }

  #jump(step: 1 | -1): boolean {
    const { scale } = this.#desk.view()
    const grips = this.#desk.selected().flatMap((shape) => (shape.locked ? [] : gripsOf(shape, scale)))
    if (this.#held || !this.#hands.isIdle() || grips.length === 0) return this.#hands.key({ ...enter, key: 'Tab' })
    const now = grips.findIndex(({ point }) => point[0] === this.#at?.[0] && point[1] === this.#at[1])
    const next = now < 0 ? (step === 1 ? 0 : grips.length - 1) : (now + step + grips.length) % grips.length
    const found = grips[next]
    if (found) this.#goTo(found.point)
    return true
  }
}
