import { describe, expect, it } from 'vitest'
import type { FromWorker, ToWorker } from '../../../../../src/renderer/src/canvas/tiles/messages.ts'
import { TileFeed } from '../../../../../src/renderer/src/canvas/tiles/tile-feed.ts'
import { aBox } from '../../../../support/document-builders.ts'

const begin = () => {
  const told: ToWorker[] = []
  const heard: FromWorker[] = []
  let answer: (message: FromWorker) => void = () => {}
  const feed = new TileFeed(
    {
      tell: (message) => told.push(message),
      listen: (hear) => (answer = hear),
      stop: () => {},
    },
    (message) => heard.push(message),
  )
  return { feed, told, heard, answer: (message: FromWorker) => { answer(message) } } // prettier-ignore
}

const manyBoxes = Array.from({ length: 4_500 }, (_, n) => aBox(`box-${String(n)}`))
const tasks = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setTimeout(resolve))
}

describe('what the worker is told', () => {
  it('all shapes in pieces, once, and then only changes, in order', async () => {
    const { feed, told } = begin()
    feed.open(manyBoxes)
    feed.change({ put: [aBox('late')], patched: [], gone: [], lifted: [] })
    await tasks(6)
    feed.change({ put: [], patched: [], gone: [aBox('late').id], lifted: [] })
    const shapes = told.filter((message) => message.kind === 'shapes')
    expect(shapes.map(({ put, gone, more }) => [put.length, gone.length, more])).toEqual([
      [2_000, 0, true],
      [2_000, 0, true],
      [500, 0, false],
      [1, 0, false],
      [0, 1, false],
    ])
    expect(shapes.slice(0, 3).flatMap(({ put }) => put)).toEqual(manyBoxes)
    expect(told[0]).toEqual({ kind: 'open', generation: 1 })
  })

  it('nothing more of an item that was left, and its answers are closed unseen', async () => {
    const { feed, told, heard, answer } = begin()
    feed.open(manyBoxes)
    feed.open([aBox('one-')])
    await tasks(6)
    const put = told.flatMap((message) => (message.kind === 'shapes' ? [[message.generation, message.put.length]] : []))
    expect(put).toEqual([
      [1, 2_000],
      [2, 1],
    ])
    let closed = 0
    const bitmap = { close: () => closed++ } as unknown as ImageBitmap
    answer({ kind: 'tile', generation: 1, job: 1, bitmap })
    answer({ kind: 'names', generation: 1, ids: [] })
    expect([heard.length, closed]).toEqual([0, 1])
    answer({ kind: 'tile', generation: 2, job: 2, bitmap })
    expect([heard.length, closed]).toEqual([1, 1])
  })
})
