import { Failure } from '../../shared/failures.ts'
import type { ModelPixels } from '../models/messages.ts'

/** As the window scales them for a model: no side is longer. */
const longestSidePx = 2_048

const sideOf = (url: URL, name: string): number => {
  const text = url.searchParams.get(name) ?? ''
  const value = /^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : 0
  if (value < 1 || value > longestSidePx) throw new Failure('INPUT_INVALID')
  return value
}

/**
 * Reads pixels that the window sent for a model: `?w=WIDTH&h=HEIGHT`, three bytes for each pixel. Stops reading as soon as
 * there are more than it said.
 *
 * @throws {@link Failure} `INPUT_INVALID`
 */
export const readPictureBody = async (request: Request): Promise<ModelPixels> => {
  const url = new URL(request.url)
  const [widthPx, heightPx] = [sideOf(url, 'w'), sideOf(url, 'h')]
  const rgb = new Uint8Array(widthPx * heightPx * 3)
  let filled = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    if (filled + chunk.length > rgb.length) throw new Failure('INPUT_INVALID')
    rgb.set(chunk, filled)
    filled += chunk.length
  }
  if (filled !== rgb.length) throw new Failure('INPUT_INVALID')
  return { widthPx, heightPx, rgb }
}
