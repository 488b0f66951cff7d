import type { FileHandle } from 'node:fs/promises'
import { imageSize } from 'image-size'
import { sniffBytes, sniffImage, type WalkedPart } from './file-kinds.ts'
import { readPngOrientation } from './structure/png-orientation.ts'
import type { SkipReason } from './skip-reasons.ts'

/** Size of an image as it is shown. */
export interface ImageHeader {
  readonly width: number
  readonly height: number
}

const firstReadBytes = 65_536
/** Metadata in front of a JPEG's size can be long; beyond this nobody waits for it. */
const longestHeaderBytes = 16_777_216
export const mostPixels = 2 ** 31

/**
 * Reads the size of an image from the beginning of its file, as shown: EXIF orientation and AVIF rotation applied, because
 * that is the image that labels are drawn on.
 *
 * Reads 64 KiB, and more only while the size is not in it. Never decodes a pixel.
 *
 * @returns The size, or why the file cannot be taken.
 */
export async function readImageHeader(handle: FileHandle, part: WalkedPart): Promise<ImageHeader | SkipReason> {
  for (let wanted = firstReadBytes; ; wanted *= 4) {
    const head = await readHead(handle, wanted)
    const found = sniffImage(head.subarray(0, sniffBytes))
    if (found !== part) return found === null ? 'header-damaged' : 'content-differs'
    const size = measure(head, part)
    if (size) return size.width * size.height > mostPixels ? 'too-many-pixels' : size
    if (head.length < wanted || wanted >= longestHeaderBytes) return 'header-damaged'
  }
}

/** Reads up to `lengthBytes` bytes from the beginning. */
export async function readHead(handle: FileHandle, lengthBytes: number): Promise<Buffer> {
  const head = Buffer.alloc(lengthBytes)
  let filled = 0
  while (filled < lengthBytes) {
    const { bytesRead } = await handle.read(head, filled, lengthBytes - filled, filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return head.subarray(0, filled)
}

function measure(head: Buffer, part: WalkedPart): ImageHeader | null {
  try {
    const { width, height, orientation } = imageSize(head)
    if (!isLength(width) || !isLength(height)) return null
    const isTurned = turns[part](head, orientation ?? 1)
    if (isTurned === null) return null
    return isTurned ? { width: height, height: width } : { width, height }
  } catch {
    return null
  }
}

const isLength = (pixels: number): boolean => Number.isSafeInteger(pixels) && pixels > 0
const swapsSides = (orientation: number): boolean => orientation >= 5 && orientation <= 8
const never = (): boolean => false

/** Whether the window turns an image by a quarter; null when that lies beyond the bytes read. It leaves WebP as it is. */
const turns: Readonly<Record<WalkedPart, (head: Buffer, orientation: number) => boolean | null>> = {
  jpg: (_head, orientation) => swapsSides(orientation),
  png: (head) => {
    const orientation = readPngOrientation(head)
    return orientation === null ? null : swapsSides(orientation)
  },
  avif: isAvifTurned,
  webp: never,
  gif: never,
  bmp: never,
}

/** Tells whether the rotation property of an AVIF (`irot`, in quarter turns) swaps its sides. */
function isAvifTurned(head: Buffer): boolean {
  const at = head.indexOf('irot', 0, 'latin1')
  return at >= 0 && ((head[at + 4] ?? 0) & 1) === 1
}
