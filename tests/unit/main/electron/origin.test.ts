import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { Failure } from '../../../../src/shared/failures.ts'
import { createOriginHandler, type ItemBytes } from '../../../../src/main/electron/origin.ts'

const root = mkdtempSync(path.join(os.tmpdir(), 'origin-'))
const rendererDir = path.join(root, 'renderer')
mkdirSync(path.join(rendererDir, 'assets'), { recursive: true })
writeFileSync(path.join(rendererDir, 'index.html'), '<h1>page</h1>')
writeFileSync(path.join(rendererDir, 'assets', 'a.js'), 'export {}')
writeFileSync(path.join(rendererDir, 'assets', 'a.js.map'), '{}')
writeFileSync(path.join(root, 'secret.js'), 'secret')
afterAll(() => {
  rmSync(root, { recursive: true })
})

const asked: unknown[] = []
const bytes = new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
let given: Uint8Array = new Uint8Array(1)
const taken: unknown[] = []
const itemBytes: ItemBytes = (request) => {
  asked.push(request)
  if (request.part === 'broken') return Promise.reject(new Error('secret'))
  if (request.shardId !== 'shard_1') return Promise.reject(new Failure('GRANT_EXPIRED'))
  given = Uint8Array.from(bytes)
  return Promise.resolve({ mediaType: request.part === 'svg' ? 'image/svg+xml' : 'image/png', bytes: given })
}
const answer = createOriginHandler(rendererDir, {
  itemBytes,
  takePicture: (place, pixels) => {
    if (place.shardId !== 'shard_1') throw new Failure('GRANT_EXPIRED')
    taken.push({ ...place, ...pixels, rgb: [...pixels.rgb] })
  },
})
const get = (address: string, init?: RequestInit) => answer(new Request(address, init))
const body = async (response: Response) => [...new Uint8Array(await response.arrayBuffer())]

describe('pixels for a model', () => {
  const post = (address: string, length: number) =>
    get(`app://workstation/item/${address}`, { method: 'POST', body: new Uint8Array(length).fill(9) })

  it('are taken for the part whose address they are sent to', async () => {
    expect((await post('shard_1/3/jpg?w=2&h=1', 6)).status).toBe(204)
    expect(taken).toEqual([
      { shardId: 'shard_1', index: 3, part: 'jpg', widthPx: 2, heightPx: 1, rgb: Array(6).fill(9) },
    ])
  })

  it.each([
    ['too few', 'shard_1/3/jpg?w=2&h=1', 5],
    ['too many', 'shard_1/3/jpg?w=2&h=1', 7],
    ['a size beyond any model', 'shard_1/3/jpg?w=2049&h=1', 6_147],
    ['no size', 'shard_1/3/jpg', 6],
    ['a size that is none', 'shard_1/3/jpg?w=-2&h=1', 6],
    ['another shard', 'shard_2/3/jpg?w=2&h=1', 6],
  ])('are refused with %s', async (_what, address, length) => {
    taken.length = 0
    expect((await post(address, length)).status).toBe(403)
    expect(taken).toEqual([])
  })
})

describe('files of the page', () => {
  it('serves them with the policy and without a cache', async () => {
    for (const address of ['app://workstation/', 'app://workstation/index.html', 'app://workstation/index.html?x#y']) {
      const response = await get(address)
      expect(response.status).toBe(200)
      expect(await response.text()).toBe('<h1>page</h1>')
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'; script-src 'self';")
      expect(policy).not.toMatch(/unsafe-eval|\*|data:|blob:|script-src[^;]*unsafe/)
    }
    expect((await get('app://workstation/assets/a.js')).headers.get('content-type')).toBe(
      'text/javascript; charset=utf-8',
    )
  })

  it.each([
    'app://workstation/../secret.js',
    'app://workstation/%2e%2e/secret.js',
    'app://workstation/..%2fsecret.js',
    'app://workstation/assets/..%5c..%5csecret.js',
    'app://workstation/assets',
    'app://workstation/assets/',
    'app://workstation/assets/a.js.map',
    'app://workstation//index.html',
    'app://workstation/__proto__',
  ])('has no %s', async (address) => {
    const response = await get(address)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('secret')
  })

  it('answers no other origin and nothing but reading', async () => {
    expect((await get('app://other/index.html')).status).toBe(403)
    expect((await get('app://workstation/index.html', { method: 'POST' })).status).toBe(405)
  })
})

