import type { FileWindow } from './file-window.ts'
import type { Structure } from './structure.ts'

/** Walks an AVIF from box to box. Null when the last one is not whole. */
export const walkAvif = async (file: FileWindow): Promise<Structure | null> => {
  const brands = (await file.bytes(0, 64)).toString('latin1', 8)
  for (let at = 0; at < file.sizeBytes;) {
    const head = await file.bytes(at, 16)
    if (head.length < 8) return null
    const short = head.readUInt32BE(0)
    // 0: to the end of the file; 1: the length follows as 64 bits.
    if (short === 0) break
    const lengthBytes = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short
    if (lengthBytes < 8 || at + lengthBytes > file.sizeBytes) return null
    at += lengthBytes
  }
  return { isAnimated: brands.includes('avis') }
}
