import type { CanvasMachine } from './machine.ts'
import type { CanvasPointer } from './tools/tool.ts'
import type { ImageView } from './image-view.ts'
import { apart, toImage, type ScreenPoint } from './viewport.ts'

/** Two presses this near in time and place are a double click. */
const doubleMs = 400
const doublePx = 5
/** How far one unit of wheel travel zooms. */
const wheelZoom = 0.0015
const lineHeightPx = 16
/** The bit of `buttons` that the other end of a pen sets. */
const eraserButton = 32

interface PointerInput {
  readonly host: HTMLElement
  readonly view: ImageView
  readonly machine: () => CanvasMachine
  readonly isSpaceHeld: () => boolean
  /** Told where the pointer is on the surface, null when it left. */
  readonly onPointer: (at: ScreenPoint | null, pressed: boolean) => void
}

class PointerListener {
  readonly #input: PointerInput
  readonly #stop = new AbortController()
  #last = { ms: 0, at: [0, 0] as ScreenPoint, clicks: 0 }
  #pressed: number | null = null

  constructor(input: PointerInput) {
    this.#input = input
    const { host } = input
    const { signal } = this.#stop
    host.addEventListener('pointerdown', this.#down, { signal })
    host.addEventListener('pointermove', this.#move, { signal })
    host.addEventListener('pointerup', this.#up, { signal })
    host.addEventListener('pointercancel', this.#cancel, { signal })
    host.addEventListener('pointerleave', this.#leave, { signal })
    host.addEventListener('blur', () => delete host.dataset['byPointer'], { signal })
    host.addEventListener('wheel', this.#wheel, { signal, passive: false })
    host.addEventListener('contextmenu', this.#secondary, { signal })
  }

  readonly stop = (): void => {
    this.#stop.abort()
  }

  #at(event: MouseEvent): ScreenPoint {
    const box = this.#input.host.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }

  #pointer(event: MouseEvent): CanvasPointer {
    const screen = this.#at(event)
    const image = toImage(this.#input.view.get().view, screen)
    const ctrl = event.ctrlKey || event.metaKey
    return { screen, image, shift: event.shiftKey, alt: event.altKey, ctrl, clicks: this.#last.clicks }
  }

  /** What a pen tells besides, and every place between this event and the one before. */
  #path(event: PointerEvent): CanvasPointer {
    const { view } = this.#input.view.get()
    const pressureOf = (one: PointerEvent) => (one.pointerType === 'pen' ? one.pressure : undefined)
    const trail = event
      .getCoalescedEvents()
      .map((one) => ({ image: toImage(view, this.#at(one)), pressure: pressureOf(one) }))
    const eraser = (event.buttons & eraserButton) !== 0
    return { ...this.#pointer(event), pressure: pressureOf(event), eraser, trail: trail.length > 1 ? trail : undefined }
  }

  #countClicks(event: PointerEvent): void {
    const at = this.#at(event)
    const near = apart(at, this.#last.at) <= doublePx
    const again = near && event.timeStamp - this.#last.ms <= doubleMs
    this.#last = { ms: event.timeStamp, at, clicks: again ? this.#last.clicks + 1 : 1 }
  }

  readonly #down = (event: PointerEvent): void => {
    if (this.#pressed !== null || event.button === 2) return
    event.preventDefault()
    this.#input.host.dataset['byPointer'] = ''
    this.#input.host.focus({ preventScroll: true })
    this.#input.host.setPointerCapture(event.pointerId)
    this.#pressed = event.pointerId
    this.#countClicks(event)
    if (event.button === 1 || this.#input.isSpaceHeld()) this.#input.machine().lendToPan()
    this.#input.machine().pointerDown(this.#path(event))
    this.#input.onPointer(this.#at(event), true)
  }

  readonly #move = (event: PointerEvent): void => {
    this.#moveTo(this.#path(event))
  }

  #moveTo(pointer: CanvasPointer): void {
    this.#input.machine().pointerMove(pointer)
    this.#input.onPointer(pointer.screen, this.#pressed !== null)
    this.#input.view.setPointer(toImage(this.#input.view.get().view, pointer.screen))
  }

  readonly #up = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pressed) return
    this.#pressed = null
    this.#input.machine().pointerUp(this.#pointer(event))
    if (!this.#input.isSpaceHeld()) this.#input.machine().takeBack()
    this.#input.onPointer(this.#at(event), false)
  }

  readonly #cancel = (): void => {
    this.#pressed = null
    this.#input.machine().cancel()
  }

  /** A long press of a finger asks for a menu too: there is none, and nothing is taken back by it. */
  readonly #secondary = (event: PointerEvent): void => {
    event.preventDefault()
    if (event.button === 2 && event.pointerType !== 'touch') this.#input.machine().secondary(this.#pointer(event))
  }

  readonly #leave = (): void => {
    if (this.#pressed !== null) return
    this.#input.view.setPointer(null)
    this.#input.machine().pointerLeave()
    this.#input.onPointer(null, false)
  }

  readonly #wheel = (event: WheelEvent): void => {
    event.preventDefault()
    if (this.#input.machine().wheel(this.#pointer(event), event.deltaY < 0 ? 1 : -1)) return
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : lineHeightPx * 2
    if (event.shiftKey) this.#input.view.panBy(-(event.deltaX || event.deltaY) * unit, 0)
    else this.#input.view.zoomAt(this.#at(event), Math.exp(-event.deltaY * unit * wheelZoom * (event.ctrlKey ? 4 : 1)))
    this.#moveTo(this.#pointer(event))
  }
}

/** Listens to pointer and wheel on a surface. Returns how to stop. */
export const listenToPointer = (input: PointerInput): (() => void) => new PointerListener(input).stop
