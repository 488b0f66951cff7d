import { Failure } from '../../../shared/failures.ts'
import { isFields, textOf, type Fields, type Prediction } from './prediction.ts'

const parseLine = (line: string): Fields => {
  try {
    const value: unknown = JSON.parse(line)
    if (isFields(value)) return value
  } catch {
    // Said below, as for any other line that is no object.
  }
  throw new Failure('PREDICTIONS_UNREADABLE')
}

/** The name of the file that a part was made from, and its size, where the line lists its parts. */
const partOf = (line: Fields, name: unknown): { image: string | null; size: Prediction['size'] } => {
  const { parts } = line
  const part: unknown = Array.isArray(parts) ? parts.find((entry) => isFields(entry) && entry['part'] === name) : null
  if (!isFields(part)) return { image: null, size: null }
  const { widthPx, heightPx } = part
  const isSized = typeof widthPx === 'number' && typeof heightPx === 'number' && widthPx > 0
  return { image: textOf(part['fileName']), size: isSized ? { widthPx, heightPx } : null }
}

const classOf = (label: Fields): string => {
  const given = label['class']
  if (!isFields(given)) return textOf(given) ?? textOf(label['classId']) ?? ''
  return textOf(given['id']) ?? textOf(given['name']) ?? ''
}

const scoreOf = (label: Fields): unknown => {
  const { assist, score } = label
  return score ?? (isFields(assist) ? assist['confidence'] : undefined)
}

/**
 * Goes through JSON Lines as they are exported here: an object for each item with `key` and `labels`, each label with a
 * `score` or the confidence it was proposed with.
 *
 * @throws {@link Failure} `PREDICTIONS_UNREADABLE`
 */
export function* readJsonLines(text: string): Generator<Prediction> {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    const words = text.slice(from, to).trim()
    from = to + 1
    if (words === '') continue
    const line = parseLine(words)
    const { labels } = line
    if (!Array.isArray(labels)) throw new Failure('PREDICTIONS_UNREADABLE')
    const key = textOf(line['key']) ?? textOf(line['file_name']) ?? '(no key)'
    for (const label of labels as unknown[]) {
      if (!isFields(label)) throw new Failure('PREDICTIONS_UNREADABLE')
      const { image, size } = partOf(line, label['part'])
      const where = { image: image ?? key, size, shard: textOf(line['shard']) }
      yield { ...where, className: classOf(label), score: scoreOf(label), place: { from: 'label', label } }
    }
  }
}
