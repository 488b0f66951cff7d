import { Checkbox, Select, TextInput } from '@mantine/core'
import { ConditionField } from './condition-field.tsx'
import type { QuestionDraft } from './draft.ts'
import { Field } from './field.tsx'
import { FirstAnswer } from './first-answer.tsx'
import { answerWords } from './kinds.ts'
import { NumberLimits, TextLimits } from './limits.tsx'
import { OptionList } from './option-list.tsx'
import { at, type Problems } from './problems.ts'
import { editQuestion } from './question-edits.ts'

export interface QuestionFormProps {
  readonly question: QuestionDraft
  readonly list: readonly QuestionDraft[]
  /** The key of the class. */
  readonly owner: number
  readonly problems: Problems
  readonly onChange: (list: readonly QuestionDraft[]) => void
}

/** What the parts of the form are handed. */
export interface QuestionPartProps {
  readonly question: QuestionDraft
  readonly errorOf: (field: string) => string | undefined
  readonly onEdit: (fields: Partial<Omit<QuestionDraft, 'key'>>) => void
}

/** Everything about one question. */
export const QuestionForm = (props: QuestionFormProps) => {
  const { question, list, owner, problems, onChange } = props
  const { key, kind } = question
  const part: QuestionPartProps = {
    question,
    errorOf: (field) => problems.get(at.question(owner, key, field)),
    onEdit: (fields) => onChange(editQuestion(list, key, fields)),
  }
  return (
    <div className="question-form">
      <Field label="Question">
        <TextInput
          aria-label="Question"
          data-question-field
          value={question.name}
          error={part.errorOf('name')}
          onChange={(event) => part.onEdit({ name: event.currentTarget.value })}
        />
      </Field>
      <Field label="Answer">
        <div className="row ontology-wrap">
          <Select
            aria-label="Kind of answer"
            allowDeselect={false}
            disabled={question.signed !== undefined}
            data={Object.entries(answerWords).map(([value, label]) => ({ value, label }))}
            value={kind}
            onChange={(next) => part.onEdit({ kind: (next ?? kind) as QuestionDraft['kind'], first: [] })}
          />
          <Checkbox
            label="Required"
            checked={question.required}
            onChange={(event) => part.onEdit({ required: event.currentTarget.checked })}
          />
        </div>
        {question.signed && <p className="t3 xs">Signed: labels may have answers, so the kind stays.</p>}
      </Field>
      {(kind === 'select' || kind === 'multi-select') && <OptionList {...props} />}
      {kind === 'number' && <NumberLimits {...part} />}
      {kind === 'text' && <TextLimits {...part} />}
      <FirstAnswer {...part} />
      <ConditionField {...part} list={list} />
    </div>
  )
}
