import type { Labels } from '../../../../../shared/changes/apply.ts'
import type { LabelId } from '../../../../../shared/ids.ts'
import type { SuggestedBox } from '../../../../../shared/ipc/models.ts'
import type { Label } from '../../../../../shared/labels/index.ts'
import { isSuggestion } from '../../../../../shared/labels/finish-rules.ts'
import type { ItemDocument, Touched } from '../../../document/item-document.ts'

/** Suggestions that nobody decided, the most certain first. */
export const suggestionsIn = (labels: Labels): Label[] =>
  [...labels.values()].filter(isSuggestion).sort((a, b) => (b.assist?.confidence ?? 0) - (a.assist?.confidence ?? 0))

type Watched = Pick<ItemDocument, 'labels' | 'label' | 'subscribe'>

/** Suggestions as a document has them: the same list until a change touches one. All labels are looked through only then. */
export const watchSuggestions = (doc: Watched) => {
  let seen = doc.labels()
  let list: readonly Label[] = suggestionsIn(seen)
  const look = () => {
    seen = doc.labels()
    list = suggestionsIn(seen)
  }
  const touches = (touched: Touched): boolean => {
    if (touched === 'all') return true
    const isOne = (id: LabelId) => {
      const label = doc.label(id)
      return label !== null && isSuggestion(label)
    }
    return list.some(({ id }) => touched.has(id)) || [...touched].some(isOne)
  }
  return {
    now: () => list,
    subscribe: (listener: () => void): (() => void) => {
      // What was changed before anybody listened is not told.
      if (doc.labels() !== seen) look()
      return doc.subscribe((touched) => {
        if (!touches(touched)) {
          seen = doc.labels()
          return
        }
        look()
        listener()
      })
    },
  }
}

/** Those that the slider shows. */
export const shownFrom = (suggestions: readonly Label[], confidenceMin: number): Label[] =>
  suggestions.filter(({ assist }) => (assist?.confidence ?? 1) >= confidenceMin)

/** Lays the boxes of a model on the item, in place of what it suggested before and nobody decided. One change. */
export const putSuggestions = (
  doc: ItemDocument,
  boxes: readonly SuggestedBox[],
  { source, part }: { readonly source: string; readonly part: string },
): void => {
  const old = suggestionsIn(doc.labels()).filter(({ assist }) => assist?.source === source)
  doc.transact('assist.suggest', (draft) => {
    for (const { id } of old) draft.remove(id)
    for (const { confidence, classId, ...rect } of boxes)
      draft.put({
        ...{ kind: 'box', id: doc.newLabelId(), classId, part, attributes: {} },
        ...rect,
        assist: { source, confidence, accepted: false },
      })
  })
}

/** Makes suggestions the work of whoever accepts them. One change. */
export const acceptSuggestions = (doc: ItemDocument, ids: readonly LabelId[]): void => {
  doc.transact('assist.accept', (draft) => {
    for (const id of ids) {
      const label = draft.get(id)
      if (label?.assist) draft.put({ ...label, assist: { ...label.assist, accepted: true } })
    }
  })
}

/** Removes suggestions. One change. */
export const rejectSuggestions = (doc: ItemDocument, ids: readonly LabelId[]): void => {
  doc.transact('assist.reject', (draft) => {
    for (const id of ids) draft.remove(id)
  })
}
