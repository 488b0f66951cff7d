import { useMemo, type KeyboardEvent } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import type { Label } from '../../../../../shared/labels/index.ts'
import type { OntologyClass } from '../../../../../shared/labels/ontology.ts'
import { isSuggestion } from '../../../../../shared/labels/finish-rules.ts'
import type { ItemDocument } from '../../../document/item-document.ts'
import { AnswerForm } from '../../../ui/answers/answer-form.tsx'
import { ActionKey } from '../../shell/action-key.tsx'
import { focusContent } from '../focus-back.ts'
import { answerLabels, sharedQuestions, wordsQuestion } from './questions.ts'

export interface ObjectDetailProps {
  readonly doc: ItemDocument
  /** One label, or several that are answered together. Memoise a long list. */
  readonly labels: readonly Label[]
  readonly classOf: (label: Label) => OntologyClass | undefined
  readonly readOnly: boolean
}

/** In a field for words Escape leads back to the content, and so does Enter; with Shift it is a new line of the words. */
const endsWriting = ({ key, shiftKey, target, defaultPrevented }: KeyboardEvent): boolean => {
  if (defaultPrevented || !(target instanceof HTMLElement) || !target.matches('textarea, input:not([role=combobox])'))
    return false
  const isWords = target.closest(`[data-attribute="${wordsQuestion}"]`) !== null
  return key === 'Escape' || (key === 'Enter' && !shiftKey && isWords)
}

/** The questions about what is selected. One answer is one change, however many labels it goes to. */
export const ObjectDetail = ({ doc, labels, classOf, readOnly }: ObjectDetailProps) => {
  const shared = useMemo(() => sharedQuestions(labels, classOf), [labels, classOf])
  const { attributes, answers, mixed, missing } = shared
  const undecided = labels.every(isSuggestion)
  const ids: readonly LabelId[] = labels.map(({ id }) => id)
  if (attributes.length === 0) return null
  return (
    <div
      className="object-answers"
      data-own-keys
      data-about={ids.length === 1 ? ids[0] : undefined}
      onKeyDown={(event) => {
        if (!endsWriting(event)) return
        event.preventDefault()
        event.stopPropagation()
        focusContent()
      }}
    >
      <AnswerForm
        // Fields that hold words being typed belong to these labels and no others.
        key={ids.length === 1 ? ids[0] : 'several'}
        {...{ attributes, answers, mixed }}
        missing={undecided ? new Set() : missing}
        disabled={readOnly}
        missingKey={<ActionKey id="objects.next-missing" />}
        onAnswer={(id, value) => answerLabels(doc, ids, { id, value, classOf })}
      />
    </div>
  )
}
