/** Decoded tiles, least used first to go, bounded by their bytes. */
export interface TileStore {
  readonly get: (name: string) => ImageBitmap | null
  /** Takes a tile over; whatever goes beyond the bound is closed, but nothing that `keep` names. */
  readonly put: (name: string, tile: ImageBitmap, keep: ReadonlySet<string>) => void
  readonly bytes: () => number
  readonly clear: () => void
}

const bytesOf = ({ width, height }: ImageBitmap): number => width * height * 4

export const createTileStore = (mostBytes: number): TileStore => {
  const tiles = new Map<string, ImageBitmap>()
  let bytes = 0
  const drop = (name: string, tile: ImageBitmap): void => {
    tiles.delete(name)
    bytes -= bytesOf(tile)
    tile.close()
  }
  return {
    get: (name) => {
      const tile = tiles.get(name)
      if (!tile) return null
      tiles.delete(name)
      tiles.set(name, tile)
      return tile
    },
    put: (name, tile, keep) => {
      const old = tiles.get(name)
      if (old) drop(name, old)
      tiles.set(name, tile)
      bytes += bytesOf(tile)
      for (const [oldest, its] of tiles) {
        if (bytes <= mostBytes) break
        if (oldest !== name && !keep.has(oldest)) drop(oldest, its)
      }
    },
    bytes: () => bytes,
    clear: () => {
      for (const [name, tile] of tiles) drop(name, tile)
    },
  }
}
