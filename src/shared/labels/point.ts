import { z } from 'zod'

/**
 * A point of the item's image in pixels of the oriented picture: EXIF orientation applied, origin at the top left
 * corner of the top left pixel, x to the right, y downward. Fractions are allowed.
 */
export const imagePoint = z.tuple([z.number(), z.number()]).brand<'ImagePoint'>()
export type ImagePoint = z.infer<typeof imagePoint>
