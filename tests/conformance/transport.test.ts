import { execFileSync } from 'node:child_process'
import { access, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Failure } from '../../src/shared/failures.ts'
import { toDiskFailure } from '../../src/main/transports/disk-failure.ts'
import { exchangeSettings, openExchange } from '../../src/main/transports/index.ts'
import type { Transport } from '../../src/main/transports/transport.ts'
import { describeTransport } from './transport.ts'

describeTransport('folder', async () => {
  const path = await mkdtemp(join(tmpdir(), 'exchange-'))
  return {
    transport: openExchange({ kind: 'folder', path }),
    dispose: () => rm(path, { recursive: true, force: true }),
  }
})

describe('a folder exchange', () => {
  const unreachable = new Failure('EXCHANGE_UNREACHABLE').message
  let around: string
  let root: string
  let transport: Transport
  beforeEach(async () => {
    around = await mkdtemp(join(tmpdir(), 'exchange-'))
    root = join(around, 'root')
    await mkdir(root)
    transport = openExchange(exchangeSettings.parse({ kind: 'folder', path: root }))
  })
  afterEach(() => rm(around, { recursive: true, force: true }))

  const list = async (): Promise<string[]> => {
    const found: string[] = []
    for await (const object of transport.list('')) found.push(object.name)
    return found
  }

  it('that is gone is unreachable, not empty, and is not made anew', async () => {
    await transport.put('a/b', Buffer.of(1))
    await rename(root, join(around, 'pulled'))
    await expect(transport.get('a/b', 1)).rejects.toThrow(unreachable)
    await expect(transport.put('a/b', Buffer.of(1))).rejects.toThrow(unreachable)
    await expect(list()).rejects.toThrow(unreachable)
    await expect(transport.remove('a/b')).rejects.toThrow(unreachable)
    await expect(access(root)).rejects.toThrow()
  })

  it('that is a file is unreachable', async () => {
    await rm(root, { recursive: true })
    await writeFile(root, 'not a folder')
    await expect(transport.get('a', 1)).rejects.toThrow(unreachable)
  })

  it('follows no link out of its root', async () => {
    const outside = join(around, 'outside')
    await mkdir(outside)
    await writeFile(join(outside, 'secret'), 'secret')
    await symlink(outside, join(root, 'way'))
    await symlink(join(outside, 'secret'), join(root, 'file'))
    await expect(transport.get('way/secret', 100)).rejects.toThrow(unreachable)
    await expect(transport.get('file', 100)).rejects.toThrow(unreachable)
    await expect(transport.put('way/new', Buffer.of(1))).rejects.toThrow(unreachable)
    await expect(transport.put('way/deep/new', Buffer.of(1))).rejects.toThrow(unreachable)
    await expect(transport.remove('way/secret')).rejects.toThrow(unreachable)
    expect(await list()).toEqual([])
    expect(await readdir(outside)).toEqual(['secret'])
    // A link in place of an object is replaced, and what it pointed to stays.
    await transport.put('file', Buffer.of(1))
    expect(await transport.get('file', 100)).toHaveLength(1)
    expect(await readdir(outside)).toEqual(['secret'])
  })

  it('is not held up by a pipe in place of an object', async () => {
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, 'pipe')])
    expect(await transport.get('pipe', 10)).toBeNull()
    expect(await list()).toEqual([])
  })

  it('does not show what another writer has half written', async () => {
    await writeFile(join(root, '.a.0011.part'), 'half')
    expect(await list()).toEqual([])
  })

  it('holds nothing but objects', async () => {
    await transport.put('a/b', Buffer.of(1))
    expect(await readdir(root, { recursive: true })).toEqual(['a', 'a/b'])
  })

  it.runIf(process.platform === 'linux')('says that the disk is full', async () => {
    const error: unknown = await writeFile('/dev/full', 'x').catch((reason: unknown) => reason)
    expect(toDiskFailure(error).code).toBe('DISK_FULL')
  })
})
