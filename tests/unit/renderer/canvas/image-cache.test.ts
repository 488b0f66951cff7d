import { describe, expect, it } from 'vitest'
import { createImageCache } from '../../../../src/renderer/src/canvas/image-cache.ts'

/** A loader whose pictures are counted until they are closed. */
const openCache = (failing = new Set<string>()) => {
  const open = new Set<string>()
  const asked: string[] = []
  const cache = createImageCache({
    load: (url, signal) => {
      asked.push(url)
      const name = url.split('?')[0] ?? ''
      if (failing.has(name)) return Promise.reject(new Error('no picture'))
      return new Promise((done, fail) => {
        signal?.addEventListener('abort', () => fail(new Error('called off')))
        setTimeout(() => {
          if (signal?.aborted) return
          open.add(name)
          done({ width: 200, height: 150, close: () => open.delete(name) })
        }, 0)
      })
    },
    loadSmall: () => Promise.reject(new Error('not asked for here')),
    close: () => {},
  })
  return { cache, open, asked }
}

const part = (n: number, megapixels = 12) => ({
  url: `item/s/${n}/jpg`,
  pyramid: null,
  widthPx: 1000,
  heightPx: megapixels * 1000,
})
const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('the cache of pictures', () => {
  it('comes back to the same pixels after two hundred items with one ahead, and closes what it lets go', async () => {
    const { cache, open } = openCache()
    const held: number[] = []
    for (let n = 0; n < 200; n++) {
      await cache.load(part(n))
      cache.prefetch(part(n + 1))
      held.push(cache.heldPx())
    }
    await settled()
    expect(Math.max(...held)).toBeLessThanOrEqual(60_000_000)
    expect(open.size).toBeLessThanOrEqual(5)
    expect(open.has('item/s/199/jpg')).toBe(true)
    cache.clear()
    await settled()
    expect([cache.heldPx(), open.size]).toEqual([0, 0])
  })

  it('gives what is there already without waiting, and keeps it as what is shown', async () => {
    const { cache, open } = openCache()
    expect(cache.showKept(part(0))).toBeNull()
    cache.prefetch(part(0, 40))
    expect(cache.showKept(part(0))).toBeNull()
    await settled()
    expect(cache.showKept(part(0))).toBe(await cache.load(part(0)))
    for (let n = 1; n < 6; n++) cache.prefetch(part(n, 20))
    await settled()
    expect(open.has('item/s/0/jpg')).toBe(true)
  })

  it('bounds by megapixels, not by count, and never lets go what is shown', async () => {
    const { cache, open } = openCache()
    await cache.load(part(0, 60))
    for (let n = 1; n < 6; n++) cache.prefetch(part(n, 20))
    await settled()
    expect([...open].sort()).toEqual(['item/s/0/jpg', 'item/s/4/jpg', 'item/s/5/jpg'])
  })

  it('gives the very picture of the address, also when many were asked for at once', async () => {
    const { cache } = openCache()
    const [a, b] = await Promise.all([cache.load(part(1)), cache.load(part(2))])
    expect(a).not.toBe(b)
    expect(await cache.load(part(2))).toBe(b)
  })

  it('asks for what is ahead as such, and again in earnest after it failed', async () => {
    const failing = new Set(['item/s/7/jpg'])
    const { cache, asked } = openCache(failing)
    cache.prefetch(part(7))
    await settled()
    failing.clear()
    await cache.load(part(7))
    expect(asked).toEqual(['item/s/7/jpg?for=ahead', 'item/s/7/jpg'])
  })
})
