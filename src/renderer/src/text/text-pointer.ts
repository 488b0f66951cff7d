import { EditorSelection, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { LabelId } from '../../../shared/ids.ts'
import { addMarkedPart, selectedSpans, shownSpans } from './text-commands.ts'
import type { TextContext } from './text-state.ts'
import { trimBlank, wordAt } from './word-snap.ts'

/** The spans around an element of the text, the shortest first. */
const spansUnder = (context: TextContext, event: Event): readonly LabelId[] => {
  const ids = new Set<string>()
  const target = event.composedPath()[0]
  let element = target instanceof Element ? target.closest('[data-span]') : null
  while (element) {
    ids.add(element.getAttribute('data-span') ?? '')
    element = element.parentElement?.closest('[data-span]') ?? null
  }
  const lengthOf = (span: { fragments: readonly { start: number; end: number }[] }) =>
    span.fragments.reduce((sum, fragment) => sum + fragment.end - fragment.start, 0)
  const spans = shownSpans(context).filter((span) => ids.has(span.id))
  return spans.sort((a, b) => lengthOf(a) - lengthOf(b)).map((span) => span.id)
}

/** A click selects the innermost span there; a further click the one around it. Ctrl adds or takes away. */
const selectBy = (context: TextContext, event: MouseEvent): void => {
  const { selection, onSelect } = context.state()
  const [first, ...around] = spansUnder(context, event)
  if (event.ctrlKey || event.metaKey) {
    if (first === undefined) return
    onSelect(selection.has(first) ? [...selection].filter((id) => id !== first) : [...selection, first])
    return
  }
  if (first === undefined) {
    if (selection.size > 0) onSelect([])
    return
  }
  const ids = [first, ...around]
  const at = selection.size === 1 ? ids.findIndex((id) => selection.has(id)) : -1
  onSelect([ids[(at + 1) % ids.length] ?? first])
}

/** Widens what the pointer marked to whole words, without the blanks at its ends. */
const snapMark = ({ view }: TextContext): void => {
  const { main } = view.state.selection
  const text = view.state.sliceDoc(main.from, main.to)
  const kept = trimBlank(text, { from: 0, to: text.length })
  if (!kept) return
  const edge = (position: number) => {
    const line = view.state.doc.lineAt(position)
    const word = wordAt(line.text, position - line.from)
    return word ? { from: line.from + word.from, to: line.from + word.to } : { from: position, to: position }
  }
  const from = edge(main.from + kept.from).from
  const to = edge(main.from + kept.to - 1).to
  const backward = main.head < main.anchor
  if (from === main.from && to === main.to) return
  const selection = backward ? EditorSelection.range(to, from) : EditorSelection.range(from, to)
  view.dispatch({ selection, userEvent: 'select.pointer' })
}

/** A double click marks the word there as the rules of its script have it, not a run of letters. */
const markWord = ({ view }: TextContext, event: MouseEvent): void => {
  const position = view.posAtCoords({ x: event.clientX, y: event.clientY }, false)
  const line = view.state.doc.lineAt(position)
  const { main } = view.state.selection
  // Between two words the editor has decided for one of them.
  const word = wordAt(line.text, Math.min(Math.max(position, main.from), main.to - 1) - line.from)
  if (!word) return
  const selection = EditorSelection.range(line.from + word.from, line.from + word.to)
  view.dispatch({ selection, userEvent: 'select.pointer' })
}

/** What the pointer does: marks words, selects spans, with Alt adds a part to the selected one. */
export const textPointer = (context: TextContext): Extension => {
  const released = (event: MouseEvent): void => {
    const { main } = context.view.state.selection
    if (main.empty) {
      if (event.detail <= 1) selectBy(context, event)
      return
    }
    if (event.detail === 2) markWord(context, event)
    else if (context.state().snapToWords) snapMark(context)
    if (event.altKey && addMarkedPart(context)) return
    if (selectedSpans(context).length > 0 && !event.altKey) context.state().onSelect([])
  }
  return EditorView.domEventHandlers({
    mousedown: (event, view) => {
      // A mark that is there already would be dragged instead of begun anew.
      const { main } = view.state.selection
      if (event.button === 0 && event.detail === 1 && !event.shiftKey && !main.empty)
        view.dispatch({ selection: EditorSelection.cursor(main.head) })
      if (event.button === 0) view.dom.ownerDocument.addEventListener('mouseup', released, { once: true })
      return false
    },
  })
}
