import { atImage, type ImageRect } from './geometry.ts'

/** The corners clockwise from the top left. */
export const cornersOf = (box: ImageRect) =>
  [
    atImage(box.x, box.y),
    atImage(box.x + box.width, box.y),
    atImage(box.x + box.width, box.y + box.height),
    atImage(box.x, box.y + box.height),
  ] as const
