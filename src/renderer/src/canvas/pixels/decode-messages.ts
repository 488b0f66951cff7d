/** What the decoding worker is asked: to fetch a picture and decode its first frame, or to forget about it. */
export type DecodeAsk =
  { readonly ask: 'load'; readonly id: number; readonly url: string } | { readonly ask: 'forget'; readonly id: number }

/** `bitmap` null: the address does not answer, or what it answers is no picture. */
export interface DecodeAnswer {
  readonly id: number
  readonly bitmap: ImageBitmap | null
}
