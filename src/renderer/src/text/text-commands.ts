import { EditorSelection } from '@codemirror/state'
import type { LabelId } from '../../../shared/ids.ts'
import type { ClassId } from '../../../shared/labels/base.ts'
import type { SpanLabel } from '../../../shared/labels/span.ts'
import { fragmentOf, isSameSpan, spanOver, withPart } from './span-edits.ts'
import { spansOn } from './span-pieces.ts'
import type { TextContext } from './text-state.ts'
import type { TextRange } from './text-places.ts'
import { trimBlank, trimBreaks } from './word-snap.ts'

/** The spans of the shown part by position. */
export const shownSpans = ({ state }: TextContext): readonly SpanLabel[] =>
  spansOn(state().doc.labels().values(), state().part)

/** The selected labels that are spans of the shown part. */
export const selectedSpans = (context: TextContext): readonly SpanLabel[] => {
  const { selection } = context.state()
  return selection.size === 0 ? [] : shownSpans(context).filter((span) => selection.has(span.id))
}

const mayHold = ({ state }: TextContext, classId: ClassId): boolean =>
  state().ontology.classes.some((entry) => entry.id === classId && entry.kinds.includes('span'))

/** The marked words without what a mark never means: line breaks at its ends, and with snapping blanks too. */
export const markedRange = ({ view, state }: TextContext): TextRange | null => {
  const { from, to, empty } = view.state.selection.main
  if (empty) return null
  const text = view.state.sliceDoc(from, to)
  const trim = state().snapToWords ? trimBlank : trimBreaks
  const kept = trim(text, { from: 0, to: text.length })
  return kept ? { from: from + kept.from, to: from + kept.to } : null
}

const unmark = ({ view }: TextContext, at: number): void => {
  view.dispatch({ selection: EditorSelection.cursor(at), userEvent: 'select' })
}

const drawSpan = (context: TextContext, classId: ClassId, range: TextRange): void => {
  const { doc, part, onSelect } = context.state()
  const fragment = fragmentOf(context.places, range)
  const same = shownSpans(context).find((span) => isSameSpan(span, classId, fragment))
  const id = same?.id ?? doc.newLabelId()
  if (!same) doc.transact('span.draw', (draft) => draft.put(spanOver(context.places, range, { id, classId, part })))
  unmark(context, range.to)
  onSelect([id])
}

/**
 * Gives the marked words a class, or, when none are marked, the selected spans.
 *
 * @returns false when there is nothing to label or the class is not for spans.
 */
export const labelMarked = (context: TextContext, classId: ClassId): boolean => {
  const { doc, readOnly } = context.state()
  if (readOnly || !mayHold(context, classId)) return false
  const range = markedRange(context)
  if (range) {
    drawSpan(context, classId, range)
    return true
  }
  const spans = selectedSpans(context)
  if (spans.length === 0) return false
  doc.transact('span.relabel', (draft) => {
    for (const span of spans) draft.put({ ...span, classId })
  })
  return true
}

/** Adds the marked words to the one selected span as a further part. */
export const addMarkedPart = (context: TextContext): boolean => {
  const { doc, readOnly } = context.state()
  const [span, ...more] = selectedSpans(context)
  const range = markedRange(context)
  if (readOnly || !span || more.length > 0 || !range) return false
  doc.transact('span.extend', (draft) => draft.put(withPart(context.places, span, range)))
  unmark(context, range.to)
  return true
}

/** Removes the selected spans. */
export const deleteSelected = (context: TextContext): boolean => {
  const { doc, readOnly, onSelect } = context.state()
  const spans = selectedSpans(context)
  if (readOnly || spans.length === 0) return false
  doc.transact('span.delete', (draft) => {
    for (const span of spans) draft.remove(span.id)
  })
  onSelect([])
  return true
}

/** Selects the next or previous span, from the selected one or from the caret. False at the last one. */
export const walkSpans = (context: TextContext, step: 1 | -1): boolean => {
  const spans = shownSpans(context)
  const { selection, onSelect } = context.state()
  const at = spans.findIndex((span) => selection.has(span.id))
  const caret = context.places.toCodePoint(context.view.state.selection.main.head)
  const startOf = (span: SpanLabel) => span.fragments[0]?.start ?? 0
  const ahead = spans.findIndex((span) => startOf(span) >= caret)
  const beforeCaret = ahead < 0 ? spans.length - 1 : ahead - 1
  const fromCaret = step === 1 ? (ahead < 0 ? spans.length : ahead) : beforeCaret
  const next = spans[at < 0 ? fromCaret : at + step]
  if (!next) return false
  onSelect([next.id])
  showSpan(context, next.id)
  return true
}

/** Puts the caret at the start of a span and scrolls it into view. */
export const showSpan = (context: TextContext, id: LabelId): void => {
  const span = shownSpans(context).find((entry) => entry.id === id)
  const fragment = span?.fragments[0]
  if (!fragment) return
  const { from } = context.places.rangeOf(fragment)
  const { view } = context
  view.dispatch({ selection: EditorSelection.cursor(from), scrollIntoView: true, userEvent: 'select' })
}

/** Unmarks words and unselects spans; false when there was neither. */
export const clearMarks = (context: TextContext): boolean => {
  const { selection, onSelect } = context.state()
  const { empty, head } = context.view.state.selection.main
  if (empty && selection.size === 0) return false
  if (!empty) unmark(context, head)
  if (selection.size > 0) onSelect([])
  return true
}
