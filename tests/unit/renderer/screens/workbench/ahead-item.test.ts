import { expect, it } from 'vitest'
import { createAheadItem } from '../../../../../src/renderer/src/screens/workbench/ahead-item.ts'
import type { OpenedItem } from '../../../../../src/shared/ipc/work.ts'

const item = (key: string): OpenedItem => ({ index: 1, key, state: 'todo', parts: [], changes: [], comments: [] })
const give = (key: string) => () => Promise.resolve(item(key))

it('holds the one item that was read last, once its answer is there', async () => {
  const ahead = createAheadItem()
  const first = ahead.read('shard/1', give('a'))
  expect(ahead.peek('shard/1')).toBeNull()
  await first
  expect(ahead.peek('shard/1')?.key).toBe('a')
  await ahead.read('shard/2', give('b'))
  expect([ahead.peek('shard/1'), ahead.peek('shard/2')?.key]).toEqual([null, 'b'])
})

it('never shows what was forgotten, also when it was still on its way', async () => {
  const ahead = createAheadItem()
  const late = ahead.read('shard/1', give('old'))
  ahead.forget('shard/1')
  expect((await late)?.key).toBe('old')
  expect(ahead.peek('shard/1')).toBeNull()
  await ahead.read('shard/1', give('new'))
  ahead.forget('shard/2')
  expect(ahead.peek('shard/1')?.key).toBe('new')
  ahead.forget()
  expect(ahead.peek('shard/1')).toBeNull()
})

it('holds nothing where the station refuses', async () => {
  const ahead = createAheadItem()
  expect(await ahead.read('shard/1', () => Promise.reject(new Error('refused')))).toBeNull()
  expect(ahead.peek('shard/1')).toBeNull()
})
