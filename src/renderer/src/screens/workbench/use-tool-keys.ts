import { useCallback } from 'react'
import { useKeyReading } from '../../actions/actions-provider.tsx'
import type { ActionId } from '../../actions/catalogue/index.ts'
import { pressOfEvent } from '../../actions/press-of-event.ts'
import type { ReadToolKey } from '../../canvas/keyboard-input.ts'

/** The keys that tools know, and the actions that stand for them: a person may have put these on other keys. */
const known: readonly (readonly [ActionId, string])[] = [
  ['draw.finish', 'Enter'],
  ['draw.cancel', 'Escape'],
  ['shape.unselect', 'Escape'],
  ['draw.back', 'Backspace'],
  ['shape.delete', 'Delete'],
]

/** Translates what is pressed into the keys that tools know; null for one that was taken away from them. */
export const useToolKeys = (): ReadToolKey => {
  const { reader, keysOf } = useKeyReading()
  return useCallback(
    (event) => {
      const press = pressOfEvent(event)
      if (press === null) return null
      const read = reader.read(press)
      const meant = known.find(([id]) => reader.isAnyOf(read, keysOf(id)))
      if (meant) return { key: meant[1], shift: false, alt: false, ctrl: false }
      const ctrl = (press.ctrlKey || press.metaKey) && !press.altGraph
      const isPlain = !ctrl && !press.shiftKey && !press.altKey
      if (isPlain && known.some(([, key]) => key === press.key)) return null
      return { key: press.key, shift: press.shiftKey, alt: press.altKey, ctrl }
    },
    [reader, keysOf],
  )
}
