import { useMemo, type ReactNode, type RefObject } from 'react'
import type { LabelId } from '../../../../shared/ids.ts'
import type { ItemSummary } from '../../../../shared/ipc/work.ts'
import type { ClassId } from '../../../../shared/labels/base.ts'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import type { ImageView } from '../../canvas/image-view.ts'
import { looksOf } from '../../canvas/painting/words.ts'
import { AssistSection } from './assist/assist-section.tsx'
import type { Assist } from './assist/use-assist.ts'
import { drawableClasses, itemClasses } from './class-choice.ts'
import { ItemClassSection } from './item-class-section.tsx'
import { LabelsPalette } from './labels-palette.tsx'
import { ObjectsList } from './objects-list.tsx'
import type { Bench } from './use-bench.ts'
import './panel.css'

export interface PanelProps {
  readonly bench: Bench
  readonly assist: Assist
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
  readonly onShow: (id: LabelId) => void
  readonly onToggleItemClass: (id: ClassId) => void
}

/** The right side: the reviewer's words when there are some, labels, objects, classes of the whole item. */
export const Panel = ({
  bench,
  assist,
  kind,
  ontology,
  comments,
  inspector,
  view,
  onAsk,
  readOnly,
  filterRef,
  onShow,
  onToggleItemClass,
}: PanelProps) => {
  const drawable = useMemo(() => drawableClasses(ontology, kind), [ontology, kind])
  const whole = useMemo(() => itemClasses(ontology), [ontology])
  const marks = useMemo(() => new Map([...looksOf(ontology)].map(([id, { short }]) => [id, short])), [ontology])
  const { labels, activeClassId, pickClass, selection } = bench
  const hint = selection.size > 0 ? 'digit relabels' : kind === 'text' ? 'digit labels the words' : 'digit picks'
  return (
    <aside className="panel" aria-label="Labels and objects" data-region>
      {comments}
      {drawable.length > 0 && (
        <LabelsPalette
          classes={drawable}
          {...{ marks, labels, activeClassId, hint }}
          disabled={readOnly}
          view={view}
          onPick={pickClass}
          onAsk={onAsk}
        />
      )}
      <AssistSection assist={assist} readOnly={readOnly} />
      <ObjectsList bench={bench} ontology={ontology} filterRef={filterRef} onShow={onShow} />
      {inspector}
      {whole.length > 0 && (
        <ItemClassSection
          {...{ kind, marks, labels }}
          classes={whole}
          disabled={readOnly}
          onToggle={onToggleItemClass}
        />
      )}
    </aside>
  )
}
