import { maskTilePx, readTile } from '../../../../shared/labels/mask-runs.ts'
import { keepLately } from './kept-lately.ts'
import { inkAt, type MaskInk } from './mask-ink.ts'

/** At most this many decoded tiles are kept, 64 KB each: more than a surface shows before blocks are painted instead. */
const keptMost = 1_024
const kept = keepLately<OffscreenCanvas>(keptMost)

const decode = (runs: string, ink: MaskInk): OffscreenCanvas => {
  const canvas = new OffscreenCanvas(maskTilePx, maskTilePx)
  const brush = canvas.getContext('2d')
  if (!brush) return canvas
  const bits = readTile(runs)
  const pixels = brush.createImageData(maskTilePx, maskTilePx)
  for (let at = 0; at < bits.length; at++)
    if (bits[at] === 1) pixels.data[at * 4 + 3] = inkAt(ink, at % maskTilePx, Math.floor(at / maskTilePx))
  brush.putImageData(pixels, 0, 0)
  brush.globalCompositeOperation = 'source-in'
  brush.fillStyle = ink.colour
  brush.fillRect(0, 0, maskTilePx, maskTilePx)
  return canvas
}

/**
 * One tile of a mask in its colour, opaque where it is set. Tiles that were painted lately are kept by their content, so
 * a stroke decodes what it touched.
 */
export const maskTilePicture = (runs: string, ink: MaskInk): OffscreenCanvas =>
  kept(ink.colour + runs, () => decode(runs, ink))
