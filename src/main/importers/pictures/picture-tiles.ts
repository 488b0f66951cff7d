import type VipsTypes from 'wasm-vips'
import type { MadeTile } from './decoder-messages.ts'
import { asShown, factsOf } from './open-picture.ts'
import { turnedSize, turnOf, turnPixels, type RawPixels } from './orient.ts'
import { rowsOf } from './picture-rows.ts'
import type { Vips } from './start-vips.ts'
import { createTileBuilder } from './tile-builder.ts'
import { cutSide, placeOf, type Cut } from './tile-cuts.ts'

/** Hardly told from the picture by eye, at about a third of the size of lossless. */
const quality = 90

/** Encodes a tile, filled up to its full size with its own edge: what an edge blends with when it is scaled is itself. */
const encode = (vips: Vips, tile: RawPixels, { channels, tileSizePx }: Shape): Uint8Array => {
  using image = vips.Image.newFromMemory(tile.pixels, tile.widthPx, tile.heightPx, channels, vips.BandFormat.uchar)
  using full = image.embed(0, 0, tileSizePx, tileSizePx, { extend: 'copy' })
  using named = full.copy({ interpretation: 'srgb' })
  return channels === 3
    ? named.jpegsaveBuffer({ Q: quality, subsample_mode: 'off', keep: 'none' })
    : named.webpsaveBuffer({ Q: quality, alpha_q: 100, effort: 2, keep: 'none' })
}

interface Shape {
  readonly channels: number
  readonly tileSizePx: number
}

/** A picture that is opened for sequential access, and how many of its rows lie together in the file. */
export interface OpenedPicture {
  readonly image: VipsTypes.Image
  readonly stripRows: number
}

/**
 * Cuts a picture into the tiles of a pyramid, from its first line to its last, and keeps little more than one line of tiles.
 *
 * A picture that is shown turned is cut as it is stored and turned tile by tile, so that it never lies in memory whole.
 */
export function* cutIntoTiles(vips: Vips, opened: OpenedPicture, tileSizePx: number): Generator<MadeTile[]> {
  const turn = turnOf(factsOf(opened.image).orientation)
  using shown = asShown(opened.image)
  const channels = shown.bands
  const stored = { widthPx: shown.width, heightPx: shown.height }
  let made: MadeTile[] = []
  const builder = createTileBuilder({
    picture: turnedSize(stored, turn),
    tileSizePx,
    channels,
    emit: (place, tile) => made.push({ place, bytes: encode(vips, tile, { channels, tileSizePx }) }),
  })
  const rows = rowsOf(shown, opened.stripRows)
  const across = cutSide(stored.widthPx, turn.reversesX, tileSizePx)
  for (const down of cutSide(stored.heightPx, turn.reversesY, tileSizePx)) {
    const pixels = rows.take(down.lengthPx)
    for (const along of across) {
      const piece = cutOut({ ...stored, pixels }, { along, down }, channels)
      builder.add(placeOf(along, down, turn), turnPixels(piece, turn, channels))
    }
    yield made
    made = []
  }
}

/** Takes one tile out of a band of lines. */
const cutOut = (band: RawPixels, { along, down }: { along: Cut; down: Cut }, channels: number): RawPixels => {
  const rowBytes = along.lengthPx * channels
  const pixels = new Uint8Array(rowBytes * down.lengthPx)
  for (let y = 0; y < down.lengthPx; y++) {
    const from = (y * band.widthPx + along.start) * channels
    pixels.set(band.pixels.subarray(from, from + rowBytes), y * rowBytes)
  }
  return { widthPx: along.lengthPx, heightPx: down.lengthPx, pixels }
}
