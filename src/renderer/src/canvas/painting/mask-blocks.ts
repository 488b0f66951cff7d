import { eachRun, maskTileKeyOf, maskTilePx } from '../../../../shared/labels/mask-runs.ts'
import type { MaskLabel } from '../../../../shared/labels/mask.ts'
import { keepLately } from './kept-lately.ts'
import { colourOf, inkAt, type MaskInk } from './mask-ink.ts'
import type { WetMask, WetTile } from './wet-mask.ts'

/** So many tiles a block has on a side, and so many image pixels one pixel of it stands for on a side. */
export const blockTiles = 4
const coarse = 4
const partPx = maskTilePx / coarse
/** At most this many blocks are kept, 64 KB each. */
const keptMost = 256

/** What a part of a block shows. */
type Source = string | WetTile | undefined

interface Block {
  readonly canvas: OffscreenCanvas
  /** The runs it shows, tile by tile; of a wet tile its version. */
  readonly shown: (string | number | undefined)[]
  colour: string
}

const kept = keepLately<Block>(keptMost)

/** How many pixels are set under each pixel of a block, 0 to 16, without decoding the tile. */
export const coverageOf = (runs: string): Uint8Array => {
  const counts = new Uint8Array(partPx * partPx)
  eachRun(runs, (from, to) => {
    for (let at = from; at < to;) {
      const [x, y] = [at % maskTilePx, Math.floor(at / maskTilePx)]
      const length = Math.min(coarse - (x % coarse), to - at)
      const cell = Math.floor(y / coarse) * partPx + Math.floor(x / coarse)
      counts[cell] = (counts[cell] ?? 0) + length
      at += length
    }
  })
  return counts
}

/** The same of a tile that is unpacked. */
export const coverageOfWet = ({ bits }: WetTile): Uint8Array => {
  const counts = new Uint8Array(partPx * partPx)
  bits.forEach((bit, at) => {
    const cell = Math.floor(at / maskTilePx / coarse) * partPx + Math.floor((at % maskTilePx) / coarse)
    counts[cell] = (counts[cell] ?? 0) + bit
  })
  return counts
}

const paintPart = (block: Block, part: number, { source, ink }: { source: Source; ink: MaskInk }): void => {
  const brush = block.canvas.getContext('2d')
  if (!brush) return
  const [left, top] = [(part % blockTiles) * partPx, Math.floor(part / blockTiles) * partPx]
  brush.clearRect(left, top, partPx, partPx)
  if (source === undefined) return
  const counts = typeof source === 'string' ? coverageOf(source) : coverageOfWet(source)
  const pixels = brush.createImageData(partPx, partPx)
  const [red, green, blue] = colourOf(ink)
  for (let at = 0; at < counts.length; at++) {
    const opacity = ((counts[at] ?? 0) / coarse ** 2) * inkAt(ink, left + (at % partPx), top + Math.floor(at / partPx))
    pixels.data.set([red, green, blue, opacity], at * 4)
  }
  brush.putImageData(pixels, left, top)
}

const blockAt = (id: string, key: string): Block => {
  const side = partPx * blockTiles
  return kept(`${id}/${key}`, () => ({ canvas: new OffscreenCanvas(side, side), shown: [], colour: '' }))
}

/**
 * Sixteen tiles of a mask at a quarter of their size, for a picture that is shown small. Only tiles that changed since are
 * painted again. Null when none of them is there.
 */
export const maskBlockPicture = (
  { shape, wet }: { readonly shape: MaskLabel; readonly wet?: WetMask | undefined },
  { column, row }: { readonly column: number; readonly row: number },
  ink: MaskInk,
): OffscreenCanvas | null => {
  const sources = Array.from({ length: blockTiles ** 2 }, (_, part): Source => {
    const key = maskTileKeyOf(
      column * blockTiles + (part % blockTiles),
      row * blockTiles + Math.floor(part / blockTiles),
    )
    return wet?.tileAt(key) ?? shape.tiles[key]
  })
  if (sources.every((one) => one === undefined)) return null
  const block = blockAt(shape.id, maskTileKeyOf(column, row))
  sources.forEach((source, part) => {
    const shown = typeof source === 'object' ? source.version : source
    if (block.shown[part] === shown && block.colour === ink.colour) return
    block.shown[part] = shown
    paintPart(block, part, { source, ink })
  })
  block.colour = ink.colour
  return block.canvas
}
