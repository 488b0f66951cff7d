/** What a file says about one thing in one picture, before anything of it is believed. */
export interface Prediction {
  /** The name of the picture's file, or the key of its item. */
  readonly image: string
  /** The name of the shard, where the file tells it. */
  readonly shard: string | null
  /** The size of the picture that the file speaks of, in pixels; null where it does not say. */
  readonly size: { readonly widthPx: number; readonly heightPx: number } | null
  /** Name or id of the class. */
  readonly className: string
  /** As it stands there: a number from 0 to 1 is one, and nothing else. */
  readonly score: unknown
  readonly place: PredictedPlace
}

/** Where it is: as COCO says it, or as a label that was exported here. */
export type PredictedPlace =
  | { readonly from: 'coco'; readonly annotation: Readonly<Record<string, unknown>> }
  | { readonly from: 'label'; readonly label: Readonly<Record<string, unknown>> }

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text of what was read; null for anything else. */
export const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
