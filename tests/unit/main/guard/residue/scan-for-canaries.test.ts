import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  brotliCompressSync,
  constants,
  crc32,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { Canary } from '../../../../../src/main/guard/residue/canary.ts'
import { scanForCanaries, type ScanResult } from '../../../../../src/main/guard/residue/scan-for-canaries.ts'
import { closeDatabase, openDatabase } from '../../../../../src/main/storage/open-database.ts'
import { temporaryFolder } from '../../storage/temporary-folder.ts'
import { buried, noise, png } from './planted-files.ts'

const words = 'Kestrel-Ünikum-7f3a91c4'
const bytes = noise('canary bytes', 40)
const rgb = noise('canary pixels', 3 * 12)
const file = noise('canary picture', 60_000)
const canaries: Canary[] = [
  { id: 'words', text: words },
  { id: 'bytes', bytes },
  { id: 'rgb', rgb },
  { id: 'file', file },
]

/** Text around the canary, long enough to be squeezed in earnest. */
const page = (content: string): string => `${'All work is kept. '.repeat(300)}${content}${' Nothing else.'.repeat(300)}`

const scan = async (content: Uint8Array, name = 'leak.bin'): Promise<ScanResult> => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, name), content)
  return scanForCanaries({ roots: [folder], canaries })
}

const found = async (content: Uint8Array): Promise<string[]> =>
  (await scan(content)).hits.map(({ id, encoding }) => `${id}: ${encoding}`)

const zip = (name: string, content: Buffer): Buffer => {
  const squeezed = deflateRawSync(content)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(crc32(content), 14)
  header.writeUInt32LE(squeezed.length, 18)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, Buffer.from(name), squeezed])
}

describe('text', () => {
  it.each<[string, Buffer]>([
    ['utf-8', Buffer.from(words)],
    ['utf-16le', Buffer.from(words, 'utf16le')],
    ['utf-16be', Buffer.from(words, 'utf16le').swap16()],
    ['utf-8 hex', Buffer.from(Buffer.from(words).toString('hex'))],
    ['utf-8 hex', Buffer.from(Buffer.from(words).toString('hex').toUpperCase())],
    ['utf-8 hex utf-16le', Buffer.from(Buffer.from(words).toString('hex'), 'utf16le')],
    ['utf-16le hex', Buffer.from(Buffer.from(words, 'utf16le').toString('hex'))],
  ])('is found as %s', async (encoding, content) => {
    expect(await found(buried(content))).toEqual([`words: ${encoding}`])
  })

  it.each([0, 1, 2, 3, 4, 5])('is found in base64 after %i other bytes', async (before) => {
    const whole = Buffer.concat([Buffer.alloc(before, 'x'), Buffer.from(words), Buffer.from('and more')])
    expect(await found(buried(Buffer.from(whole.toString('base64'))))).toEqual(['words: utf-8 base64'])
    const wide = Buffer.concat([Buffer.alloc(before, 'x'), Buffer.from(words, 'utf16le'), Buffer.from('more')])
    expect(await found(buried(Buffer.from(wide.toString('base64'))))).toEqual(['words: utf-16le base64'])
  })

  it('is told with its place, also where two windows meet and at either end', async () => {
    const border = 4 << 20
    const large = noise('large', border + 100_000)
    for (const place of [0, border - 5, border, large.length - Buffer.byteLength(words)]) {
      const content = Buffer.from(large)
      content.write(words, place)
      const { hits } = await scan(content)
      expect(hits).toMatchObject([{ id: 'words', encoding: 'utf-8', offsetBytes: place }])
    }
    const ending = Buffer.concat([noise('end', 100), Buffer.from(words)])
    expect(await found(ending)).toEqual(['words: utf-8'])
  })

  it('is found in the name of a file, even an empty one', async () => {
    const { hits } = await scan(Buffer.alloc(0), `${words}.jpg`)
    expect(hits).toMatchObject([{ id: 'words', encoding: 'name' }])
  })
})

