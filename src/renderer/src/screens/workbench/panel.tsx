import { useCallback, useMemo, type ReactNode, type RefObject } from 'react'
import type { LabelId } from '../../../../shared/ids.ts'
import type { ItemSummary } from '../../../../shared/ipc/work.ts'
import type { ClassId } from '../../../../shared/labels/base.ts'
import type { Label } from '../../../../shared/labels/index.ts'
import type { Ontology, OntologyClass } from '../../../../shared/labels/ontology.ts'
import type { ImageView } from '../../canvas/image-view.ts'
import { looksOf } from '../../canvas/painting/words.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import { AssistSection } from './assist/assist-section.tsx'
import type { Assist } from './assist/use-assist.ts'
import { drawableClasses, itemClasses } from './class-choice.ts'
import { LabelsPalette } from './labels-palette.tsx'
import { ItemQuestions } from './objects/item-questions.tsx'
import type { LiveObjects } from './objects/live-objects.ts'
import { ObjectsList } from './objects/objects-list.tsx'
import { useObjectsVersion } from './objects/use-objects.ts'
import type { Bench } from './use-bench.ts'
import './panel.css'

export interface PanelProps {
  readonly doc: ItemDocument
  readonly bench: Bench
  readonly assist: Assist
  readonly objects: LiveObjects
  readonly kind: ItemSummary['kind']
  readonly ontology: Ontology
  /** Stands first: what was said about the item. */
  readonly comments: ReactNode
  /** Where the selected shape lies, below the objects. */
  readonly inspector: ReactNode
  readonly view: ImageView | null
  /** Shows what belongs into a class. */
  readonly onAsk: (id: ClassId) => void
  readonly readOnly: boolean
  readonly filterRef: RefObject<HTMLInputElement | null>
  /** The part that a label of the whole item lies on. */
  readonly mainPart: string
  /** Brings a label into view. */
  readonly onShow: (id: LabelId) => void
}

const useClasses = (ontology: Ontology, kind: ItemSummary['kind']) => {
  const drawable = useMemo(() => drawableClasses(ontology, kind), [ontology, kind])
  const whole = useMemo(() => itemClasses(ontology), [ontology])
  const marks = useMemo(() => new Map([...looksOf(ontology)].map(([id, { short }]) => [id, short])), [ontology])
  const byId = useMemo(() => new Map(ontology.classes.map((entry) => [entry.id, entry])), [ontology])
  const classOf = useCallback((label: Label): OntologyClass | undefined => byId.get(label.classId), [byId])
  return { drawable, whole, marks, classOf }
}

/** The right side: the reviewer's words when there are some, labels, objects, what is asked about the whole item. */
export const Panel = (props: PanelProps) => {
  const { doc, bench, objects, kind, ontology, comments, view, readOnly, onShow } = props
  const { drawable, whole, marks, classOf } = useClasses(ontology, kind)
  const { activeClassId, pickClass, selection } = bench
  useObjectsVersion(objects)
  const hint = selection.size > 0 ? 'digit relabels' : kind === 'text' ? 'digit labels the words' : 'digit picks'
  return (
    <aside className="panel" aria-label="Labels and objects" data-region>
      {comments}
      {drawable.length > 0 && (
        <LabelsPalette
          classes={drawable}
          {...{ marks, activeClassId, hint }}
          countOf={objects.index.slots.countOf}
          disabled={readOnly}
          view={view}
          onPick={pickClass}
          onAsk={props.onAsk}
        />
      )}
      <AssistSection assist={props.assist} readOnly={readOnly} />
      <ObjectsList {...{ doc, bench, objects, classOf, readOnly, onShow, view }} filterRef={props.filterRef} />
      {props.inspector}
      {whole.length > 0 && (
        <ItemQuestions {...{ doc, objects, kind, marks }} classes={whole} part={props.mainPart} disabled={readOnly} />
      )}
    </aside>
  )
}
