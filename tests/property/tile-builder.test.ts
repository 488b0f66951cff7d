import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { halve } from '../../src/main/importers/pictures/halve.ts'
import { turnedSize, turnOf, turnPixels, type RawPixels } from '../../src/main/importers/pictures/orient.ts'
import { createTileBuilder } from '../../src/main/importers/pictures/tile-builder.ts'
import { cutSide, placeOf } from '../../src/main/importers/pictures/tile-cuts.ts'
import { pyramidLevels, tileGrid, tileRect, type TilePlace } from '../../src/shared/pyramid.ts'

const tileSizePx = 16

/** Where a pixel as stored is shown, straight from the table of the EXIF standard. */
const shownAt = (orientation: number, at: { x: number; y: number }, stored: { widthPx: number; heightPx: number }) => {
  const { x, y } = at
  const [right, bottom] = [stored.widthPx - 1 - x, stored.heightPx - 1 - y]
  const table: Record<number, [number, number]> = {
    1: [x, y],
    2: [right, y],
    3: [right, bottom],
    4: [x, bottom],
    5: [y, x],
    6: [bottom, x],
    7: [bottom, right],
    8: [y, right],
  }
  return table[orientation] ?? [x, y]
}

const noise = (widthPx: number, heightPx: number, channels: number): RawPixels => ({
  widthPx,
  heightPx,
  pixels: Uint8Array.from({ length: widthPx * heightPx * channels }, (_, n) => (n * 73 + (n >> 3) * 11) & 255),
})

const side = fc.integer({ min: 1, max: 83 })
const orientation = fc.integer({ min: 1, max: 8 })
const channels = fc.constantFrom(3, 4)

/** A tile cut out of a picture, pixel by pixel. */
const crop = (picture: RawPixels, place: TilePlace, count: number): number[] => {
  const rect = tileRect(picture, place, tileSizePx)
  const out: number[] = []
  for (let y = rect.top; y < rect.top + rect.heightPx; y++)
    for (let x = rect.left; x < rect.left + rect.widthPx; x++)
      for (let channel = 0; channel < count; channel++)
        out.push(picture.pixels[(y * picture.widthPx + x) * count + channel] ?? -1)
  return out
}

/** The whole picture halved in one piece, by other arithmetic than the product's. */
const halved = (picture: RawPixels, count: number): RawPixels => {
  const [widthPx, heightPx] = [Math.ceil(picture.widthPx / 2), Math.ceil(picture.heightPx / 2)]
  const pixels = new Uint8Array(widthPx * heightPx * count)
  const at = (x: number, y: number, channel: number) =>
    picture.pixels[
      (Math.min(y, picture.heightPx - 1) * picture.widthPx + Math.min(x, picture.widthPx - 1)) * count + channel
    ] ?? 0
  for (let n = 0; n < pixels.length; n++) {
    const [channel, x, y] = [n % count, Math.floor(n / count) % widthPx, Math.floor(n / count / widthPx)]
    const four = [at(2 * x, 2 * y, channel), at(2 * x + 1, 2 * y, channel), at(2 * x, 2 * y + 1, channel), at(2 * x + 1, 2 * y + 1, channel)] // prettier-ignore
    pixels[n] = Math.floor((four.reduce((sum, one) => sum + one, 0) + 2) / 4)
  }
  return { widthPx, heightPx, pixels }
}

