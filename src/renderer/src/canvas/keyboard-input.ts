import type { CanvasMachine } from './machine.ts'
import type { CanvasKey } from './tools/tool.ts'

/** Says which key of the tools a press stands for; null for one that no tool may have. */
export type ReadToolKey = (event: KeyboardEvent) => CanvasKey | null

/** The key as it is printed. */
export const printedKey = (event: KeyboardEvent): CanvasKey => ({
  key: event.key,
  shift: event.shiftKey,
  alt: event.altKey,
  ctrl: (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph'),
})

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable=true]') !== null

/** Lists and buttons keep the keys that work them: arrows inside a list, Enter and Space on a control. */
const isKept = (event: KeyboardEvent): boolean => {
  if (!(event.target instanceof HTMLElement)) return false
  if (event.target.closest('[data-all-keys]') !== null) return true
  if (/^(Arrow|Home|End|Page)/.test(event.key))
    return event.target.closest('[data-own-keys], [role=radiogroup]') !== null
  return (
    (event.key === 'Enter' || event.key === ' ') &&
    event.target.closest('button, a, [role=option], [role=listbox]') !== null
  )
}

const isForOthers = (event: KeyboardEvent): boolean =>
  event.defaultPrevented ||
  event.isComposing ||
  isTyping(event.target) ||
  isKept(event) ||
  document.querySelector('[role=dialog][aria-modal=true]') !== null

export interface KeyboardInput {
  readonly isSpaceHeld: () => boolean
  readonly stop: () => void
}

/**
 * Hands keys to the tools, wherever the focus is, before the actions of the screen see them. Space borrows the pan tool
 * while it is held.
 */
export const listenToKeys = (machine: () => CanvasMachine, readKey: ReadToolKey): KeyboardInput => {
  const stop = new AbortController()
  const options = { signal: stop.signal, capture: true }
  let spaceHeld = false
  const giveBack = () => {
    if (spaceHeld) machine().takeBack()
    spaceHeld = false
  }
  window.addEventListener(
    'keydown',
    (event) => {
      if (isForOthers(event)) return
      if (event.code === 'Space' && !event.ctrlKey && !event.altKey && !event.metaKey) {
        spaceHeld = true
        machine().lendToPan()
        event.preventDefault()
        return
      }
      const key = readKey(event)
      if (key !== null && machine().keyDown(key)) event.preventDefault()
    },
    options,
  )
  window.addEventListener(
    'keyup',
    (event) => {
      if (event.code === 'Space') giveBack()
      else machine().keyUp(printedKey(event))
    },
    options,
  )
  window.addEventListener('blur', giveBack, options)
  return {
    isSpaceHeld: () => spaceHeld,
    stop: () => {
      stop.abort()
    },
  }
}
