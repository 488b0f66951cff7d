import type { FileHandle } from 'node:fs/promises'
import { largestWholePx } from '../../shared/pyramid.ts'
import { sniffBytes, sniffImage, type ImagePart, type WalkedPart } from './file-kinds.ts'
import { mostPixels, readHead, readImageHeader } from './image-header.ts'
import type { ImportNote } from './import-notes.ts'
import { turnedSize, turnOf } from './pictures/orient.ts'
import type { PictureDecoder } from './pictures/picture-decoder.ts'
import type { SkipReason } from './skip-reasons.ts'
import { createFileWindow } from './structure/file-window.ts'
import { walks } from './structure/index.ts'

/** What an import has to know of an image. */
export interface ImageFacts {
  /** As shown, in pixels. */
  readonly width: number
  readonly height: number
  /** What has to be made from it so that a window shows it, and shows it right. */
  readonly derive: 'view' | 'tiles' | null
  readonly note?: ImportNote
}

/** A picture in a file that is open. */
export interface OpenedImage {
  readonly handle: FileHandle
  readonly part: ImagePart
  readonly sizeBytes: number
}

/** No canvas of a browser is longer. */
const longestWholeSidePx = 32_767

/** Looks at an image without decoding its pixels. @returns What it is, or why it cannot be taken. */
export const readImageFacts = (image: OpenedImage, decoder: PictureDecoder): Promise<ImageFacts | SkipReason> =>
  image.part === 'tif' ? readTiffFacts(image, decoder) : readWalkedFacts({ ...image, part: image.part })

const readTiffFacts = async ({ handle, sizeBytes }: OpenedImage, decoder: PictureDecoder) => {
  const found = sniffImage(await readHead(handle, sniffBytes))
  if (found !== 'tif') return found === null ? 'header-damaged' : 'content-differs'
  const facts = await decoder.facts({ fd: handle.fd, sizeBytes })
  if (typeof facts === 'string') return facts
  if (facts.isFloat) return 'float-pixels'
  const { widthPx, heightPx } = turnedSize(facts, turnOf(facts.orientation))
  const note = facts.pages > 1 ? ({ note: 'first-page' } as const) : {}
  return factsOf({ width: widthPx, height: heightPx }, { isShown: false, ...note })
}

const readWalkedFacts = async ({ handle, part, sizeBytes }: OpenedImage & { readonly part: WalkedPart }) => {
  const header = await readImageHeader(handle, part)
  if (typeof header === 'string') return header
  const structure = await walks[part](createFileWindow(handle, sizeBytes))
  if (structure === null) return 'pixels-damaged'
  const { orientation = 1, hasInks = false, isAnimated = false } = structure
  const turn = turnOf(orientation)
  const { widthPx: width, heightPx: height } = turnedSize({ widthPx: header.width, heightPx: header.height }, turn)
  const note = isAnimated ? ({ note: 'animated' } as const) : {}
  const facts = factsOf({ width, height }, { isShown: orientation === 1 && !hasInks, ...note })
  // The decoder does not know BMP.
  return typeof facts !== 'string' && facts.derive === 'tiles' && part === 'bmp' ? 'bmp-too-large' : facts
}

const factsOf = (
  size: { readonly width: number; readonly height: number },
  { isShown, ...note }: { readonly isShown: boolean; readonly note?: ImportNote },
): ImageFacts | SkipReason => {
  const pixels = size.width * size.height
  if (pixels > mostPixels) return 'too-many-pixels'
  const needsTiles = pixels > largestWholePx || Math.max(size.width, size.height) > longestWholeSidePx
  return { ...size, derive: needsTiles ? 'tiles' : isShown ? null : 'view', ...note }
}
