import { askedNow } from '../../../../../shared/labels/attribute-rules.ts'
import type { AttributeValue } from '../../../../../shared/labels/base.ts'
import type { Label } from '../../../../../shared/labels/index.ts'
import type { OntologyClass } from '../../../../../shared/labels/ontology.ts'
import { isShape } from '../../../../../shared/labels/shape-geometry.ts'
import { shapeWords } from '../../../canvas/painting/shape-words.ts'

/** Says in a few words what a label covers: its size, its points, or the words it marks. */
export const coverWords = (label: Label): string => {
  if (label.kind === 'span') return label.fragments.map(({ quote }) => quote.replaceAll(/\s+/g, ' ')).join(' … ')
  return isShape(label) ? shapeWords(label) : ''
}

const answerWords = (value: AttributeValue | undefined, name: string): string => {
  if (value === undefined || value === false || value === '') return ''
  if (value === true) return name.toLowerCase()
  if (typeof value === 'number') return `${name.toLowerCase()} ${String(value)}`
  return Array.isArray(value) ? value.join(', ') : value
}

/** What a row says beside the name: the words that were read there, else the first answers, else what it covers. */
export const rowDetail = (label: Label, entry: OntologyClass | undefined): string => {
  if (label.transcription !== undefined && label.transcription !== '')
    return label.transcription.replaceAll(/\s+/g, ' ')
  if (label.kind === 'span') return coverWords(label)
  const answers = askedNow(entry?.attributes ?? [], label.attributes)
    .map(({ id, name }) => answerWords(label.attributes[id], name))
    .filter(Boolean)
  return answers.length > 0 ? answers.slice(0, 3).join(', ') : coverWords(label)
}
