import type { Pyramid } from '../../../src/shared/ipc/work.ts'

/** The pictures and texts behind the fake items. The preview gives real ones; without it these sizes and words stand. */
export interface Media {
  readonly images: readonly {
    readonly widthPx: number
    readonly heightPx: number
    readonly sizeBytes: number
    readonly mediaType: string
    /** For a picture that is shown by tiles. */
    readonly pyramid?: Pyramid
  }[]
  readonly texts: readonly { readonly name: string; readonly content: string }[]
}

const gettysburg = `Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated to the proposition that all men are created equal.

Now we are engaged in a great civil war, testing whether that nation, or any nation so conceived and so dedicated, can long endure. We are met on a great battle-field of that war. We have come to dedicate a portion of that field, as a final resting place for those who here gave their lives that that nation might live. It is altogether fitting and proper that we should do this.

But, in a larger sense, we can not dedicate — we can not consecrate — we can not hallow — this ground. The brave men, living and dead, who struggled here, have consecrated it, far above our poor power to add or detract.`

const congress = `Fellow-Citizens of the Senate and House of Representatives:

I embrace with great satisfaction the opportunity which now presents itself of congratulating you on the present favorable prospects of our public affairs. The recent accession of the important state of North Carolina to the Constitution of the United States (of which official information has been received), the rising credit and respectability of our country, the general and increasing good will toward the government of the Union, and the concord, peace, and plenty with which we are blessed are circumstances auspicious in an eminent degree to our national prosperity.

In resuming your consultations for the general good you can not but derive encouragement from the reflection that the measures of the last session have been as satisfactory to your constituents as the novelty and difficulty of the work allowed you to hope.`

export const defaultMedia: Media = {
  images: [
    { widthPx: 1280, heightPx: 853, sizeBytes: 241_000, mediaType: 'image/jpeg' },
    { widthPx: 853, heightPx: 1280, sizeBytes: 198_000, mediaType: 'image/jpeg' },
    { widthPx: 4000, heightPx: 3000, sizeBytes: 3_912_000, mediaType: 'image/jpeg' },
  ],
  texts: [
    { name: '1863-lincoln', content: gettysburg },
    { name: '1790-washington', content: congress },
  ],
}
