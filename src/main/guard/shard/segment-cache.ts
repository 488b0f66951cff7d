import { discard } from './discard.ts'

/** The few decrypted segments that a reader keeps. Overwrites what it lets go. */
export interface SegmentCache {
  get(segment: number): Buffer | null
  /** Takes over the buffer; nobody else may keep it. */
  put(segment: number, plaintext: Buffer): void
  clear(): void
}

/**
 * Creates a cache that forgets the segment unused for longest.
 *
 * Small on purpose: whatever it holds is plaintext in memory.
 */
export function createSegmentCache(capacity: number): SegmentCache {
  const segments = new Map<number, Buffer>()
  return {
    get(segment) {
      const found = segments.get(segment)
      if (found === undefined) return null
      segments.delete(segment)
      segments.set(segment, found)
      return found
    },
    put(segment, plaintext) {
      const replaced = segments.get(segment)
      if (replaced !== undefined && replaced !== plaintext) discard(replaced)
      segments.delete(segment)
      segments.set(segment, plaintext)
      for (const [oldest, bytes] of segments) {
        if (segments.size <= capacity) break
        segments.delete(oldest)
        discard(bytes)
      }
    },
    clear() {
      for (const bytes of segments.values()) discard(bytes)
      segments.clear()
    },
  }
}
