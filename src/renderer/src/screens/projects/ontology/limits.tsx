import { Checkbox, TextInput } from '@mantine/core'
import { Field } from './field.tsx'
import type { QuestionPartProps } from './question-form.tsx'

const numberFields = [
  ['min', 'Least'],
  ['max', 'Most'],
  ['step', 'Step'],
  ['unit', 'Unit'],
] as const

/** Between what a number lies, in which steps, and its unit. */
export const NumberLimits = ({ question, errorOf, onEdit }: QuestionPartProps) => (
  <Field label="Limits">
    <div className="ontology-four">
      {numberFields.map(([field, label]) => (
        <TextInput
          key={field}
          label={label}
          value={question[field]}
          error={errorOf(field)}
          inputMode={field === 'unit' ? 'text' : 'decimal'}
          onChange={(event) => onEdit({ [field]: event.currentTarget.value })}
        />
      ))}
    </div>
  </Field>
)

/** How long words may be, and whether they go over several lines. */
export const TextLimits = ({ question, errorOf, onEdit }: QuestionPartProps) => (
  <Field label="Limits">
    <div className="row ontology-wrap">
      <TextInput
        aria-label="At most so many characters"
        placeholder="10 000 characters"
        inputMode="numeric"
        value={question.maxLength}
        error={errorOf('maxLength')}
        onChange={(event) => onEdit({ maxLength: event.currentTarget.value })}
      />
      <Checkbox
        label="Several lines"
        checked={question.lines === 'many'}
        onChange={(event) => onEdit({ lines: event.currentTarget.checked ? 'many' : null })}
      />
    </div>
  </Field>
)
