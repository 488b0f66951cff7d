import type { TilePlace } from '../../../shared/pyramid.ts'

/** A picture in a file that the asking side holds open. */
export interface PictureFile {
  readonly fd: number
  readonly sizeBytes: number
}

/** What the beginning of a picture says about it. */
export interface PictureFacts {
  /** As stored, before any turn. */
  readonly widthPx: number
  readonly heightPx: number
  /** EXIF, 1 to 8. Formats whose decoder turns by itself say 1. */
  readonly orientation: number
  /** Pages of a document, pictures of an animation; 1 for everything else. */
  readonly pages: number
  /** Numbers with a fraction have no agreed black and white. */
  readonly isFloat: boolean
}

/** A whole picture as JPEG, or as PNG where it has transparency. */
export interface EncodedView {
  readonly ending: 'jpg' | 'png'
  readonly bytes: Uint8Array
}

/** One tile, filled up to its full size. */
export interface MadeTile {
  readonly place: TilePlace
  readonly bytes: Uint8Array
}

/** What is asked of the decoder's thread; each is answered once, in order. */
export type DecoderAsk =
  | { readonly ask: 'facts'; readonly file: PictureFile }
  | { readonly ask: 'view'; readonly file: PictureFile }
  | { readonly ask: 'tiles'; readonly file: PictureFile; readonly tileSizePx: number }
  /** The next line of tiles of the picture that `tiles` began. */
  | { readonly ask: 'more' }

export type DecoderAnswer =
  | { readonly answer: 'facts'; readonly facts: PictureFacts }
  | { readonly answer: 'view'; readonly view: EncodedView }
  | { readonly answer: 'begun'; readonly coding: 'jpeg' | 'webp' }
  | { readonly answer: 'tiles'; readonly tiles: readonly MadeTile[]; readonly isLast: boolean }
  /** `memory`: the picture is sound as far as is known, but needs more than there is. */
  | { readonly answer: 'failed'; readonly why: 'damaged' | 'memory' }
