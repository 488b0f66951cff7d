import type { Attribute } from '../../../../shared/labels/attributes.ts'
import type { AttributeValue } from '../../../../shared/labels/base.ts'

/** One question of a form. */
export interface AnswerProps<Asked extends Attribute = Attribute> {
  readonly attribute: Asked
  readonly value: AttributeValue | undefined
  /** Several labels are asked at once and answer differently. */
  readonly isMixed: boolean
  readonly disabled: boolean
  /** Undefined takes the answer back. */
  readonly onAnswer: (value: AttributeValue | undefined) => void
}

/** Up to so many options are shown at once; more are searched. */
export const chipsMax = 6
