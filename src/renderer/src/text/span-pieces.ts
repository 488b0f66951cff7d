import type { LabelId } from '../../../shared/ids.ts'
import type { Label } from '../../../shared/labels/index.ts'
import type { Ontology } from '../../../shared/labels/ontology.ts'
import type { SpanLabel } from '../../../shared/labels/span.ts'
import type { SpanPiece } from './span-layout.ts'
import type { TextPlaces } from './text-places.ts'

/** The spans on one part, by position; of two that begin together the longer one first. */
export const spansOn = (labels: Iterable<Label>, part: string): readonly SpanLabel[] => {
  const spans: SpanLabel[] = []
  for (const label of labels) if (label.kind === 'span' && label.part === part) spans.push(label)
  const startOf = (span: SpanLabel) => span.fragments[0]?.start ?? 0
  const endOf = (span: SpanLabel) => span.fragments.at(-1)?.end ?? 0
  return spans.sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a))
}

/** What is to be drawn for spans: one piece for each part. Parts without a character are not drawn. */
export const piecesOf = (
  spans: readonly SpanLabel[],
  shown: {
    readonly places: TextPlaces
    readonly ontology: Ontology
    readonly selection: ReadonlySet<LabelId>
  },
): readonly SpanPiece[] => {
  const classes = new Map<string, { name: string; colour: number }>(shown.ontology.classes.map((entry) => [entry.id, entry])) // prettier-ignore
  return spans.flatMap((span) => {
    const { name, colour } = classes.get(span.classId) ?? { name: span.classId, colour: 1 }
    const parts = span.fragments.length
    return span.fragments.flatMap((fragment, at) => {
      const range = shown.places.rangeOf(fragment)
      if (range.from >= range.to) return []
      const partName = parts > 1 && at > 0 ? `${name}, part ${at + 1} of ${parts}` : name
      const selected = shown.selection.has(span.id)
      return [{ ...range, labelId: span.id, colour, name: partName, selected, later: at > 0 }]
    })
  })
}
