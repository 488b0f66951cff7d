import { beforeEach, describe, expect, it, vi } from 'vitest'
import { TileStore } from '../../../../../src/renderer/src/canvas/tiles/tile-store.ts'

const level = { scale: 1, turn: 0 } as const
const part = { x: 10, y: 20, width: 30, height: 40 }

const shown = (): { store: TileStore; tile: ReturnType<TileStore['at']> } => {
  const store = new TileStore(2 ** 20)
  const tile = store.at(level, { column: 0, row: 0 })
  store.take(store.jobFor(tile)?.job ?? 0, null)
  return { store, tile }
}

// Node.js has no bitmaps, and none is painted here.
beforeEach(() => {
  vi.stubGlobal('ImageBitmap', class {})
})

describe('what was asked of a tile and taken back', () => {
  it('is not shown when it comes, and is asked for again with what was soiled since', () => {
    const { store, tile } = shown()
    store.soil(tile, part)
    const late = store.jobFor(tile)
    store.recall(tile)
    expect(store.take(late?.job ?? 0, null)).toBeNull()
    store.soil(tile, { x: 0, y: 0, width: 5, height: 5 })
    expect(store.jobFor(tile)).toMatchObject({ part: { x: 0, y: 0, width: 40, height: 60 } })
  })

  it('is asked for whole where the tile was never painted', () => {
    const store = new TileStore(2 ** 20)
    const tile = store.at(level, { column: 0, row: 0 })
    const late = store.jobFor(tile)
    store.recall(tile)
    expect(store.take(late?.job ?? 0, null)).toBeNull()
    const again = store.jobFor(tile)
    expect(again).toMatchObject({ part: null })
    expect(store.take(again?.job ?? 0, null)).toBe(tile)
  })
})
