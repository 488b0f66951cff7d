/** The colour of a mask and whether it is hatched: colours 11 to 20 are also told apart by stripes. */
export interface MaskInk {
  readonly colour: string
  readonly hatched: boolean
}

/** Stripes are this wide and as far apart, in pixels of a tile or a block; both are a whole number of stripes long. */
const stripePx = 8
const [thickInk, thinInk] = [255, 140]

/** Red, green and blue of the ink, 0 to 255. */
export const colourOf = ({ colour }: MaskInk): readonly [number, number, number] => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16))
  return [red, green, blue]
}

/** How opaque the ink is at a pixel, 0 to 255. */
export const inkAt = ({ hatched }: MaskInk, x: number, y: number): number =>
  hatched && (x + y) % (2 * stripePx) >= stripePx ? thinInk : thickInk
