import type { CanvasMachine } from './machine.ts'
import type { CanvasKey } from './tools/tool.ts'

const keyOf = (event: KeyboardEvent): CanvasKey => ({
  key: event.key,
  shift: event.shiftKey,
  alt: event.altKey,
  ctrl: event.ctrlKey || event.metaKey,
})

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable=true]') !== null

/** Lists and buttons keep the keys that work them: arrows inside a list, Enter and Space on a control. */
const isKept = (event: KeyboardEvent): boolean => {
  if (!(event.target instanceof HTMLElement)) return false
  if (/^(Arrow|Home|End|Page)/.test(event.key))
    return event.target.closest('[data-own-keys], [role=radiogroup]') !== null
  return (event.key === 'Enter' || event.key === ' ') && event.target.closest('button, a, [role=option]') !== null
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
export const listenToKeys = (machine: () => CanvasMachine): KeyboardInput => {
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
      } else if (machine().keyDown(keyOf(event))) event.preventDefault()
    },
    options,
  )
  window.addEventListener(
    'keyup',
    (event) => {
      if (event.code === 'Space') giveBack()
      else machine().keyUp(keyOf(event))
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
