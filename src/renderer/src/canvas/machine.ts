import { KeyboardCursor } from './keyboard-cursor.ts'
import { toolOf } from './tools/index.ts'
import type { CanvasKey, CanvasPointer, Desk, Ghost, Next, Tool, ToolId, ToolState } from './tools/tool.ts'
import type { ScreenPoint } from './viewport.ts'

/** Runs the tool that is picked: passes it what the person does and moves it from state to state. */
export interface CanvasMachine {
  readonly tool: () => Tool
  /** Tool and state, for example `box.idle`. */
  readonly path: () => string
  /** Picks a tool; what the old one had not finished is taken back. */
  readonly pick: (id: ToolId) => void
  readonly pointerDown: (pointer: CanvasPointer) => void
  readonly pointerMove: (pointer: CanvasPointer) => void
  readonly pointerUp: (pointer: CanvasPointer) => void
  readonly pointerLeave: () => void
  /** True when the tool used the wheel. */
  readonly wheel: (pointer: CanvasPointer, direction: 1 | -1) => boolean
  /** The other button of a mouse or pen. */
  readonly secondary: (pointer: CanvasPointer) => void
  /** True when the key was used. */
  readonly keyDown: (key: CanvasKey) => boolean
  readonly keyUp: (key: CanvasKey) => void
  /** Pan takes the pointer for a while; the state of the tool waits. */
  readonly lendToPan: () => void
  readonly takeBack: () => void
  readonly cancel: () => void
  readonly ghost: () => Ghost | null
  readonly cursor: () => string
  /** What to do now, where the state has something to say. */
  readonly hint: () => string | null
  /** Where the keyboard's own cursor is on the surface; null while it is not shown. */
  readonly keyboardAt: () => ScreenPoint | null
  readonly active: () => ReturnType<NonNullable<ToolState['active']>>
}

interface Running {
  readonly tool: Tool
  readonly state: ToolState
}

class ToolMachine implements CanvasMachine {
  readonly #desk: Desk
  readonly #onChange: () => void
  readonly #byKeys: KeyboardCursor
  /** Where the pointer was last: a page that moves under a still pointer tells of a move that is none. */
  #pointerAt: ScreenPoint | null = null
  #running: Running
  #waiting: Running | null = null

  constructor(desk: Desk, first: ToolId, onChange: () => void) {
    this.#desk = desk
    this.#onChange = onChange
    this.#running = this.#start(toolOf(first))
    this.#byKeys = new KeyboardCursor(desk, {
      tool: this.tool,
      isIdle: () => this.#running.state.name === 'idle',
      move: (pointer) => this.#go(this.#running.state.pointerMove?.(pointer)),
      press: (pointer) => this.#go(this.#running.state.pointerDown?.(pointer)),
      lift: (pointer) => this.#go(this.#running.state.pointerUp?.(pointer)),
      key: (key) => this.#toState(key),
    })
  }

  readonly tool = (): Tool => (this.#waiting ?? this.#running).tool
  readonly path = (): string => `${this.#running.tool.id}.${this.#running.state.name}`
  readonly ghost = (): Ghost | null => (this.#waiting ?? this.#running).state.ghost?.() ?? null
  readonly cursor = (): string => this.#running.state.cursor?.() ?? 'default'
  readonly hint = (): string | null => (this.#waiting ?? this.#running).state.hint?.() ?? null
  readonly keyboardAt = (): ScreenPoint | null => this.#byKeys.at()
  readonly active = () => this.#running.state.active?.() ?? null

  readonly pick = (id: ToolId): void => {
    this.cancel()
    this.#running = this.#start(toolOf(id))
    this.#onChange()
  }

  readonly pointerDown = (pointer: CanvasPointer): void => {
    this.#takeOver(pointer)
    this.#go(this.#running.state.pointerDown?.(pointer))
  }

  readonly pointerMove = (pointer: CanvasPointer): void => {
    const [x, y] = pointer.screen
    if (this.#byKeys.at() && this.#pointerAt?.[0] === x && this.#pointerAt[1] === y) return
    this.#takeOver(pointer)
    this.#go(this.#running.state.pointerMove?.(pointer))
  }

  readonly pointerUp = (pointer: CanvasPointer): void => {
    this.#go(this.#running.state.pointerUp?.(pointer))
  }

  readonly pointerLeave = (): void => {
    this.#go(this.#running.state.pointerLeave?.())
  }

  readonly wheel = (pointer: CanvasPointer, direction: 1 | -1): boolean => {
    const used = this.#running.state.wheel?.(pointer, direction) ?? false
    if (used) this.#onChange()
    return used
  }

  readonly secondary = (pointer: CanvasPointer): void => {
    this.#go(this.#running.state.secondary?.(pointer))
  }

  readonly keyDown = (key: CanvasKey): boolean => {
    const isShown = this.#byKeys.at() !== null
    if (!isShown && this.#toState(key)) return true
    const used = this.#waiting === null && this.#byKeys.keyDown(key)
    if (used) this.#onChange()
    return used || (isShown && this.#toState(key))
  }

  #toState(key: CanvasKey): boolean {
    const next = this.#running.state.keyDown?.(key) ?? null
    if (next !== null) this.#go(next)
    return next !== null
  }

  readonly keyUp = (key: CanvasKey): void => {
    this.#go(this.#running.state.keyUp?.(key))
  }

  readonly lendToPan = (): void => {
    if (this.#waiting !== null || this.#running.tool.id === 'pan') return
    this.#waiting = this.#running
    this.#running = this.#start(toolOf('pan'))
    this.#onChange()
  }

  readonly takeBack = (): void => {
    if (this.#waiting) this.#running = this.#waiting
    this.#waiting = null
    this.#onChange()
  }

  readonly cancel = (): void => {
    this.#byKeys.hide()
    this.takeBack()
    this.#running.state.cancel?.()
    this.#go('idle')
  }

  /** The pointer takes over from the keys; what they held is let go where it was. */
  #takeOver({ screen }: CanvasPointer): void {
    this.#pointerAt = screen
    if (!this.#byKeys.at()) return
    const held = this.#byKeys.isHolding()
    this.#byKeys.hide()
    if (!held) return
    this.#running.state.cancel?.()
    this.#go('idle')
  }

  #start(tool: Tool): Running {
    return { tool, state: tool.idle(this.#desk) }
  }

  #go(next: Next | undefined): void {
    if (next === 'idle') this.#running = this.#start(this.#running.tool)
    else if (next && next !== 'stay') this.#running = { tool: this.#running.tool, state: next }
    this.#onChange()
  }
}

/** Starts the machine with a tool. `onChange` is told after each event that may have changed what is seen. */
export const createMachine = (desk: Desk, first: ToolId, onChange: () => void): CanvasMachine =>
  new ToolMachine(desk, first, onChange)
