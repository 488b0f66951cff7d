/** What the decoding worker is asked: to fetch a picture and decode its first frame, or to forget about it. */
export type DecodeAsk =
  /** `coverPx`: only a small copy is wanted, large enough to cover a rectangle of this size. */
  | { readonly ask: 'load'; readonly id: number; readonly url: string; readonly coverPx: Cover | null }
  | { readonly ask: 'forget'; readonly id: number }

/** A rectangle that a small copy covers: one side fits, the other may be longer. */
export interface Cover {
  readonly widthPx: number
  readonly heightPx: number
}

/** `bitmap` null: the address does not answer, or what it answers is no picture. */
export interface DecodeAnswer {
  readonly id: number
  readonly bitmap: ImageBitmap | null
}
