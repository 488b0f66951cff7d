import { Prec, type Extension } from '@codemirror/state'
import { EditorView, keymap, type KeyBinding } from '@codemirror/view'
import { caretKeys } from './caret-keys.ts'
import { createEdgeMoves } from './edge-moves.ts'
import { clearMarks, deleteSelected, labelMarked, walkSpans } from './text-commands.ts'
import type { TextContext } from './text-state.ts'

/** 1 to 9, and 10 for the key 0; null for any other key. */
const digitOf = (event: KeyboardEvent): number | null => {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1]
  return digit === undefined ? null : Number(digit) || 10
}

const isPlain = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !event.isComposing

/** Digits by their key, not by their letter: they are where they are on every layout. */
const labelByDigit = (context: TextContext, event: KeyboardEvent): boolean => {
  const digit = digitOf(event)
  if (digit === null || !isPlain(event) || event.repeat) return false
  const classId = context.state().classOfDigit(digit)
  return classId !== null && labelMarked(context, classId)
}

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
    keydown: (event) => {
      if (!labelByDigit(context, event)) return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
    keyup: (event) => {
      if (event.key.startsWith('Arrow') || event.key === 'Alt') edges.settle()
      return false
    },
    blur: () => {
      edges.settle()
      return false
    },
  })
  return [Prec.highest(settle), keymap.of(bindings.map((entry) => ({ ...entry, stopPropagation: true })))]
}
