/** Images with more pixels than this are cut into tiles when their shard is built; a window never decodes them whole. */
export const largestWholePx = 64_000_000

/** Side of a tile in the shards that this version builds. */
export const builtTileSizePx = 512

/** Size in pixels of one level of a pyramid, or of a picture. */
export interface LevelSize {
  readonly widthPx: number
  readonly heightPx: number
}

/** One tile: its level (0 is the picture itself, each further one half as large), its column and its row. */
export interface TilePlace {
  readonly level: number
  readonly column: number
  readonly row: number
}

/** A rectangle of whole pixels. */
export interface PixelRect extends LevelSize {
  readonly left: number
  readonly top: number
}

/** The sizes of all levels, each half of the one before, rounded up, down to one that fits into a single tile. */
export const pyramidLevels = (picture: LevelSize, tileSizePx: number): LevelSize[] => {
  const levels = [{ widthPx: picture.widthPx, heightPx: picture.heightPx }]
  for (let { widthPx, heightPx } = picture; widthPx > tileSizePx || heightPx > tileSizePx;) {
    widthPx = Math.ceil(widthPx / 2)
    heightPx = Math.ceil(heightPx / 2)
    levels.push({ widthPx, heightPx })
  }
  return levels
}

/** How many tiles a level has beside and below each other. */
export const tileGrid = (level: LevelSize, tileSizePx: number): { columns: number; rows: number } => ({
  columns: Math.ceil(level.widthPx / tileSizePx),
  rows: Math.ceil(level.heightPx / tileSizePx),
})

/** What a tile shows, in pixels of its level: a tile at the right or lower edge shows less than it holds. */
export const tileRect = (level: LevelSize, place: Omit<TilePlace, 'level'>, tileSizePx: number): PixelRect => {
  const left = place.column * tileSizePx
  const top = place.row * tileSizePx
  return {
    left,
    top,
    widthPx: Math.min(tileSizePx, level.widthPx - left),
    heightPx: Math.min(tileSizePx, level.heightPx - top),
  }
}
