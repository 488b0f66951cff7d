/** Grey of a pixel by ITU-R BT.709, 0 to 255. */
const greyOf = (red: number, green: number, blue: number): number =>
  Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue)

/**
 * What each grey value becomes when a histogram is spread over the whole range: 256 values from 0 to 1. Fully
 * transparent pixels do not count.
 *
 * @param pixels - Red, green, blue, alpha, one byte each.
 */
export const equalisingCurve = (pixels: Uint8ClampedArray): readonly number[] => {
  const counts = new Array<number>(256).fill(0)
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    if (pixels[at + 3] === 0) continue
    const grey = greyOf(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0)
    counts[grey] = (counts[grey] ?? 0) + 1
  }
  let below = 0
  const upTo = counts.map((count) => (below += count))
  const first = upTo.find((count) => count > 0) ?? 0
  if (below === first) return counts.map((_, grey) => grey / 255)
  return upTo.map((count) => Math.max(count - first, 0) / (below - first))
}

const sampleSidePx = 256

/** The curve of a picture, from a small copy of it. Null when its pixels cannot be read. */
export const curveOf = (source: CanvasImageSource): readonly number[] | null => {
  const brush = new OffscreenCanvas(sampleSidePx, sampleSidePx).getContext('2d', { willReadFrequently: true })
  if (!brush) return null
  brush.drawImage(source, 0, 0, sampleSidePx, sampleSidePx)
  return equalisingCurve(brush.getImageData(0, 0, sampleSidePx, sampleSidePx).data)
}
