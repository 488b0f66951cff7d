import type { AttributeValue } from '../../../../../shared/labels/base.ts'
import type { Label } from '../../../../../shared/labels/index.ts'

/** An answer as a filter sees it: lower case, several joined. Yes and no are `yes` and `no`. */
export const searchText = (value: AttributeValue): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return (Array.isArray(value) ? value.join(' ') : String(value)).toLowerCase()
}

/** All words of a label that a filter may find: answers, transcription, the quotes of a span. */
export const labelText = (label: Label): string => {
  const parts = Object.values(label.attributes).map(searchText)
  if (label.transcription !== undefined) parts.push(label.transcription.toLowerCase())
  if (label.kind === 'span') for (const { quote } of label.fragments) parts.push(quote.toLowerCase())
  return parts.join('\n')
}
