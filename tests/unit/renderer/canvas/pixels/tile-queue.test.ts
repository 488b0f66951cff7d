import { describe, expect, it } from 'vitest'
import { TileQueue } from '../../../../../src/renderer/src/canvas/pixels/tile-queue.ts'
import { createTileStore } from '../../../../../src/renderer/src/canvas/pixels/tile-store.ts'

interface FakeTile {
  readonly width: number
  readonly height: number
  closed: boolean
  close: () => void
}

const tileOf = (width = 512): ImageBitmap & FakeTile => {
  const tile = {
    width,
    height: 512,
    closed: false,
    close: () => {
      tile.closed = true
    },
  }
  return tile
}

const place = (column: number) => ({ level: 0, column, row: 0 })
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

const openQueue = () => {
  const asked: { column: number; signal: AbortSignal; done: (tile: ImageBitmap) => void; fail: () => void }[] = []
  const came: string[] = []
  const damaged: string[] = []
  const queue = new TileQueue({
    load: ({ column }, signal) =>
      new Promise((done, fail) => asked.push({ column, signal, done, fail: () => fail(new Error('no picture')) })),
    onTile: (name) => came.push(name),
    onDamaged: (name) => damaged.push(name),
  })
  return { queue, asked, came, damaged }
}

describe('the queue of tiles', () => {
  it('loads a few at a time, the most wanted first', async () => {
    const { queue, asked, came } = openQueue()
    queue.want(Array.from({ length: 20 }, (_, n) => place(n)))
    expect(asked.map(({ column }) => column)).toEqual([0, 1, 2, 3, 4, 5])
    asked[1]?.done(tileOf())
    await settled()
    expect(came).toEqual(['0/1/0'])
    expect(asked.map(({ column }) => column)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('calls off what went out of view, closes it when it comes all the same, and asks for what came into view', async () => {
    const { queue, asked, came, damaged } = openQueue()
    queue.want([place(0), place(1)])
    queue.want([place(1), place(2)])
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false, false])
    const late = tileOf()
    asked[0]?.done(late)
    asked[1]?.done(tileOf())
    await settled()
    expect(late.closed).toBe(true)
    expect([came, damaged]).toEqual([['0/1/0'], []])
  })

  it('tells of a tile that cannot be read and goes on, without asking for it again', async () => {
    const { queue, asked, came, damaged } = openQueue()
    queue.want([place(0), place(1)])
    asked[0]?.fail()
    asked[1]?.done(tileOf())
    await settled()
    expect([came, damaged]).toEqual([['0/1/0'], ['0/0/0']])
    expect(asked).toHaveLength(2)
  })
})

describe('the store of tiles', () => {
  it('is bounded by bytes, lets the longest unused go and closes it, but nothing that is seen', () => {
    const store = createTileStore(3 * 512 * 512 * 4)
    const tiles = Array.from({ length: 5 }, () => tileOf())
    for (const [n, tile] of tiles.slice(0, 3).entries()) store.put(`${n}`, tile, new Set())
    store.get('0')
    store.put('3', tiles[3]!, new Set(['1']))
    expect(tiles.map(({ closed }) => closed)).toEqual([false, false, true, false, false])
    store.put('4', tiles[4]!, new Set(['0', '1', '3']))
    expect(tiles.map(({ closed }) => closed)).toEqual([false, false, true, false, false])
    expect(store.bytes()).toBe(4 * 512 * 512 * 4)
    store.clear()
    expect([store.bytes(), tiles.every(({ closed }) => closed)]).toEqual([0, true])
  })
})
