import { shortestNeedleBytes, type Needle } from './canary.ts'

/** Finds many needles in one pass. */
export interface Searcher {
  /** Calls `found` for every place where a needle stands; places are counted from the start of the buffer. */
  search(buffer: Buffer, found: (needle: Needle, offset: number) => void): void
  readonly longestBytes: number
}

/** A pair of bytes is what the tables are indexed by. */
const pairs = 65_536

const pairAt = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)

/**
 * Builds a search for many needles at once (Wu and Manber, 1994).
 *
 * For every pair of bytes a table says how far the window may jump, so most bytes are never looked at and a thousand
 * needles cost little more than one.
 */
export const createSearcher = (needles: readonly Needle[]): Searcher => {
  const window = needles.reduce((shortest, { bytes }) => Math.min(shortest, bytes.length), 64)
  if (window < shortestNeedleBytes) throw new TypeError('A needle has to be longer')
  const jumps = new Uint8Array(pairs).fill(window - 1)
  const endingIn = new Map<number, Needle[]>()
  for (const needle of needles) {
    for (let at = 0; at + 1 < window; at++) {
      const pair = pairAt(needle.bytes, at)
      jumps[pair] = Math.min(jumps[pair] ?? 0, window - 2 - at)
    }
    const last = pairAt(needle.bytes, window - 2)
    endingIn.set(last, [...(endingIn.get(last) ?? []), needle])
  }
  const stands = (buffer: Buffer, { bytes }: Needle, start: number): boolean =>
    start + bytes.length <= buffer.length && buffer.compare(bytes, 0, bytes.length, start, start + bytes.length) === 0
  return {
    longestBytes: needles.reduce((longest, { bytes }) => Math.max(longest, bytes.length), 0),
    search: (buffer, found) => {
      for (let at = window - 2; at + 1 < buffer.length;) {
        const pair = pairAt(buffer, at)
        const jump = jumps[pair] ?? 1
        if (jump > 0) {
          at += jump
          continue
        }
        const start = at - window + 2
        for (const needle of endingIn.get(pair) ?? []) if (stands(buffer, needle, start)) found(needle, start)
        at += 1
      }
    },
  }
}
