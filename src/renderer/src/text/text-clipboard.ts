import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { TextContext } from './text-state.ts'

/**
 * Lets words out only where the policy allows it: then as they stand in the text, line breaks included.
 *
 * Dragging out is never offered, because nobody sees where it ends.
 */
export const textClipboard = (context: TextContext): Extension => {
  const refuse = (event: Event): boolean => {
    event.preventDefault()
    return true
  }
  const copy = (event: ClipboardEvent): boolean => {
    event.preventDefault()
    const { places, state, view } = context
    const { from, to, empty } = view.state.selection.main
    if (empty || !state().copyText) return true
    event.clipboardData?.setData('text/plain', places.quote(places.toCodePoint(from), places.toCodePoint(to)))
    return true
  }
  return EditorView.domEventHandlers({ copy, cut: copy, paste: refuse, dragstart: refuse, drop: refuse })
}
