import { MultiSelect, Select, TextInput } from '@mantine/core'
import { Field } from './field.tsx'
import { answersOf } from './question-edits.ts'
import type { QuestionPartProps } from './question-form.tsx'

const yesNo = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]

/** Lists take each of their words once; while options are written two may be the same. */
export const choices = (words: readonly string[]): string[] => [...new Set(words)]

/** What a new label begins with. */
export const FirstAnswer = ({ question, errorOf, onEdit }: QuestionPartProps) => {
  const { kind, first } = question
  const shared = { 'aria-label': 'Default', placeholder: 'No default', error: errorOf('first') }
  const one = (value: string | null) => onEdit({ first: value === null || value === '' ? [] : [value] })
  return (
    <Field label="Default">
      {kind === 'multi-select' ? (
        <MultiSelect
          {...shared}
          data={choices(answersOf(question))}
          value={[...first]}
          onChange={(next) => onEdit({ first: next })}
        />
      ) : kind === 'select' || kind === 'boolean' ? (
        <Select
          {...shared}
          clearable
          data={kind === 'boolean' ? yesNo : choices(answersOf(question))}
          value={first[0] ?? null}
          onChange={one}
        />
      ) : (
        <TextInput {...shared} value={first[0] ?? ''} onChange={(event) => one(event.currentTarget.value)} />
      )}
    </Field>
  )
}