const cutStored = (
  stored: RawPixels,
  { count, exif }: { count: number; exif: number },
  take: (place: TilePlace, tile: RawPixels) => void,
) => {
  const turn = turnOf(exif)
  const builder = createTileBuilder({ picture: turnedSize(stored, turn), tileSizePx, channels: count, emit: take })
  let mostWaiting = 0
  for (const down of cutSide(stored.heightPx, turn.reversesY, tileSizePx))
    for (const along of cutSide(stored.widthPx, turn.reversesX, tileSizePx)) {
      const pixels = new Uint8Array(along.lengthPx * down.lengthPx * count)
      for (let y = 0; y < down.lengthPx; y++) {
        const from = ((down.start + y) * stored.widthPx + along.start) * count
        pixels.set(stored.pixels.subarray(from, from + along.lengthPx * count), y * along.lengthPx * count)
      }
      const piece = { widthPx: along.lengthPx, heightPx: down.lengthPx, pixels }
      builder.add(placeOf(along, down, turn), turnPixels(piece, turn, count))
      mostWaiting = Math.max(mostWaiting, builder.waitingBytes())
    }
  return { mostWaiting, left: builder.waitingBytes() }
}

describe('turning pixels', () => {
  it('puts each pixel where EXIF says, for all eight orientations', () => {
    fc.assert(
      fc.property(fc.tuple(side, side), channels, orientation, ([widthPx, heightPx], count, exif) => {
        const stored = noise(widthPx, heightPx, count)
        const shown = turnPixels(stored, turnOf(exif), count)
        expect(turnedSize(stored, turnOf(exif))).toEqual({ widthPx: shown.widthPx, heightPx: shown.heightPx })
        for (let y = 0; y < heightPx; y++)
          for (let x = 0; x < widthPx; x++) {
            const [toX, toY] = shownAt(exif, { x, y }, stored)
            const from = (y * widthPx + x) * count
            const to = (toY * shown.widthPx + toX) * count
            if (shown.pixels[to] !== stored.pixels[from]) throw new Error(`${x},${y} is not at ${toX},${toY}`)
          }
      }),
      { numRuns: 60 },
    )
  })
})

describe('cutting a picture into tiles', () => {
  it('gives every tile of every level once, as cut from the whole picture turned and halved', () => {
    fc.assert(
      fc.property(fc.tuple(side, side), channels, orientation, ([widthPx, heightPx], count, exif) => {
        const stored = noise(widthPx, heightPx, count)
        const made = new Map<string, RawPixels>()
        const { left } = cutStored(stored, { count, exif }, (place, tile) => {
          const name = JSON.stringify(place)
          if (made.has(name)) throw new Error('a tile came twice')
          made.set(name, tile)
        })
        let picture = turnPixels(stored, turnOf(exif), count)
        let expected = 0
        for (const [level, size] of pyramidLevels(picture, tileSizePx).entries()) {
          if (level > 0) picture = halved(picture, count)
          expect({ widthPx: picture.widthPx, heightPx: picture.heightPx }).toEqual(size)
          const { columns, rows } = tileGrid(size, tileSizePx)
          expected += columns * rows
          for (let row = 0; row < rows; row++)
            for (let column = 0; column < columns; column++) {
              const place = { level, column, row }
              expect([...(made.get(JSON.stringify(place))?.pixels ?? [])]).toEqual(crop(picture, place, count))
            }
        }
        expect([made.size, left]).toEqual([expected, 0])
      }),
      { numRuns: 60 },
    )
  })

  it('keeps no more than a line of tiles of each level, however tall or wide the picture is', () => {
    for (const exif of [1, 6]) {
      const stored = noise(80, 800, 3)
      const { mostWaiting } = cutStored(stored, { count: 3, exif }, () => {})
      expect(mostWaiting).toBeLessThanOrEqual(80 * tileSizePx * 3)
    }
  })

  it('halves one column and one row at an odd edge', () => {
    const one = halve({ widthPx: 1, heightPx: 1, pixels: Uint8Array.of(9, 8, 7) }, 3)
    expect(one).toEqual({ widthPx: 1, heightPx: 1, pixels: Uint8Array.of(9, 8, 7) })
    const row = halve({ widthPx: 3, heightPx: 1, pixels: Uint8Array.of(0, 10, 100) }, 1)
    expect(row).toEqual({ widthPx: 2, heightPx: 1, pixels: Uint8Array.of(5, 100) })
  })
})
