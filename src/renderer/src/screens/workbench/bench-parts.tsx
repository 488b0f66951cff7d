import { useMemo } from 'react'
import type { LabelId } from '../../../../shared/ids.ts'
import type { ClassId } from '../../../../shared/labels/base.ts'
import type { Ontology } from '../../../../shared/labels/ontology.ts'
import { useActions } from '../../actions/actions-provider.tsx'
import type { Offer } from '../../actions/registry.ts'
import type { ImageView } from '../../canvas/image-view.ts'
import type { ItemDocument } from '../../document/item-document.ts'
import { IssuePins } from './comments/issue-pins.tsx'
import type { Conversation } from './comments/use-conversation.ts'
import { GuideLines } from './view/guide-lines.tsx'
import { LookMark } from './view/look-mark.tsx'
import { FilterChip } from './walk/filter-chip.tsx'
import type { ItemFilter } from './walk/item-filter.ts'

/** The guidelines sheet, and what is asked of it. */
export interface Guide {
  readonly opened: boolean
  readonly about: ClassId | null
  readonly toggle: () => void
  readonly ask: (id: ClassId) => void
}

/** What a person must not forget: not all items are walked through, the picture is not shown as it is. */
export const BenchChips = ({
  flow,
  view,
}: {
  readonly flow: { readonly filter: ItemFilter; readonly onFilter: (filter: ItemFilter) => void }
  readonly view: ImageView | null
}) => (
  <>
    {view && <LookMark view={view} />}
    <FilterChip filter={flow.filter} onFilter={flow.onFilter} />
  </>
)

/** The one label that is selected, by the name of its class; null for none or several. */
export const selectedOf = (
  selection: ReadonlySet<LabelId>,
  doc: ItemDocument,
  ontology: Ontology,
): { readonly id: LabelId; readonly name: string } | null => {
  const [id] = selection
  const label = id !== undefined && selection.size === 1 ? doc.label(id) : null
  const name = ontology.classes.find((entry) => entry.id === label?.classId)?.name
  return label && name !== undefined ? { id: label.id, name } : null
}

/** What lies on the picture: guides to take hold of, comments, and the press that pins a new one. */
export const OverPicture = (props: {
  readonly talk: Conversation
  readonly view: ImageView
  readonly doc: ItemDocument
}) => {
  const { talk, view, doc } = props
  return (
    <>
      <GuideLines view={view} />
      <IssuePins
        {...{ view, doc }}
        comments={talk.comments}
        chosen={talk.chosen}
        onChoose={talk.choose}
        onPlace={talk.draft?.placing === true ? (point) => talk.change({ point, placing: false }) : null}
      />
    </>
  )
}

/** Offers to write to the lead. */
export const useTalkActions = ({ begin }: Pick<Conversation, 'begin'>, closed: boolean): void => {
  useActions(
    useMemo<readonly Offer[]>(
      () => [{ id: 'item.comment', enabled: !closed, whyNot: 'The item is accepted.', run: () => begin() }],
      [begin, closed],
    ),
  )
}
