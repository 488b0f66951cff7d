import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extract } from 'tar-stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeAssociatedData } from '../../../../../src/main/guard/shard/associated-data.ts'
import { openFileReadAt } from '../../../../../src/main/guard/shard/read-at.ts'
import { openShard } from '../../../../../src/main/guard/shard/shard-reader.ts'
import { shardStream } from '../../../../../src/main/guard/shard/stream-format.ts'
import { writeShardFiles } from '../../../../../src/main/guard/shard/write-shard-files.ts'
import { binding, dataKey, openBytes, partOf, patternBytes } from '../../../../support/shards.ts'

const deepKey = `${'folder/'.repeat(18)}${'n'.repeat(60)}`
const files: Record<string, Buffer> = {
  'one.jpg': patternBytes(100_000, 1),
  'one.txt': Buffer.from('first\n'),
  'Ärger/写真.png': patternBytes(511, 2),
  [`${deepKey}.txt`]: Buffer.from('deep'),
}
const items = [
  {
    key: 'one',
    parts: [partOf('jpg', files['one.jpg'] ?? Buffer.alloc(0)), partOf('txt', files['one.txt'] ?? Buffer.alloc(0))],
  },
  { key: 'Ärger/写真', parts: [partOf('png', files['Ärger/写真.png'] ?? Buffer.alloc(0))] },
  { key: deepKey, parts: [partOf('txt', Buffer.from('deep'))] },
]

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shard-'))
})
afterEach(() => rm(folder, { recursive: true }))

const paths = () => ({ tarPath: join(folder, 's.tar.sealed'), indexPath: join(folder, 's.index.sealed') })

async function decryptedTar(): Promise<Buffer> {
  await writeShardFiles({ items, key: dataKey, binding, ...paths() })
  const sealed = await readFile(paths().tarPath)
  return openBytes(sealed, {
    key: dataKey,
    associatedData: encodeAssociatedData(binding, 'tar'),
    parameters: shardStream,
  })
}

describe('the decrypted tar', () => {
  it('is listed and unpacked by the tar of the system', async () => {
    const tar = join(folder, 'plain.tar')
    await writeFile(tar, await decryptedTar())
    const listed = execFileSync('tar', ['-t', '--quoting-style=literal', '-f', tar], { encoding: 'utf8' })
    expect(listed.trim().split('\n')).toEqual(Object.keys(files))
    execFileSync('tar', ['-x', '-C', folder, '-f', tar])
    for (const [name, bytes] of Object.entries(files)) expect(await readFile(join(folder, name))).toEqual(bytes)
  })

  it('is read by an independent library, and its parts lie where the index says', async () => {
    const tar = await decryptedTar()
    const seen: Record<string, Buffer> = {}
    const reader = extract()
    reader.end(tar)
    for await (const entry of reader) {
      const chunks: Buffer[] = []
      for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk)
      seen[entry.header.name] = Buffer.concat(chunks)
    }
    expect(seen).toEqual(files)
    const source = { tar: await openFileReadAt(paths().tarPath), index: await openFileReadAt(paths().indexPath) }
    const { deriveKeyCheck } = await import('../../../../../src/main/guard/shard/key-check.ts')
    const keyCheck = deriveKeyCheck(dataKey).toString('hex')
    const shard = await openShard({ ...source, key: dataKey, binding, keyCheck })
    for await (const item of shard.items()) {
      for (const part of item.parts) {
        const bytes = tar.subarray(part.offsetBytes, part.offsetBytes + part.sizeBytes)
        expect(bytes).toEqual(files[`${item.key}.${part.part}`])
      }
    }
    shard.close()
    await Promise.all([source.tar.close(), source.index.close()])
  })

  it('falls into items under the rule of WebDataset', async () => {
    await decryptedTar()
    const split = /^((?:.*\/|)[^.]+)[.]([^/]*)$/
    const grouped = Object.keys(files).map((name) => split.exec(name)?.slice(1))
    expect(grouped).toEqual([
      ['one', 'jpg'],
      ['one', 'txt'],
      ['Ärger/写真', 'png'],
      [deepKey, 'txt'],
    ])
  })
})

describe('shard files', () => {
  it('are two, readable by their owner only, and say their length and hash', async () => {
    const written = await writeShardFiles({ items, key: dataKey, binding, ...paths() })
    expect((await readdir(folder)).sort()).toEqual(['s.index.sealed', 's.tar.sealed'])
    const { createHash } = await import('node:crypto')
    const tar = await readFile(paths().tarPath)
    expect(written.tar).toEqual({ lengthBytes: tar.length, sha256: createHash('sha256').update(tar).digest('hex') })
    expect(written.items).toBe(3)
    const { stat } = await import('node:fs/promises')
    expect((await stat(paths().tarPath)).mode & 0o077).toBe(0)
  })

  it('leave nothing behind when an item fails midway', async () => {
    const broken = [...items, { key: 'late', parts: [{ ...partOf('txt', Buffer.from('abc')), sizeBytes: 4 }] }]
    await expect(writeShardFiles({ items: broken, key: dataKey, binding, ...paths() })).rejects.toThrow(
      'Nothing was imported',
    )
    expect(await readdir(folder)).toEqual([])
  })

  it('say that an object is missing when there is no file', async () => {
    await expect(openFileReadAt(join(folder, 'absent'))).rejects.toThrow('does not hold an object')
  })
})
