import type { EditorView } from '@codemirror/view'
import type { LabelId } from '../../../shared/ids.ts'
import type { ClassId } from '../../../shared/labels/base.ts'
import type { Ontology } from '../../../shared/labels/ontology.ts'
import type { ItemDocument } from '../document/item-document.ts'
import type { TextPlaces } from './text-places.ts'

/** Where the caret or the marked words are, for a status line. Offsets are code points. */
export interface TextCaret {
  /** Number of the paragraph, or null on a blank line. */
  readonly paragraph: number | null
  readonly start: number
  readonly end: number
}

/** What a text engine is told from outside. Replaced as a whole whenever something of it changes. */
export interface TextState {
  readonly doc: ItemDocument
  readonly part: string
  readonly ontology: Ontology
  readonly activeClassId: ClassId | null
  readonly selection: ReadonlySet<LabelId>
  readonly readOnly: boolean
  readonly copyText: boolean
  readonly snapToWords: boolean
  readonly onSelect: (ids: readonly LabelId[]) => void
  readonly onSnapToWords: (snap: boolean) => void
  readonly onCaret: (caret: TextCaret) => void
}

/** What commands get: the editor, the text in both ways of counting, and the latest state. */
export interface TextContext {
  readonly view: EditorView
  readonly places: TextPlaces
  readonly state: () => TextState
}
