import { readFile, stat } from 'node:fs/promises'
import { Failure, isFailure } from '../../../shared/failures.ts'
import { isFields, type Prediction } from './prediction.ts'
import { readCoco } from './read-coco.ts'
import { readJsonLines } from './read-jsonl.ts'

/** A file is read whole, so it may not be larger, in bytes. */
export const largestPredictionsBytes = 256 * 1024 * 1024

const readText = async (path: string, mostBytes: number): Promise<string> => {
  const found = await stat(path)
  // A pipe would be waited for without end.
  if (!found.isFile()) throw new Failure('PREDICTIONS_UNREADABLE')
  if (found.size > mostBytes) throw new Failure('PREDICTIONS_TOO_LARGE')
  const bytes = await readFile(path)
  if (bytes.length > mostBytes) throw new Failure('PREDICTIONS_TOO_LARGE')
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

/** A document of several lines is not JSON Lines: its first line is no object by itself. */
const documentIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Reads what a model or an earlier project said about pictures: COCO with scores, or JSON Lines.
 *
 * @throws {@link Failure} `PREDICTIONS_UNREADABLE`, also while going through; `PREDICTIONS_TOO_LARGE`
 */
export const readPredictions = async (
  path: string,
  mostBytes: number = largestPredictionsBytes,
): Promise<Iterable<Prediction>> => {
  try {
    const text = await readText(path, mostBytes)
    const document = documentIn(text)
    if (isFields(document) && !Array.isArray(document['labels'])) return readCoco(document)
    return readJsonLines(text)
  } catch (cause) {
    throw isFailure(cause) ? cause : new Failure('PREDICTIONS_UNREADABLE', { cause })
  }
}
