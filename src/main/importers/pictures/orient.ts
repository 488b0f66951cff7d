/** Pixels in rows, channels side by side. */
export interface RawPixels {
  readonly widthPx: number
  readonly heightPx: number
  readonly pixels: Uint8Array
}

/** What an EXIF orientation (1 to 8) does to a picture as it is stored. */
export interface Turn {
  /** Columns as stored run from right to left (or from bottom to top) in the picture as shown. */
  readonly reversesX: boolean
  readonly reversesY: boolean
  /** Rows as stored are columns as shown. */
  readonly swapsSides: boolean
}

export const turnOf = (orientation: number): Turn => ({
  reversesX: [2, 3, 7, 8].includes(orientation),
  reversesY: [3, 4, 6, 7].includes(orientation),
  swapsSides: orientation >= 5,
})

/** The size as shown of what is stored in this size. */
export const turnedSize = <T extends { widthPx: number; heightPx: number }>(size: T, turn: Turn) =>
  turn.swapsSides
    ? { widthPx: size.heightPx, heightPx: size.widthPx }
    : { widthPx: size.widthPx, heightPx: size.heightPx }

/** Turns pixels from how they are stored into how they are shown. */
export const turnPixels = (stored: RawPixels, turn: Turn, channels: number): RawPixels => {
  if (!turn.reversesX && !turn.reversesY && !turn.swapsSides) return stored
  const { widthPx, heightPx } = stored
  const shown = turnedSize(stored, turn)
  const pixels = new Uint8Array(stored.pixels.length)
  const alongX = (turn.swapsSides ? shown.widthPx : 1) * (turn.reversesX ? -1 : 1)
  const alongY = (turn.swapsSides ? 1 : shown.widthPx) * (turn.reversesY ? -1 : 1)
  const first = (turn.reversesX ? -alongX * (widthPx - 1) : 0) + (turn.reversesY ? -alongY * (heightPx - 1) : 0)
  let from = 0
  for (let y = 0; y < heightPx; y++) {
    let to = (first + y * alongY) * channels
    for (let x = 0; x < widthPx; x++) {
      for (let channel = 0; channel < channels; channel++) pixels[to + channel] = stored.pixels[from++] ?? 0
      to += alongX * channels
    }
  }
  return { ...shown, pixels }
}
