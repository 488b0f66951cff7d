import type { WalkedPart } from '../file-kinds.ts'
import { walkAvif } from './avif.ts'
import { walkBmp } from './bmp.ts'
import type { FileWindow } from './file-window.ts'
import { walkGif } from './gif.ts'
import { walkJpeg } from './jpeg.ts'
import { walkPng } from './png.ts'
import type { Structure } from './structure.ts'
import { walkWebp } from './webp.ts'

/** How to walk through a file of each kind; null for one that is not whole. TIFF has no order to walk in: it is decoded. */
export const walks: Readonly<Record<WalkedPart, (file: FileWindow) => Promise<Structure | null>>> = {
  jpg: walkJpeg,
  png: walkPng,
  webp: walkWebp,
  gif: walkGif,
  bmp: walkBmp,
  avif: walkAvif,
}
