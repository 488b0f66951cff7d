import type { ReactNode } from 'react'
import { askedNow, type Answers } from '../../../../shared/labels/attribute-rules.ts'
import type { Attribute } from '../../../../shared/labels/attributes.ts'
import type { AttributeValue } from '../../../../shared/labels/base.ts'
import type { AnswerProps } from './answer-props.ts'
import { BooleanAnswer, MultiSelectAnswer, SelectAnswer } from './chosen-answer.tsx'
import { NumberAnswer, TextAnswer } from './typed-answer.tsx'
import './answers.css'

export interface AnswerFormProps {
  /** Of the class; those that are not asked now are left out here. */
  readonly attributes: readonly Attribute[]
  readonly answers: Answers
  /** Ids of attributes that several labels answer differently. */
  readonly mixed?: ReadonlySet<string>
  /** Ids of attributes that hold the item back. */
  readonly missing: ReadonlySet<string>
  readonly disabled?: boolean
  /** Stands beside the first that is missing: the key that leads to it. */
  readonly missingKey?: ReactNode
  readonly onAnswer: (id: string, value: AttributeValue | undefined) => void
}

/** A question with more letters stands above its answer, not beside it. */
const besideMax = 14

const Answer = (props: AnswerProps) => {
  const { attribute } = props
  switch (attribute.kind) {
    case 'select':
      return <SelectAnswer {...props} attribute={attribute} />
    case 'multi-select':
      return <MultiSelectAnswer {...props} attribute={attribute} />
    case 'number':
      return <NumberAnswer {...props} attribute={attribute} />
    case 'text':
      return <TextAnswer {...props} attribute={attribute} />
    case 'boolean':
      return <BooleanAnswer {...props} attribute={attribute} />
  }
}

const nobody: ReadonlySet<string> = new Set()

/** The questions about a label, or about several at once. What is missing is amber and says its key. */
export const AnswerForm = ({ mixed = nobody, disabled = false, ...props }: AnswerFormProps) => {
  const { attributes, answers, missing, onAnswer } = props
  const asked = askedNow(attributes, answers)
  const first = asked.find(({ id }) => missing.has(id))?.id
  return (
    <div className="answers">
      {asked.map((attribute) => {
        const { id, name, required } = attribute
        const isMissing = missing.has(id)
        return (
          <div
            key={id}
            className="answer"
            data-attribute={id}
            data-missing={isMissing || undefined}
            data-above={name.length > besideMax || undefined}
          >
            <span className="answer-name" title={name}>
              {name}
              {required && (
                <span className="warn" aria-label="required">
                  {' '}
                  *
                </span>
              )}
              {id === first && props.missingKey}
            </span>
            <Answer
              attribute={attribute}
              value={mixed.has(id) ? undefined : answers[id]}
              isMixed={mixed.has(id)}
              disabled={disabled}
              onAnswer={(value) => onAnswer(id, value)}
            />
          </div>
        )
      })}
    </div>
  )
}

/** Puts the focus into the answer of an attribute inside an element. False when it is not there. */
export const focusAnswer = (inside: ParentNode, attribute: string): boolean => {
  const control = inside.querySelector<HTMLElement>(
    `[data-attribute="${CSS.escape(attribute)}"] :is(input:not([type=hidden]), textarea, button[tabindex="0"])`,
  )
  control?.focus()
  return control !== null
}
