import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { createBridge } from '../../../src/preload/bridge.ts'

const setUp = () => {
  const emitter = new EventEmitter()
  const invoked: unknown[] = []
  const bridge = createBridge({
    invoke: (channel, input) => {
      invoked.push([channel, input])
      return Promise.resolve('answer')
    },
    on: (channel, listener) => emitter.on(channel, listener),
    off: (channel, listener) => emitter.off(channel, listener),
  })
  return { emitter, invoked, bridge }
}

it('passes our channels on', async () => {
  const { bridge, invoked } = setUp()
  expect(await bridge.invoke('station:work:open', { a: 1 })).toBe('answer')
  expect(invoked).toEqual([['station:work:open', { a: 1 }]])
})

it.each([
  'ELECTRON_BROWSER_DIALOG',
  'station:',
  'station:work',
  'station:work:open:more',
  ' station:work:open',
  '',
  undefined,
  7,
  ['station:work:open'],
])('refuses the channel %j in both directions', async (channel) => {
  const { bridge, invoked, emitter } = setUp()
  await expect(bridge.invoke(channel as string, {})).rejects.toThrow(TypeError)
  expect(() => bridge.subscribe(channel as string, () => undefined)).toThrow(TypeError)
  expect(invoked).toEqual([])
  expect(emitter.eventNames()).toEqual([])
})

it('hands the payload on and keeps the event', () => {
  const { bridge, emitter } = setUp()
  const seen: unknown[][] = []
  const stop = bridge.subscribe('station:work:changed', (...args) => seen.push(args))
  emitter.emit('station:work:changed', { sender: 'the messenger' }, { b: 2 })
  stop()
  emitter.emit('station:work:changed', {}, { b: 3 })
  expect(seen).toEqual([[{ b: 2 }]])
  expect(emitter.listenerCount('station:work:changed')).toBe(0)
})
