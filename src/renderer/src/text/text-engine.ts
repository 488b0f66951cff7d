import { EditorState, StateEffect, StateField, Text, type Extension, type Range } from '@codemirror/state'
import { Decoration, drawSelection, EditorView, highlightSpecialChars, type DecorationSet } from '@codemirror/view'
import type { LabelId } from '../../../shared/ids.ts'
import type { ClassId } from '../../../shared/labels/base.ts'
import type { Labels } from '../../../shared/changes/apply.ts'
import { shadowRootOf } from './editor-root.ts'
import { directionOf, paragraphNumbers } from './paragraphs.ts'
import { decorationsFor } from './span-decorations.ts'
import { piecesOf } from './span-pieces.ts'
import { textClipboard } from './text-clipboard.ts'
import { labelMarked, showSpan, shownSpans } from './text-commands.ts'
import { textKeys } from './text-keys.ts'
import { placesOf } from './text-places.ts'
import { textPointer } from './text-pointer.ts'
import type { TextContext, TextState } from './text-state.ts'

/** One shown text. It draws and asks; what is labelled lives in the document. */
export interface TextEngine {
  /** Takes the latest state. Redraws spans when labels, selection or classes differ from the last time. */
  readonly update: (state: TextState) => void
  /** Labels the marked words or relabels the selected spans; false when there is nothing to label. */
  readonly label: (classId: ClassId) => boolean
  readonly show: (id: LabelId) => void
  readonly focus: () => void
  readonly dispose: () => void
}

const redraw = StateEffect.define<DecorationSet>()
const spanMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => transaction.effects.find((effect) => effect.is(redraw))?.value ?? marks,
  provide: (field) => EditorView.decorations.from(field),
})

/** Numbers paragraphs and gives each its own direction. Computed once: the text never changes. */
const lineMarks = (text: Text, numbers: readonly (number | null)[]): DecorationSet => {
  const ranges: Range<Decoration>[] = []
  for (const [at, number] of numbers.entries()) {
    const line = text.line(at + 1)
    const attributes: Record<string, string> = { dir: directionOf(line.text) }
    if (number !== null) attributes['data-paragraph'] = String(number)
    ranges.push(Decoration.line({ attributes }).range(line.from))
  }
  return Decoration.set(ranges)
}

const reading: Extension = [
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({ tabindex: '0', 'aria-readonly': 'true', 'aria-label': 'Text of the item' }),
  EditorView.lineWrapping,
  EditorView.perLineTextDirection.of(true),
  EditorView.scrollMargins.of(() => ({ top: 64, bottom: 64 })),
  // eslint-disable-next-line no-control-regex -- these are the characters that cannot be seen
  highlightSpecialChars({ specialChars: /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffc]/gu }),
  drawSelection({ cursorBlinkRate: 1060 }),
]

/** Whether spans have to be drawn anew. */
const differs = (a: TextState | null, b: TextState): boolean =>
  a?.part !== b.part || a.ontology !== b.ontology || a.selection !== b.selection

class LiveTextEngine implements TextEngine {
  readonly #context: TextContext
  #given: TextState
  #state: TextState
  #drawn: { readonly labels: Labels; readonly state: TextState } | null = null

  constructor(parent: HTMLElement, text: string, state: TextState) {
    this.#given = this.#state = state
    const places = placesOf(text)
    const numbers = paragraphNumbers(places.lines)
    const lines = Text.of(places.lines)
    let view: EditorView | null = null
    const context: TextContext = {
      places,
      state: () => this.#state,
      get view() {
        if (!view) throw new TypeError('The editor does not stand yet')
        return view
      },
    }
    this.#context = context
    const root = shadowRootOf(parent)
    view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: lines,
        extensions: [
          textPointer(context),
          textClipboard(context),
          textKeys(context),
          reading,
          EditorView.decorations.of(lineMarks(lines, numbers)),
          spanMarks,
          EditorView.updateListener.of((update) => {
            if (update.selectionSet) this.#reportCaret(numbers)
          }),
        ],
      }),
    })
    this.update(state)
  }

  readonly update = (given: TextState): void => {
    const state = { ...given, onSelect: this.#select }
    this.#given = given
    this.#state = state
    const labels = state.doc.labels()
    const before = this.#drawn
    if (before?.labels === labels && !differs(before.state, state)) return
    this.#drawn = { labels, state }
    const { view, places } = this.#context
    const { ontology, selection } = state
    const pieces = piecesOf(shownSpans(this.#context), { places, ontology, selection })
    const textFrom = (at: number) => view.state.sliceDoc(at, Math.min(at + 64, view.state.doc.lineAt(at).to))
    view.dispatch({ effects: redraw.of(decorationsFor(pieces, textFrom)) })
  }

  readonly label = (classId: ClassId): boolean => labelMarked(this.#context, classId)
  readonly show = (id: LabelId): void => showSpan(this.#context, id)
  readonly focus = (): void => this.#context.view.focus()
  readonly dispose = (): void => this.#context.view.destroy()

  /** The next key may come before the new selection has gone round: it counts from here on. */
  readonly #select = (ids: readonly LabelId[]): void => {
    this.#state = { ...this.#state, selection: new Set(ids) }
    this.#given.onSelect(ids)
  }

  #reportCaret(numbers: readonly (number | null)[]): void {
    const { view, places } = this.#context
    const { from, to } = view.state.selection.main
    const paragraph = numbers[view.state.doc.lineAt(from).number - 1] ?? null
    this.#state.onCaret({ paragraph, start: places.toCodePoint(from), end: places.toCodePoint(to) })
  }
}

/** Shows a text in an element. */
export const createTextEngine = (parent: HTMLElement, text: string, state: TextState): TextEngine =>
  new LiveTextEngine(parent, text, state)
