import type { FileWindow } from './file-window.ts'
import type { Structure } from './structure.ts'

const signatureBytes = 8
/** Length, type and checksum around what a chunk holds. */
const frameBytes = 12

/** Walks a PNG from chunk to chunk. Null when it ends before its end chunk. */
export const walkPng = async (file: FileWindow): Promise<Structure | null> => {
  let isAnimated = false
  for (let at = signatureBytes; ;) {
    const head = await file.bytes(at, 8)
    if (head.length < 8) return null
    const type = head.toString('latin1', 4, 8)
    const end = at + frameBytes + head.readUInt32BE(0)
    if (end > file.sizeBytes) return null
    if (type === 'IEND') return { isAnimated }
    isAnimated ||= type === 'acTL'
    at = end
  }
}
