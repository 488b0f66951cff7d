import { Failure } from '../../../shared/failures.ts'
import { isFields, textOf, type Fields, type Prediction } from './prediction.ts'

const idOf = (value: unknown): string | null =>
  typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : null

const listOf = (document: Fields, name: string): readonly unknown[] => {
  const list = document[name]
  if (!Array.isArray(list)) throw new Failure('PREDICTIONS_UNREADABLE')
  return list
}

const byId = <T>(list: readonly unknown[], read: (fields: Fields) => T | null): Map<string, T> => {
  const found = new Map<string, T>()
  for (const entry of list) {
    const id = isFields(entry) ? idOf(entry['id']) : null
    const value = isFields(entry) ? read(entry) : null
    if (id === null || value === null) throw new Failure('PREDICTIONS_UNREADABLE')
    found.set(id, value)
  }
  return found
}

const imageOf = (fields: Fields): Pick<Prediction, 'image' | 'size'> | null => {
  const image = textOf(fields['file_name'])
  const { width, height } = fields
  const size = typeof width === 'number' && typeof height === 'number' ? { widthPx: width, heightPx: height } : null
  return image === null ? null : { image, size }
}

const nameless = { image: '(no such image)', size: null }

/**
 * Goes through COCO instances or keypoints whose annotations have a `score`: one document with `images`, `categories` and
 * `annotations`.
 *
 * @throws {@link Failure} `PREDICTIONS_UNREADABLE` where images or categories are not there or without id or name
 */
export function* readCoco(document: Fields): Generator<Prediction> {
  const images = byId(listOf(document, 'images'), imageOf)
  const categories = byId(listOf(document, 'categories'), (fields) => textOf(fields['name']))
  for (const annotation of listOf(document, 'annotations')) {
    if (!isFields(annotation)) throw new Failure('PREDICTIONS_UNREADABLE')
    const category = idOf(annotation['category_id']) ?? ''
    yield {
      ...(images.get(idOf(annotation['image_id']) ?? '') ?? nameless),
      shard: null,
      className: categories.get(category) ?? category,
      score: annotation['score'],
      place: { from: 'coco', annotation },
    }
  }
}
