import { MultiSelect, Select } from '@mantine/core'
import type { QuestionDraft } from './draft.ts'
import { Field } from './field.tsx'
import { choices } from './first-answer.tsx'
import { answersOf, questionsBefore } from './question-edits.ts'
import type { QuestionPartProps } from './question-form.tsx'

const always = 'always'

/** When the question is asked: always, or only while one before it has some answer. */
export const ConditionField = (props: QuestionPartProps & { readonly list: readonly QuestionDraft[] }) => {
  const { question, list, errorOf, onEdit } = props
  const { when } = question
  const asked = when && list.find(({ key }) => key === when.question)
  const offered = questionsBefore(list, question.key)
  // One that does not fit any more stays shown, so that what is wrong can be seen.
  const all = asked && !offered.includes(asked) ? [...offered, asked] : offered
  const choose = (value: string | null) =>
    onEdit({ when: value === null || value === always ? null : { question: Number(value), equals: [] } })
  return (
    <Field label="Asked" error={errorOf('when')}>
      <div className="row ontology-wrap">
        <Select
          aria-label="Asked when"
          allowDeselect={false}
          data={[
            { value: always, label: 'Always' },
            ...all.map(({ key, name }) => ({ value: String(key), label: `When “${name.trim() || '…'}” is` })),
          ]}
          value={when ? String(when.question) : always}
          onChange={choose}
        />
        {when && (
          <MultiSelect
            className="grow"
            aria-label="One of these answers"
            placeholder={when.equals.length === 0 ? 'Choose answers' : ''}
            data={choices([...(asked ? answersOf(asked) : []), ...when.equals]).map((value) => ({
              value,
              label: asked?.kind === 'boolean' ? (value === 'true' ? 'Yes' : 'No') : value,
            }))}
            value={[...when.equals]}
            onChange={(equals) => onEdit({ when: { ...when, equals } })}
          />
        )}
      </div>
      {!when && offered.length === 0 && (
        <p className="t3 xs">To ask only at times, put a question with options or yes and no before it.</p>
      )}
    </Field>
  )
}