describe('squeezed text', () => {
  const text = Buffer.from(page(words))
  const named = gzipSync(text)
  const withName = Buffer.concat([
    named.subarray(0, 3),
    Buffer.from([8]),
    named.subarray(4, 10),
    Buffer.from('a.txt\0'),
  ])

  it.each<[string, Buffer]>([
    ['zlib', buried(deflateSync(text))],
    ['zlib', buried(deflateSync(text, { level: 1 }))],
    ['zlib', buried(deflateSync(text, { level: 9 }))],
    ['zlib', deflateSync(text, { windowBits: 10 })],
    ['deflate', buried(named)],
    ['deflate', buried(Buffer.concat([withName, named.subarray(10)]))],
    ['deflate', buried(zip('a.txt', text))],
    ['deflate', deflateRawSync(text)],
    ['deflate', buried(deflateRawSync(text), 3 * 4_096)],
    ['brotli', brotliCompressSync(text)],
    ['brotli', Buffer.concat([brotliCompressSync(text), noise('after', 500)])],
    ['zstd', buried(zstdCompressSync(text))],
  ])('is found in %s (case %#)', async (squeeze, content) => {
    expect(await found(content)).toContain(`words: utf-8 in ${squeeze}`)
  })

  it('is found where the stream is cut off or overwritten behind it', async () => {
    const long = deflateSync(Buffer.concat([text, Buffer.from(noise('more', 30_000).toString('hex'))]))
    for (const end of [2_000, 9_999, 20_001]) {
      expect(await found(buried(long.subarray(0, end)))).toContain('words: utf-8 in zlib')
      expect(await found(long.subarray(0, end))).toContain('words: utf-8 in zlib')
    }
  })

  it('is found in what is squeezed twice', async () => {
    expect(await found(buried(gzipSync(buried(deflateSync(text)))))).toContain('words: utf-8 in zlib in deflate')
  })

  it('tells the place of the stream', async () => {
    const { hits } = await scan(buried(deflateSync(text, { strategy: constants.Z_HUFFMAN_ONLY }), 5_000))
    expect(hits).toMatchObject([{ encoding: 'utf-8 in zlib', offsetBytes: 5_000 }])
  })
})

describe('bytes and files', () => {
  it('are found as they are and written down', async () => {
    expect(await found(buried(bytes))).toEqual(['bytes: bytes'])
    expect(await found(buried(Buffer.from(bytes.toString('base64url'))))).toEqual(['bytes: bytes base64url'])
  })

  it('are found by any part that is large enough', async () => {
    expect(await found(buried(file))).toEqual(['file: file'])
    expect(await found(buried(file.subarray(20_000, 25_000)))).toEqual(['file: file'])
    expect(await found(buried(Buffer.from(file.subarray(1).toString('base64'))))).toEqual(['file: file base64'])
  })
})

describe('pixels', () => {
  const pixel = (at: number): number[] => [...rgb.subarray(3 * at, 3 * at + 3)]
  const inOrder = (order: (rgb: number[]) => number[]): Buffer =>
    Buffer.from(Array.from({ length: 12 }, (_, at) => order(pixel(at))).flat())

  it.each<[string, Buffer]>([
    ['rgb', Buffer.from(rgb)],
    ['bgr', inOrder(([r = 0, g = 0, b = 0]) => [b, g, r])],
    ['rgba', inOrder(([r = 0, g = 0, b = 0]) => [r, g, b, 255])],
    ['bgra', inOrder(([r = 0, g = 0, b = 0]) => [b, g, r, 255])],
    ['argb', inOrder(([r = 0, g = 0, b = 0]) => [255, r, g, b])],
  ])('are found as %s', async (encoding, content) => {
    expect(await found(buried(content))).toEqual([`rgb: ${encoding}`])
  })

  const rows = (channels: number, planted: Buffer): Buffer[] =>
    Array.from({ length: 25 }, (_, at) => {
      const row = noise(`row ${String(at)}`, 40 * channels)
      if (at === 13) planted.copy(row, 5 * channels)
      return row
    })

  it('are found in a PNG whatever its row filter', async () => {
    for (let at = 0; at < 5; at++) {
      const shifted = [...rows(3, Buffer.from(rgb)).slice(at)]
      expect(await found(buried(png(shifted, { colourType: 2, channels: 3 })))).toContain('rgb: rgb in png')
    }
  })

  it('are found in a PNG with transparency and in one with a palette', async () => {
    const opaque = inOrder(([r = 0, g = 0, b = 0]) => [r, g, b, 255])
    expect(await found(png(rows(4, opaque), { colourType: 6, channels: 4 }))).toEqual(['rgb: rgba in png'])
    const indexes = Buffer.from(Array.from({ length: 40 }, (_, at) => at % 12))
    const indexed = png([indexes, indexes], { colourType: 3, channels: 1, palette: Buffer.from(rgb) })
    expect(await found(indexed)).toContain('rgb: rgb in png')
  })
})

