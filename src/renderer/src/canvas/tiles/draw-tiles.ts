import type { TileStore, Tile } from './tile-store.ts'
import { tileRect, tilesOver, type DeviceRect, type Level } from './tile-grid.ts'

/** How level space lies on the surface, in device pixels: a factor, and where its origin is. */
interface Lie {
  readonly factor: number
  readonly x: number
  readonly y: number
}

type Brush = Pick<CanvasRenderingContext2D, 'drawImage' | 'save' | 'restore' | 'beginPath' | 'rect' | 'clip'>

/** Where a rectangle of level space lies; its edges on whole pixels, so that neighbours meet. */
const onSurface = ({ x, y, width, height }: DeviceRect, lie: Lie): DeviceRect => {
  const [left, top] = [Math.round(x * lie.factor + lie.x), Math.round(y * lie.factor + lie.y)]
  const right = Math.round((x + width) * lie.factor + lie.x)
  return { x: left, y: top, width: right - left, height: Math.round((y + height) * lie.factor + lie.y) - top }
}

const drawTile = (brush: Brush, { image }: Tile, to: DeviceRect): void => {
  if (image !== null && image !== 'empty') brush.drawImage(image, to.x, to.y, to.width, to.height)
}

interface Drawing {
  readonly store: TileStore
  readonly level: Level
  readonly lie: Lie
  readonly frame: number
}

/** The other levels, nearest in scale first; of two as near the finer. */
const nearestLevels = ({ store, level }: Drawing): readonly Level[] => {
  const away = ({ scale }: Level) => Math.abs(Math.log(scale / level.scale)) - (scale > level.scale ? 1e-6 : 0)
  return store
    .levels()
    .filter(({ scale, turn }) => turn === level.turn && scale !== level.scale)
    .toSorted((a, b) => away(a) - away(b))
}

/** The painted tiles of another level over a cell, and how many of them are missing. */
const substitutes = ({ store, level }: Drawing, other: Level, cell: DeviceRect) => {
  const ratio = other.scale / level.scale
  const places = tilesOver({
    x: cell.x * ratio,
    y: cell.y * ratio,
    width: cell.width * ratio,
    height: cell.height * ratio,
  })
  const tiles = places.flatMap((place) => store.painted(other, place) ?? [])
  return { tiles, missing: places.length - tiles.length, other }
}

/** Fills a cell whose tile is missing with what another level has there: the nearest that has all of it, else the most. */
const drawSubstitute = (brush: Brush, drawing: Drawing, cell: DeviceRect): void => {
  let best: ReturnType<typeof substitutes> | null = null
  for (const other of nearestLevels(drawing)) {
    const found = substitutes(drawing, other, cell)
    if (found.tiles.length > 0 && (!best || found.missing < best.missing)) best = found
    if (best?.missing === 0) break
  }
  if (!best) return
  const lie = { ...drawing.lie, factor: (drawing.lie.factor * drawing.level.scale) / best.other.scale }
  const hole = onSurface(cell, drawing.lie)
  brush.save()
  brush.beginPath()
  brush.rect(hole.x, hole.y, hole.width, hole.height)
  brush.clip()
  for (const tile of best.tiles) {
    tile.usedIn = drawing.frame
    drawTile(brush, tile, onSurface(tileRect(tile), lie))
  }
  brush.restore()
}

/** Draws the tiles of a level over a part of it, each missing one replaced by another level's. Counts device pixels. */
export const drawTiles = (brush: Brush, drawing: Drawing, seen: DeviceRect): void => {
  for (const place of tilesOver(seen)) {
    const tile = drawing.store.painted(drawing.level, place)
    if (tile) {
      tile.usedIn = drawing.frame
      drawTile(brush, tile, onSurface(tileRect(place), drawing.lie))
    } else drawSubstitute(brush, drawing, tileRect(place))
  }
}
