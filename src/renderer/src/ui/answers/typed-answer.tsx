import { Textarea, TextInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { answerFault } from '../../../../shared/labels/attribute-rules.ts'
import type { Attribute } from '../../../../shared/labels/attributes.ts'
import type { AnswerProps } from './answer-props.ts'
import { useDraft } from './use-draft.ts'

type NumberAttribute = Extract<Attribute, { kind: 'number' }>

const mixedWords = 'Several answers'

/** Words on one line or on many. */
export const TextAnswer = (props: AnswerProps<Extract<Attribute, { kind: 'text' }>>) => {
  const { attribute, value, isMixed, disabled, onAnswer } = props
  const isLong = attribute.lines === 'many'
  const draft = useDraft(
    typeof value === 'string' ? value : '',
    (text) => onAnswer(text.trim() === '' ? undefined : text),
    !isLong,
  )
  const shared = {
    'aria-label': attribute.name,
    value: draft.text,
    maxLength: attribute.maxLength ?? 10_000,
    disabled,
    placeholder: isMixed ? mixedWords : '',
    onBlur: draft.onBlur,
    onKeyDown: draft.onKeyDown,
  }
  return isLong ? (
    <Textarea {...shared} autosize minRows={2} maxRows={8} onChange={(event) => draft.onChange(event.target.value)} />
  ) : (
    <TextInput {...shared} onChange={(event) => draft.onChange(event.target.value)} />
  )
}

/** Reads a number as people write it: a comma is a point. Null: it is none. */
export const readNumber = (text: string): number | null => {
  const words = text.trim().replace(',', '.')
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(words) ? Number(words) : null
}

/** One step up or down from a number, inside its limits, without the dust of binary fractions. */
export const steppedNumber = (attribute: NumberAttribute, from: number, by: 1 | -1): number => {
  const { min = -Infinity, max = Infinity, step = 1 } = attribute
  const next = Number((from + by * step).toPrecision(12))
  return Math.min(Math.max(next, min), max)
}

const faultOf = (attribute: NumberAttribute, text: string): string | null =>
  text.trim() === '' ? null : answerFault(attribute, readNumber(text) ?? Number.NaN)

/** A number with its unit; arrow keys step. What is no right number is said and not taken. */
export const NumberAnswer = ({ attribute, value, isMixed, disabled, onAnswer }: AnswerProps<NumberAttribute>) => {
  const [fault, setFault] = useState<string | null>(null)
  const draft = useDraft(typeof value === 'number' ? String(value) : '', (text) => {
    const wrong = faultOf(attribute, text)
    setFault(wrong)
    if (wrong === null) onAnswer(readNumber(text) ?? undefined)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    draft.onKeyDown(event)
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (by === 0 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    draft.onChange(String(steppedNumber(attribute, readNumber(draft.text) ?? attribute.min ?? 0, by)))
    setFault(null)
  }
  return (
    <TextInput
      aria-label={attribute.name}
      inputMode="decimal"
      value={draft.text}
      disabled={disabled}
      placeholder={isMixed ? mixedWords : ''}
      error={fault ?? (value === undefined ? null : answerFault(attribute, value))}
      rightSection={attribute.unit === undefined ? undefined : <span className="answer-unit">{attribute.unit}</span>}
      rightSectionWidth={attribute.unit === undefined ? undefined : 12 + attribute.unit.length * 7}
      onChange={(event) => {
        draft.onChange(event.target.value)
        if (fault !== null) setFault(faultOf(attribute, event.target.value))
      }}
      onBlur={draft.onBlur}
      onKeyDown={onKeyDown}
    />
  )
}
