import type { FailureCode } from '../../../shared/failures.ts'
import { CallError } from './call-error.ts'

/** A part of an item. */
export interface PartPlace {
  readonly shardId: string
  readonly index: number
  readonly part: string
}

/**
 * Hands decoded pixels of a part to the station, for the models that are asked about it next. They go to the part's own address,
 * as bytes: a call would write them as text under some runtimes.
 *
 * @throws {@link CallError} when the item may not be read now
 */
export const handOver = async (
  { shardId, index, part }: PartPlace,
  pixels: { readonly widthPx: number; readonly heightPx: number; readonly rgb: Uint8Array<ArrayBuffer> },
): Promise<void> => {
  const address = `item/${shardId}/${String(index)}/${encodeURIComponent(part)}`
  const size = `?w=${String(pixels.widthPx)}&h=${String(pixels.heightPx)}`
  const answer = await fetch(address + size, { method: 'POST', body: pixels.rgb })
  if (answer.ok) return
  const { code, message } = (await answer.json()) as { readonly code: FailureCode; readonly message: string }
  throw new CallError(code, message, null)
}
