import { maskTilePx } from '../../../../shared/labels/mask-runs.ts'
import { colourOf, inkAt, type MaskInk } from './mask-ink.ts'
import type { WetTile } from './wet-mask.ts'

interface Picture {
  readonly canvas: OffscreenCanvas
  readonly pixels: ImageData
  version: number
}

/** By the bits of a tile, which are gone with their stroke; a tile has one ink while it is painted on. */
const pictures = new WeakMap<Uint8Array, Picture>()

const pictureOf = (bits: Uint8Array): Picture => {
  const known = pictures.get(bits)
  if (known) return known
  const canvas = new OffscreenCanvas(maskTilePx, maskTilePx)
  const made = { canvas, pixels: new ImageData(maskTilePx, maskTilePx), version: 0 }
  pictures.set(bits, made)
  return made
}

/** One tile of a mask as a stroke has it by now, opaque where it is set. Painted again when pixels of it changed. */
export const wetTilePicture = ({ bits, version }: WetTile, ink: MaskInk): OffscreenCanvas => {
  const picture = pictureOf(bits)
  if (picture.version === version) return picture.canvas
  picture.version = version
  const { data } = picture.pixels
  const [red, green, blue] = colourOf(ink)
  for (let at = 0; at < bits.length; at++) {
    const place = at * 4
    data[place] = red
    data[place + 1] = green
    data[place + 2] = blue
    data[place + 3] = bits[at] === 1 ? inkAt(ink, at % maskTilePx, Math.floor(at / maskTilePx)) : 0
  }
  picture.canvas.getContext('2d')?.putImageData(picture.pixels, 0, 0)
  return picture.canvas
}
