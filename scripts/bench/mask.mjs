import { measureStrokes } from './canvas/mask-stroke.mjs'

/** Brush and eraser on a mask of 24 megapixels. */
export const run = () => measureStrokes()
