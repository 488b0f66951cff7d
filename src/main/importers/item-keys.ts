import { createHash } from 'node:crypto'

/** Fits the two name fields of a tar header with room for a part's ending. */
const longestFolderBytes = 150
const longestStemBytes = 80

/** Hands out keys for items; each only once. */
export interface KeyRing {
  /**
   * Makes a key from a path without its ending.
   *
   * Dots become `_`, because WebDataset ends a key at the first one; what is too long for a tar gives way to a hash.
   */
  take(stem: string): string
}

/** Creates a ring that tells keys apart without regard to case, because some disks do not. */
export function createKeyRing(): KeyRing {
  const taken = new Set<string>()
  return {
    take(stem) {
      const wished = toKey(stem)
      for (let turn = 1; ; turn += 1) {
        const key = turn === 1 ? wished : `${wished}_${String(turn)}`
        const folded = key.toLowerCase()
        if (taken.has(folded)) continue
        taken.add(folded)
        return key
      }
    },
  }
}

function toKey(stem: string): string {
  const steps = stem
    .normalize('NFC')
    .split('/')
    // eslint-disable-next-line no-control-regex -- control characters are what it replaces
    .map((step) => step.replaceAll(/[\x00-\x1f\x7f\\.]/g, '_'))
  const last = steps.pop() ?? ''
  const folder = steps.join('/')
  const shortFolder = Buffer.byteLength(folder) > longestFolderBytes ? hashOf(folder) : folder
  const shortLast = Buffer.byteLength(last) > longestStemBytes ? hashOf(last) : last
  return shortFolder === '' ? shortLast : `${shortFolder}/${shortLast}`
}

const hashOf = (text: string): string => `long-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
