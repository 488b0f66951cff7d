import type { FileWindow } from './file-window.ts'
import type { Structure } from './structure.ts'

const startOfScan = 0xda
const endOfImage = Buffer.from([0xff, 0xd9])
const scanBytes = 1_048_576

/** Start of frame: every C-marker but those of tables and arithmetic coding. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Walks a JPEG to its pixels and looks for the end behind them. Null when there is none: the file was cut. */
export const walkJpeg = async (file: FileWindow): Promise<Structure | null> => {
  let channels = 3
  for (let at = 2; ;) {
    const head = await file.bytes(at, 10)
    const marker = head[1] ?? 0
    if (head.length < 4 || head[0] !== 0xff) return null
    // Fill bytes may stand in front of any marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (isFrame(marker)) channels = head[9] ?? 0
    at += 2 + head.readUInt16BE(2)
    if (marker === startOfScan) return (await hasEnd(file, at)) ? { hasInks: channels === 4 } : null
  }
}

const hasEnd = async (file: FileWindow, from: number): Promise<boolean> => {
  for (let at = from; at < file.sizeBytes; at += scanBytes - 1)
    if ((await file.bytes(at, scanBytes)).includes(endOfImage)) return true
  return false
}
