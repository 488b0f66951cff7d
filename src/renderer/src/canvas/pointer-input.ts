import { Fingers, touchReachPx, type Touch } from './fingers.ts'
import type { CanvasMachine } from './machine.ts'
import type { CanvasPointer } from './tools/tool.ts'
import type { ImageView } from './image-view.ts'
import { apart, toImage, type ScreenPoint } from './viewport.ts'

/** Two presses this near in time and place are a double click. */
const doubleMs = 400
const doublePx = 5
/** So much further than a mouse a finger reaches: it is blunt and covers what it points at. */
const fingerReach = 2
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

/** What the surface is told of the pointer besides its events. */
export interface PointerListening {
  /** How much further than a mouse the pointer reaches that was used last. */
  readonly reach: () => number
  readonly stop: () => void
}

class PointerListener implements PointerListening {
  readonly #input: PointerInput
  readonly #stop = new AbortController()
  readonly #fingers: Fingers
  /** Presses of fingers that the tool does not know of yet. */
  readonly #heldBack = new Map<number, PointerEvent>()
  /** The tool had nothing begun when the button went down. */
  #beganIdle = true
  #isFinger = false
  #last = { ms: 0, at: [0, 0] as ScreenPoint, clicks: 0 }
  #pressed: number | null = null

  constructor(input: PointerInput) {
    this.#input = input
    const { host, view } = input
    this.#fingers = new Fingers({ view, press: this.#pressHeldBack, takeBack: this.#takeBackPress })
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

  readonly reach = (): number => (this.#isFinger ? fingerReach : 1)

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
    const near = apart(at, this.#last.at) <= (this.#isFinger ? touchReachPx * fingerReach : doublePx)
    const again = near && event.timeStamp - this.#last.ms <= doubleMs
    this.#last = { ms: event.timeStamp, at, clicks: again ? this.#last.clicks + 1 : 1 }
  }

  #touch(event: PointerEvent): Touch {
    return { id: event.pointerId, at: this.#at(event), ms: event.timeStamp }
  }

  readonly #down = (event: PointerEvent): void => {
    if (event.pointerType === 'pen') this.#takeOverFromHand()
    if (event.pointerType !== 'touch') {
      if (this.#pressed === null && event.button !== 2) this.#press(event)
      return
    }
    event.preventDefault()
    this.#heldBack.set(event.pointerId, event)
    this.#fingers.press(this.#touch(event))
  }

  #press(event: PointerEvent): void {
    event.preventDefault()
    this.#isFinger = event.pointerType === 'touch'
    this.#input.host.dataset['byPointer'] = ''
    this.#input.host.focus({ preventScroll: true })
    if (!this.#isFinger) this.#input.host.setPointerCapture(event.pointerId)
    this.#pressed = event.pointerId
    this.#countClicks(event)
    this.#beganIdle = this.#input.machine().path().endsWith('.idle')
    if (event.button === 1 || this.#input.isSpaceHeld()) this.#input.machine().lendToPan()
    this.#input.machine().pointerDown(this.#path(event))
    this.#input.onPointer(this.#at(event), true)
  }

  /** A finger does not hover: tools learn where it is before they learn that it presses. */
  readonly #pressHeldBack = (id: number): void => {
    const event = this.#heldBack.get(id)
    if (!event || this.#pressed !== null) return
    this.#isFinger = true
    this.#input.machine().pointerMove(this.#pointer(event))
    this.#press(event)
  }

  readonly #takeBackPress = (): boolean => {
    if (!this.#beganIdle) return false
    this.#pressed = null
    this.#input.machine().cancel()
    return true
  }

  /** What the hand beside a pen began is taken back; where that would take older points along, it only ends. */
  #takeOverFromHand(): void {
    this.#fingers.penIsHere()
    if (this.#pressed === null || !this.#isFinger) return
    this.#pressed = null
    const screen = this.#last.at
    const image = toImage(this.#input.view.get().view, screen)
    this.#input.machine().pointerUp({ screen, image, shift: false, alt: false, ctrl: false, clicks: 1 })
  }

  readonly #move = (event: PointerEvent): void => {
    if (event.pointerType === 'pen') this.#takeOverFromHand()
    if (event.pointerType === 'touch' && !this.#fingers.move(this.#touch(event))) return
    if (this.#pressed !== null && event.pointerId !== this.#pressed) return
    if (event.pointerType !== 'touch') this.#isFinger = false
    this.#moveTo(this.#path(event))
  }

  #moveTo(pointer: CanvasPointer): void {
    this.#input.machine().pointerMove(pointer)
    this.#input.onPointer(pointer.screen, this.#pressed !== null)
    this.#input.view.setPointer(toImage(this.#input.view.get().view, pointer.screen))
  }

  readonly #up = (event: PointerEvent): void => {
    const lifted = event.pointerType === 'touch' ? this.#fingers.lift(event.pointerId) : null
    const tap = lifted === 'tap' ? this.#heldBack.get(event.pointerId) : undefined
    if (tap) this.#pressHeldBack(event.pointerId)
    this.#heldBack.delete(event.pointerId)
    if (event.pointerId !== this.#pressed) return
    this.#pressed = null
    this.#input.machine().pointerUp(this.#pointer(tap ?? event))
    if (!this.#input.isSpaceHeld()) this.#input.machine().takeBack()
    this.#input.onPointer(this.#at(event), false)
  }

  readonly #cancel = (event: PointerEvent): void => {
    this.#fingers.lift(event.pointerId)
    this.#heldBack.delete(event.pointerId)
    if (event.pointerId !== this.#pressed) return
    this.#pressed = null
    this.#input.machine().cancel()
  }

  /** A long press of a finger asks for a menu too: there is none, and nothing is taken back by it. */
  readonly #secondary = (event: PointerEvent): void => {
    event.preventDefault()
    if (event.button === 2 && event.pointerType !== 'touch') this.#input.machine().secondary(this.#pointer(event))
  }

  readonly #leave = (event: PointerEvent): void => {
    if (event.pointerType === 'pen') this.#fingers.penLeft(event.timeStamp)
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

/** Listens to mouse, pen, fingers and wheel on a surface. */
export const listenToPointer = (input: PointerInput): PointerListening => new PointerListener(input)
