import { useMemo, useSyncExternalStore } from 'react'
import type { Label } from '../../../../shared/labels/index.ts'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import { formatCount } from '../../ui/format.ts'
import { Swatch } from '../../ui/swatch.tsx'
import { classOf, labelNames, labelPlace } from './label-words.ts'
import type { Marks } from './review-content.tsx'

/** The labels of the item. Choosing one marks it in the content, and a comment can be pinned to it. */
export const LabelList = (props: {
  readonly doc: ItemDocument
  readonly ontology: Ontology
  readonly marks: Marks
}) => {
  const { doc, ontology, marks } = props
  const held = useSyncExternalStore(doc.subscribe, doc.labels)
  const labels = useMemo(() => [...held.values()], [held])
  const names = useMemo(() => labelNames(labels, ontology), [labels, ontology])
  return (
    <section className="review-section review-labels">
      <header className="row review-section-head">
        <h3>Labels</h3>
        <span className="t3 xs num">{formatCount(labels.length)}</span>
      </header>
      {labels.length === 0 ? (
        <p className="t3 sm review-none">This item was delivered without labels.</p>
      ) : (
        <ul className="scroll">
          {labels.map((label) => (
            <LabelRow
              key={label.id}
              label={label}
              name={names.get(label.id) ?? label.classId}
              colour={classOf(ontology, label)?.colour ?? 1}
              marks={marks}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

const LabelRow = (props: {
  readonly label: Label
  readonly name: string
  readonly colour: number
  readonly marks: Marks
}) => {
  const { label, marks } = props
  const isSelected = marks.selection.has(label.id)
  return (
    <li>
      <button
        type="button"
        className="review-row"
        aria-pressed={isSelected}
        data-hovered={marks.hovered === label.id || undefined}
        onClick={() => marks.onSelect(isSelected ? [] : [label.id])}
        onMouseEnter={() => marks.onHover(label.id)}
        onMouseLeave={() => marks.onHover(null)}
      >
        <Swatch colour={props.colour} small />
        <span className="ell review-label-name">{props.name}</span>
        <span className="grow ell xs t3 right">{labelPlace(label)}</span>
      </button>
    </li>
  )
}
