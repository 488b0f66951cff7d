import { constants, brotliDecompressSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'

/** Ways in which bytes are squeezed on a workstation. gzip is a header and then `deflate`. */
export type Squeeze = 'zlib' | 'deflate' | 'brotli' | 'zstd'

const expand = (squeeze: Squeeze, input: Buffer, maxOutputLength: number): Buffer => {
  const partial = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength }
  switch (squeeze) {
    case 'zlib':
      return inflateSync(input, partial)
    case 'deflate':
      return inflateRawSync(input, partial)
    case 'brotli':
      return brotliDecompressSync(input, { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength })
    case 'zstd':
      return zstdDecompressSync(input, { finishFlush: constants.ZSTD_e_flush, maxOutputLength })
  }
}

/** Fails by the thousand: where an error came from is not asked for, because that costs as much as expanding. */
const attempt = (squeeze: Squeeze, input: Buffer, maxOutputLength: number): Buffer | null => {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return expand(squeeze, input, maxOutputLength)
  } catch {
    return null
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

const firstProbeBytes = 48

/** What could be expanded. `goesOn` tells that the input ended before the stream did. */
export interface Expanded {
  readonly output: Buffer
  readonly goesOn: boolean
}

/**
 * Expands as much as can be expanded, also when the rest is cut off, overwritten or something else.
 *
 * Tries a short beginning first and then four times as much each time: random bytes are dropped after the first, a whole
 * stream costs a third more than expanding it once. Where it breaks, the last good byte is narrowed down.
 *
 * @param input - From where the squeezed bytes seem to begin.
 * @returns null when they do not begin here.
 */
export const expandLongest = (squeeze: Squeeze, input: Buffer, maxOutputBytes: number): Expanded | null => {
  let output: Buffer | null = null
  let good = 0
  let tried = Math.min(firstProbeBytes, input.length)
  for (;;) {
    const next = attempt(squeeze, input.subarray(0, tried), maxOutputBytes)
    if (!next) break
    // Only deflate gives all it can at once: no more output for four times the input then means that it has ended.
    const ended = squeeze !== 'brotli' && squeeze !== 'zstd' && next.length > 0 && next.length === output?.length
    output = next
    good = tried
    if (ended) return { output, goesOn: false }
    if (tried === input.length) return { output, goesOn: true }
    tried = Math.min(tried * 4, input.length)
  }
  if (!output) return null
  for (let bad = tried; bad - good > 16;) {
    const middle = Math.floor((good + bad) / 2)
    const next = attempt(squeeze, input.subarray(0, middle), maxOutputBytes)
    if (next) [output, good] = [next, middle]
    else bad = middle
  }
  return { output, goesOn: false }
}
