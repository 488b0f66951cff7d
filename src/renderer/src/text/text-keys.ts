import type { Extension } from '@codemirror/state'
import { EditorView, keymap, type KeyBinding } from '@codemirror/view'
import { caretKeys } from './caret-keys.ts'
import { createEdgeMoves } from './edge-moves.ts'
import { clearMarks, deleteSelected, labelMarked, walkSpans } from './text-commands.ts'
import type { TextContext } from './text-state.ts'

const enter = (context: TextContext) => (): boolean => {
  const { activeClassId } = context.state()
  if (context.view.state.selection.main.empty || activeClassId === null) return false
  return labelMarked(context, activeClassId)
}

const toggleSnap = (context: TextContext) => (): boolean => {
  const { snapToWords, onSnapToWords, readOnly } = context.state()
  if (readOnly) return false
  onSnapToWords(!snapToWords)
  return true
}

/** Every key of the text. What it does not use goes on to the screen. */
export const textKeys = (context: TextContext): Extension => {
  const edges = createEdgeMoves(context)
  const bindings: KeyBinding[] = [
    { key: 'Alt-ArrowLeft', run: () => edges.move('start', true), shift: () => edges.move('end', true) },
    { key: 'Alt-ArrowRight', run: () => edges.move('start', false), shift: () => edges.move('end', false) },
    { key: 'Tab', run: () => walkSpans(context, 1), shift: () => walkSpans(context, -1) },
    { key: 'Enter', run: enter(context) },
    { key: 'Delete', run: () => deleteSelected(context) },
    { key: 'Backspace', run: () => deleteSelected(context) },
    { key: 'Escape', run: () => edges.cancel() || clearMarks(context) },
    { key: 'n', run: toggleSnap(context) },
    ...caretKeys,
  ]
  const settle = EditorView.domEventHandlers({
    keyup: (event) => {
      if (event.key.startsWith('Arrow') || event.key === 'Alt') edges.settle()
      return false
    },
    blur: () => {
      edges.settle()
      return false
    },
  })
  return [settle, keymap.of(bindings.map((entry) => ({ ...entry, stopPropagation: true })))]
}
