import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelFor, planTiles, tileAbove, tileOnImage } from '../../src/renderer/src/canvas/pixels/tile-plan.ts'
import { pyramidLevels, tileGrid } from '../../src/shared/pyramid.ts'

const picture = fc.record({
  widthPx: fc.integer({ min: 1, max: 40_000 }),
  heightPx: fc.integer({ min: 1, max: 40_000 }),
})
const scale = fc.double({ min: 0.001, max: 40, noNaN: true })
const share = fc.double({ min: -0.3, max: 1.3, noNaN: true })

const shapeOf = (size: { widthPx: number; heightPx: number }) => ({ tileSizePx: 512, levels: pyramidLevels(size, 512) })

describe('the tiles of a view', () => {
  it('come from the smallest level that has a pixel for each pixel of the screen', () => {
    fc.assert(
      fc.property(picture, scale, (size, devicePx) => {
        const shape = shapeOf(size)
        const enough = shape.levels.map((_, level) => devicePx * 2 ** level <= 1)
        expect(levelFor(shape, devicePx)).toBe(Math.max(enough.lastIndexOf(true), 0))
      }),
    )
  })

  it('cover every pixel of the picture that is seen, exactly once, and nothing that is not', () => {
    fc.assert(
      fc.property(
        picture,
        scale,
        fc.record({ at: fc.tuple(share, share), probes: fc.array(fc.tuple(share, share)) }),
        (size, devicePx, { at, probes }) => {
          const shape = shapeOf(size)
          const shown = {
            x: at[0] * size.widthPx,
            y: at[1] * size.heightPx,
            width: 1400 / devicePx,
            height: 900 / devicePx,
          }
          const { level, seen, around } = planTiles(shape, shown, devicePx)
          for (const [u, v] of probes) {
            const [x, y] = [shown.x + u * shown.width, shown.y + v * shown.height]
            const isSeen =
              u >= 0 && u < 1 && v >= 0 && v < 1 && x >= 0 && y >= 0 && x < size.widthPx && y < size.heightPx
            const covering = seen.filter((place) => {
              const rect = tileOnImage(shape, place)
              return x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height
            })
            if (isSeen) expect(covering).toHaveLength(1)
            else expect(covering.length).toBeLessThanOrEqual(1)
          }
          const grid = tileGrid(shape.levels[level] ?? size, 512)
          for (const { column, row } of [...seen, ...around]) {
            expect(column >= 0 && column < grid.columns && row >= 0 && row < grid.rows).toBe(true)
            // In steps of whole tiles: the last of a row ends with the picture and may lie further from the view.
            const side = 512 * 2 ** level
            expect((column + 2) * side >= shown.x && (column - 1) * side <= shown.x + shown.width).toBe(true)
            expect((row + 2) * side >= shown.y && (row - 1) * side <= shown.y + shown.height).toBe(true)
          }
          // At most twice the pixels of the screen in each direction, and the tiles at its edges.
          if (level > 0) expect(seen.length).toBeLessThanOrEqual(((1400 * 2) / 512 + 2) * ((900 * 2) / 512 + 2))
        },
      ),
    )
  })

  it('lie inside the tile of the coarser level that stands in for them', () => {
    fc.assert(
      fc.property(picture, fc.nat(), fc.nat(), (size, a, b) => {
        const shape = shapeOf(size)
        const grid = tileGrid(size, 512)
        let place = { level: 0, column: a % grid.columns, row: b % grid.rows }
        const own = tileOnImage(shape, place)
        while (place.level + 1 < shape.levels.length) {
          place = tileAbove(place)
          const rect = tileOnImage(shape, place)
          expect(own.x >= rect.x && own.y >= rect.y).toBe(true)
          expect(own.x + own.width <= rect.x + rect.width && own.y + own.height <= rect.y + rect.height).toBe(true)
        }
        expect([place.column, place.row]).toEqual([0, 0])
      }),
    )
  })
})
