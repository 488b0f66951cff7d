import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Failure } from '../../src/shared/failures.ts'
import type { Transport } from '../../src/main/transports/transport.ts'

/** A store of its own for one test. */
export interface TransportUnderTest {
  readonly transport: Transport
  dispose(): Promise<void>
}

const message = (code: ConstructorParameters<typeof Failure>[0]): string => new Failure(code).message
const wrongNames = [
  '',
  '/a',
  'a/',
  'a//b',
  '.',
  '..',
  'a/../b',
  '../a',
  'a/.b',
  'a.',
  'a\\b',
  'a b',
  'ä',
  'a\0b',
  'x'.repeat(513),
]

async function names(transport: Transport, prefix: string): Promise<string[]> {
  const found: string[] = []
  for await (const object of transport.list(prefix)) found.push(object.name)
  return found
}

/** What every transport must do, whatever lies behind it. */
export function describeTransport(title: string, create: () => Promise<TransportUnderTest>): void {
  let store: TransportUnderTest
  let transport: Transport
  let local: string
  beforeEach(async () => {
    store = await create()
    transport = store.transport
    local = await mkdtemp(join(tmpdir(), 'transport-'))
  })
  afterEach(async () => {
    await store.dispose()
    await rm(local, { recursive: true, force: true })
  })

  describe(`transport ${title}: objects`, () => {
    it('gives back what was put, also nothing', async () => {
      await transport.put('a/b.c/d-1_2.jws', Buffer.from('sealed'))
      await transport.put('empty', new Uint8Array())
      expect(Buffer.from((await transport.get('a/b.c/d-1_2.jws', 100)) ?? []).toString()).toBe('sealed')
      expect(await transport.get('empty', 0)).toHaveLength(0)
    })

    it('replaces an object whole', async () => {
      await transport.put('one', Buffer.alloc(10_000, 1))
      await transport.put('one', Buffer.of(2))
      expect([...((await transport.get('one', 10)) ?? [])]).toEqual([2])
    })

    it('answers null for what is not there', async () => {
      await transport.put('a/b', Buffer.of(1))
      for (const name of ['x', 'a', 'a/b/c', 'a/c', 'x/y/z']) expect(await transport.get(name, 10)).toBeNull()
      expect(await transport.getTo('x', join(local, 'x'))).toBeNull()
      expect(await readdir(local)).toEqual([])
    })

    it('refuses an object that is larger than asked for', async () => {
      await transport.put('large', Buffer.alloc(11))
      await expect(transport.get('large', 10)).rejects.toThrow(message('DOCUMENT_INVALID'))
      expect(await transport.get('large', 11)).toHaveLength(11)
    })

    it('streams an object in and out', async () => {
      const hash = createHash('sha256')
      async function* chunks(): AsyncGenerator<Uint8Array> {
        for (let n = 0; n < 300; n += 1) {
          const chunk = Buffer.alloc(10_007, n)
          hash.update(chunk)
          yield await Promise.resolve(chunk)
        }
      }
      await transport.put('shards/s1.tar', chunks())
      const path = join(local, 's1.tar')
      expect(await transport.getTo('shards/s1.tar', path)).toBe(300 * 10_007)
      expect(
        createHash('sha256')
          .update(await readFile(path))
          .digest(),
      ).toEqual(hash.digest())
      expect(await readdir(local)).toEqual(['s1.tar'])
    })

    it('stores nothing when the source breaks, and keeps what was there', async () => {
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield await Promise.resolve(Buffer.alloc(100_000))
        throw new Error('source broke')
      }
      await transport.put('kept', Buffer.of(1))
      await expect(transport.put('kept', broken())).rejects.toThrow('source broke')
      await expect(transport.put('new', broken())).rejects.toThrow('source broke')
      expect([...((await transport.get('kept', 10)) ?? [])]).toEqual([1])
      expect(await names(transport, '')).toEqual(['kept'])
    })

    it('removes, also what is not there', async () => {
      await transport.put('a/b', Buffer.of(1))
      await transport.remove('a/b')
      await transport.remove('a/b')
      await transport.remove('never/was')
      expect(await transport.get('a/b', 10)).toBeNull()
    })

    it('ends up with one of two objects put at the same time', async () => {
      const [first, second] = [Buffer.alloc(200_000, 1), Buffer.alloc(200_000, 2)]
      await Promise.all([transport.put('same', first), transport.put('same', second)])
      const stored = Buffer.from((await transport.get('same', 200_000)) ?? [])
      expect(stored.equals(first) || stored.equals(second)).toBe(true)
    })
  })

  describe(`transport ${title}: names`, () => {
    it('lists by prefix, in order, with sizes', async () => {
      for (const name of ['log/b/2', 'log/b/10', 'log/b-1', 'log/b0', 'log/a', 'logs/x', 'root']) {
        await transport.put(name, Buffer.alloc(name.length))
      }
      expect(await names(transport, '')).toEqual([
        'log/a',
        'log/b-1',
        'log/b/10',
        'log/b/2',
        'log/b0',
        'logs/x',
        'root',
      ])
      expect(await names(transport, 'log/b/')).toEqual(['log/b/10', 'log/b/2'])
      expect(await names(transport, 'log/b')).toEqual(['log/b-1', 'log/b/10', 'log/b/2', 'log/b0'])
      expect(await names(transport, 'lo')).toHaveLength(6)
      expect(await names(transport, 'log/b/10')).toEqual(['log/b/10'])
      expect(await names(transport, 'none/at/all')).toEqual([])
      for await (const object of transport.list('')) expect(object.sizeBytes).toBe(object.name.length)
    })

    it.each(wrongNames)('refuses the name %j everywhere', async (name) => {
      const refused = message('INPUT_INVALID')
      await expect(transport.put(name, Buffer.of(1))).rejects.toThrow(refused)
      await expect(transport.get(name, 1)).rejects.toThrow(refused)
      await expect(transport.getTo(name, join(local, 'x'))).rejects.toThrow(refused)
      await expect(transport.remove(name)).rejects.toThrow(refused)
      expect(await names(transport, '')).toEqual([])
    })

    it.each(['/', '../', 'a/../b', 'a//', '.hidden/', 'a b'])('refuses the prefix %j', async (prefix) => {
      await expect(names(transport, prefix)).rejects.toThrow(message('INPUT_INVALID'))
    })
  })
}