describe('parts of items', () => {
  it('serves bytes that no document can be made of', async () => {
    const response = await get('app://workstation/item/shard_1/12/jpg')
    expect(asked.at(-1)).toEqual({ shardId: 'shard_1', index: 12, part: 'jpg', purpose: 'work' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(given.length, 'the item itself is gone once it was copied').toBe(0)
    expect(await body(response)).toEqual([...bytes])
    expect((await get('app://workstation/item/shard_1/0/svg')).headers.get('content-type')).toBe(
      'application/octet-stream',
    )
  })

  it.each([
    { range: 'bytes=2-4', status: 206, expected: [2, 3, 4], contentRange: 'bytes 2-4/10' },
    { range: 'bytes=8-', status: 206, expected: [8, 9], contentRange: 'bytes 8-9/10' },
    { range: 'bytes=-3', status: 206, expected: [7, 8, 9], contentRange: 'bytes 7-9/10' },
    { range: 'bytes=-99', status: 206, expected: [...bytes], contentRange: 'bytes 0-9/10' },
    { range: 'bytes=5-99', status: 206, expected: [5, 6, 7, 8, 9], contentRange: 'bytes 5-9/10' },
    { range: 'bytes=10-', status: 416, expected: [], contentRange: 'bytes */10' },
    { range: 'bytes=-0', status: 416, expected: [], contentRange: 'bytes */10' },
    { range: 'bytes=4-2', status: 200, expected: [...bytes], contentRange: null },
    { range: 'bytes=0-1,4-5', status: 200, expected: [...bytes], contentRange: null },
    { range: 'items=0-1', status: 200, expected: [...bytes], contentRange: null },
  ])('answers the range $range', async ({ range, status, expected, contentRange }) => {
    const response = await get('app://workstation/item/shard_1/0/jpg', { headers: { Range: range } })
    expect(response.status).toBe(status)
    expect(await body(response)).toEqual(expected)
    expect(response.headers.get('content-range')).toBe(contentRange)
  })

  it.each([
    ['?for=thumbnail', 'thumbnail'],
    ['?for=ahead', 'ahead'],
    ['?for=work', 'work'],
    ['?for=nothing', 'work'],
    ['?for=', 'work'],
    ['?other=ahead', 'work'],
  ])('tells %s from a look at the item', async (query, purpose) => {
    await get(`app://workstation/item/shard_1/12/jpg${query}`)
    expect(asked.at(-1)).toEqual({ shardId: 'shard_1', index: 12, part: 'jpg', purpose })
  })

  it('says why not, and nothing about an unknown error', async () => {
    const refused = await get('app://workstation/item/shard_2/0/jpg')
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({ code: 'GRANT_EXPIRED' })
    const broken = await get('app://workstation/item/shard_1/0/broken')
    expect(broken.status).toBe(500)
    expect(await broken.text()).not.toContain('secret')
  })

  it.each([
    '/item/shard_1/-1/jpg',
    '/item/shard_1/1.5/jpg',
    '/item/shard_1/01/jpg',
    '/item/sh/0/jpg',
    '/item/shard_1/0/',
    '/item/shard_1/0/a/b',
    '/item/shard_1/0/%ff',
  ])('knows no %s', async (address) => {
    expect((await get(`app://workstation${address}`)).status).toBe(404)
  })
})

describe('every answer', () => {
  it('shuts the abilities that would look at the person or let content out', async () => {
    const shut = (await get('app://workstation/index.html')).headers.get('permissions-policy')
    for (const ability of [
      'camera',
      'microphone',
      'geolocation',
      'clipboard-read',
      'clipboard-write',
      'display-capture',
    ])
      expect(shut).toContain(`${ability}=()`)
  })

  it.each([
    'app://workstation/index.html',
    'app://workstation/assets/a.js',
    'app://workstation/nothing',
    'app://other/index.html',
    'app://workstation/item/shard_1/0/jpg',
    'app://workstation/item/shard_2/0/jpg',
    'app://workstation/item/shard_1/0/broken',
  ])('is kept by no cache: %s', async (address) => {
    for (const init of [
      {},
      { method: 'HEAD' },
      { method: 'POST' },
      { headers: { Range: 'bytes=1-2' } },
      { headers: { Range: 'bytes=99-' } },
    ])
      expect((await get(address, init)).headers.get('cache-control'), JSON.stringify(init)).toBe('no-store')
  })
})
