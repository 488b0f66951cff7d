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
    const { from, to, empty } = context.view.state.selection.main
    if (context.state().copyText && !empty)
      event.clipboardData?.setData('text/plain', context.places.quote({ from, to }))
    return true
  }
  return EditorView.domEventHandlers({ copy, cut: copy, paste: refuse, dragstart: refuse, drop: refuse })
}
