import { useMemo } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import type { Label } from '../../../../../shared/labels/index.ts'
import type { OntologyClass } from '../../../../../shared/labels/ontology.ts'
import type { ItemDocument } from '../../../document/item-document.ts'
import { formatCount, formatPlural } from '../../../ui/format.ts'
import { Swatch } from '../../../ui/swatch.tsx'
import { ObjectDetail } from './object-detail.tsx'

export interface SelectionSectionProps {
  readonly doc: ItemDocument
  readonly selection: ReadonlySet<LabelId>
  readonly classOf: (label: Label) => OntologyClass | undefined
  readonly readOnly: boolean
}

const classesShown = 4

/** How many there are of each class, the most frequent first. */
const classCounts = (labels: readonly Label[], classOf: SelectionSectionProps['classOf']) => {
  const counts = new Map<OntologyClass, number>()
  for (const label of labels) {
    const entry = classOf(label)
    if (entry) counts.set(entry, (counts.get(entry) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)
}

/** Several selected objects: what they are, and their common questions, answered for all at once. */
export const SelectionSection = ({ doc, selection, classOf, readOnly }: SelectionSectionProps) => {
  const now = doc.labels()
  const labels = useMemo(() => [...selection].flatMap((id) => now.get(id) ?? []), [selection, now])
  const shown = useMemo(() => classCounts(labels, classOf), [labels, classOf])
  return (
    <section className="selection-section" aria-label="Selected objects">
      <div className="panel-head">
        <b>{formatPlural(labels.length, 'selected', 'selected')}</b>
        <span className="selection-classes">
          {shown.slice(0, classesShown).map(([entry, count]) => (
            <span key={entry.id} className="row" title={entry.name}>
              <Swatch colour={entry.colour} small />
              <span className="ell">{entry.name}</span>
              <span className="t3 xs num">{formatCount(count)}</span>
            </span>
          ))}
          {shown.length > classesShown && <span className="t3 xs">and {shown.length - classesShown} more</span>}
        </span>
      </div>
      <ObjectDetail {...{ doc, labels, classOf, readOnly }} />
    </section>
  )
}
