/** Images that are taken, by the name of their part. The window shows all of them but TIFF, of which it gets a view. */
export type ImagePart = 'jpg' | 'png' | 'webp' | 'gif' | 'bmp' | 'avif' | 'tif'
/** Those whose files have an order to walk in. TIFF keeps its size and its pixels anywhere in the file. */
export type WalkedPart = Exclude<ImagePart, 'tif'>
export type TextPart = 'txt' | 'md'

export const mediaTypes: Readonly<Record<ImagePart | TextPart, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
  avif: 'image/avif',
  tif: 'image/tiff',
  txt: 'text/plain',
  md: 'text/markdown',
}

const partOfExtension: ReadonlyMap<string, ImagePart | TextPart> = new Map([
  ['jpg', 'jpg'],
  ['jpeg', 'jpg'],
  ['jpe', 'jpg'],
  ['jfif', 'jpg'],
  ['png', 'png'],
  ['webp', 'webp'],
  ['gif', 'gif'],
  ['bmp', 'bmp'],
  ['avif', 'avif'],
  ['tif', 'tif'],
  ['tiff', 'tif'],
  ['txt', 'txt'],
  ['text', 'txt'],
  ['md', 'md'],
  ['markdown', 'md'],
])

/** The part a file becomes by the ending of its name, or null when it is no kind that is imported. */
export function readPart(fileName: string): ImagePart | TextPart | null {
  const dot = fileName.lastIndexOf('.')
  return dot < 1 ? null : (partOfExtension.get(fileName.slice(dot + 1).toLowerCase()) ?? null)
}

export const isTextPart = (part: ImagePart | TextPart): part is TextPart => part === 'txt' || part === 'md'

/** Bytes that {@link sniffImage} needs. */
export const sniffBytes = 32

/** Endings of photographs that many devices write and nothing here can read. */
export const isHeic = (fileName: string): boolean => /\.(?:heic|heif|hif)$/i.test(fileName)

/** Recognises an image by its first bytes. HEIC and others are `other`: images, but none that is taken. */
export function sniffImage(head: Uint8Array): ImagePart | 'other' | null {
  const text = Buffer.from(head.subarray(0, sniffBytes)).toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return 'jpg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp'
  if (/^GIF8[79]a/.test(text)) return 'gif'
  // BM alone also begins words: the four bytes after the length are reserved and zero.
  if (text.startsWith('BM') && text.slice(6, 10) === '\0\0\0\0') return 'bmp'
  if (text.slice(4, 8) === 'ftyp') return /avif|avis/.test(text.slice(8)) ? 'avif' : 'other'
  if (/^(?:II[*+]\0|MM\0[*+])/.test(text)) return 'tif'
  return text.startsWith('8BPS') ? 'other' : null
}
