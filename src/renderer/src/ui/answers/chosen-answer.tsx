import { Checkbox, MultiSelect, Select } from '@mantine/core'
import type { Attribute } from '../../../../shared/labels/attributes.ts'
import { chipsMax, type AnswerProps } from './answer-props.ts'
import { ChoiceChips } from './choice-chips.tsx'

type Of<Kind extends Attribute['kind']> = AnswerProps<Extract<Attribute, { kind: Kind }>>

/** What a list that is searched has in common, for one answer and for several. */
const searched = ({ attribute, disabled }: Of<'select'> | Of<'multi-select'>) => ({
  'aria-label': attribute.name,
  data: attribute.options,
  searchable: true,
  disabled,
  nothingFoundMessage: 'No option has these words',
  maxDropdownHeight: 260,
  comboboxProps: { withinPortal: true, position: 'bottom-end' as const, middlewares: { flip: true, shift: true } },
})

/** One of the options: side by side when there are few, else searched. A second press takes an answer back. */
export const SelectAnswer = (props: Of<'select'>) => {
  const { attribute, value, isMixed, disabled, onAnswer } = props
  const chosen = typeof value === 'string' ? value : null
  if (attribute.options.length <= chipsMax)
    return (
      <ChoiceChips
        label={attribute.name}
        options={attribute.options}
        chosen={chosen === null ? [] : [chosen]}
        several={false}
        disabled={disabled}
        onPress={(option) => onAnswer(option === chosen && attribute.required !== true ? undefined : option)}
      />
    )
  return (
    <Select
      {...searched(props)}
      value={chosen}
      clearable={attribute.required !== true}
      placeholder={isMixed ? 'Several answers' : 'Choose'}
      onChange={(option) => onAnswer(option ?? undefined)}
    />
  )
}

/** Any number of the options. */
export const MultiSelectAnswer = (props: Of<'multi-select'>) => {
  const { attribute, value, isMixed, disabled, onAnswer } = props
  const chosen = Array.isArray(value) ? value : []
  const answer = (next: readonly string[]) =>
    onAnswer(next.length === 0 ? undefined : attribute.options.filter((option) => next.includes(option)))
  if (attribute.options.length <= chipsMax)
    return (
      <ChoiceChips
        label={attribute.name}
        options={attribute.options}
        chosen={chosen}
        several
        disabled={disabled}
        onPress={(option) =>
          answer(chosen.includes(option) ? chosen.filter((other) => other !== option) : [...chosen, option])
        }
      />
    )
  return (
    <MultiSelect
      {...searched(props)}
      value={chosen}
      placeholder={chosen.length > 0 ? '' : isMixed ? 'Several answers' : 'Choose'}
      onChange={answer}
    />
  )
}

/** Yes or no: a box to tick, or both words side by side where an answer is required and a tick would hide that none is there. */
export const BooleanAnswer = ({ attribute, value, isMixed, disabled, onAnswer }: Of<'boolean'>) =>
  attribute.required ? (
    <ChoiceChips
      label={attribute.name}
      options={['Yes', 'No']}
      chosen={typeof value === 'boolean' ? [value ? 'Yes' : 'No'] : []}
      several={false}
      disabled={disabled}
      onPress={(option) => onAnswer(option === 'Yes')}
    />
  ) : (
    <Checkbox
      size="xs"
      className="answer-tick"
      aria-label={attribute.name}
      checked={value === true}
      indeterminate={isMixed}
      disabled={disabled}
      onChange={(event) => onAnswer(event.currentTarget.checked)}
    />
  )