describe('databases', () => {
  const fill = (path: string): void => {
    const db = new Database(path)
    db.pragma('journal_mode = WAL')
    db.exec('CREATE TABLE note (text TEXT, squeezed BLOB)')
    const long = Buffer.concat([Buffer.from(noise('long', 20_000).toString('hex')), Buffer.from(words)])
    db.prepare('INSERT INTO note VALUES (?, ?)').run('nothing', deflateSync(long))
    db.close()
  }

  it('that are not encrypted are named, and values spread over many pages are put together', async () => {
    const folder = temporaryFolder()
    fill(join(folder, 'plain.db'))
    const { hits, plainDatabases } = await scanForCanaries({ roots: [folder], canaries })
    expect(plainDatabases).toEqual([join(folder, 'plain.db')])
    expect(hits).toMatchObject([{ id: 'words', encoding: 'utf-8 in zlib in database' }])
  })

  it('that are not encrypted give their text, also after it was deleted', async () => {
    const path = join(temporaryFolder(), 'plain.db')
    const db = new Database(path)
    db.exec('CREATE TABLE note (text TEXT)')
    db.prepare('INSERT INTO note VALUES (?)').run(words)
    db.exec('DELETE FROM note')
    db.close()
    const { hits } = await scanForCanaries({ roots: [path], canaries })
    expect(hits).toMatchObject([{ id: 'words', encoding: 'utf-8' }])
  })

  it('of the workstation give nothing, open or closed', async () => {
    const folder = temporaryFolder()
    const migrations = [{ version: 1, sql: 'CREATE TABLE note (text TEXT)' }]
    const db = openDatabase({ file: join(folder, 'a.db'), key: noise('key', 32), migrations })
    for (let row = 0; row < 200; row++) db.prepare('INSERT INTO note VALUES (?)').run(page(words))
    for (const close of [false, true]) {
      if (close) closeDatabase(db)
      const result = await scanForCanaries({ roots: [folder], canaries })
      expect(result).toMatchObject({ hits: [], plainDatabases: [], unreadable: [] })
      expect(result.bytes).toBeGreaterThan(100_000)
    }
  })
})

describe('what is clean', () => {
  it('gives nothing: noise like an encrypted shard, and other text and pictures', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'shard'), noise('shard', 3 << 20))
    writeFileSync(join(folder, 'text.gz'), gzipSync(page('Kestrel-Unikum-7f3a91c5')))
    writeFileSync(join(folder, 'text'), page('S2VzdHJlbC0='))
    mkdirSync(join(folder, 'deep', 'er'), { recursive: true })
    writeFileSync(join(folder, 'deep', 'er', 'empty'), '')
    expect(await scanForCanaries({ roots: [folder], canaries })).toMatchObject({
      hits: [],
      plainDatabases: [],
      unreadable: [],
      files: 4,
    })
  })

  it('includes what a link points to outside and what is skipped', async () => {
    const [folder, outside] = [temporaryFolder(), temporaryFolder()]
    writeFileSync(join(outside, 'leak'), words)
    writeFileSync(join(folder, 'skipped'), words)
    symlinkSync(outside, join(folder, 'link'))
    const skip = (path: string): boolean => path.endsWith('skipped')
    expect(await scanForCanaries({ roots: [folder], canaries, skip })).toMatchObject({ hits: [], files: 0 })
  })

  it('is not said of a canary that chance could make', async () => {
    const scanning = scanForCanaries({ roots: [], canaries: [{ id: 'short', text: 'short' }] })
    await expect(scanning).rejects.toThrow(TypeError)
  })
})
