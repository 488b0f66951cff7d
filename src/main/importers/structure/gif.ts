import type { FileWindow } from './file-window.ts'
import type { Structure } from './structure.ts'

const screenBytes = 13
const extension = 0x21
const image = 0x2c
const trailer = 0x3b

/** Bytes of the colour table that a packed field announces. */
const tableBytes = (packed: number): number => ((packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1))

/** Walks a GIF from block to block up to its second picture or its end. Null when it ends before. */
export const walkGif = async (file: FileWindow): Promise<Structure | null> => {
  const screen = await file.bytes(0, screenBytes)
  let at = screenBytes + tableBytes(screen[10] ?? 0)
  for (let pictures = 0; ;) {
    const head = await file.bytes(at, 10)
    const kind = head[0]
    if (kind === trailer) return pictures === 0 ? null : { isAnimated: false }
    if (kind === image) {
      pictures += 1
      if (pictures === 2) return { isAnimated: true }
      at = await skipBlocks(file, at + 10 + tableBytes(head[9] ?? 0) + 1)
    } else if (kind === extension) at = await skipBlocks(file, at + 2)
    else return null
  }
}

/** Skips a run of length-prefixed blocks. */
const skipBlocks = async (file: FileWindow, from: number): Promise<number> => {
  for (let at = from; ;) {
    const lengthBytes = (await file.bytes(at, 1))[0] ?? 0
    at += 1 + lengthBytes
    if (lengthBytes === 0 || at >= file.sizeBytes) return at
  }
}
