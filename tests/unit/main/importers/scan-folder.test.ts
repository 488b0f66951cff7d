import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Failure } from '../../../../src/shared/failures.ts'
import { scanFolder } from '../../../../src/main/importers/scan-folder.ts'
import { buildShard, collect } from '../../../support/shards.ts'
import { avifHead, chunk, jpegHead, png, tiffOrientation } from '../../../support/images.ts'

const gif = Buffer.from('R0lGODlhAwACAIAAAAAAAP///yH5BAEAAAAALAAAAAADAAIAAAIChF8AOw==', 'base64')
const webp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64')
const bmp = Buffer.concat([
  Buffer.from('424d3e0000000000000036000000280000000100000002000000010018000000000008000000', 'hex'),
  Buffer.alloc(24),
])

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'import-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function put(files: Record<string, Buffer | string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), content)
  }
}

const skipped = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await scanFolder(root)).skipped.map((file) => [file.name, file.reason]))

describe('what is taken', () => {
  it('pairs files of one name in one folder, in natural order', async () => {
    await put({
      'img10.png': png(2, 1),
      'img2.png': png(2, 1),
      'img2.txt': 'two',
      'only.md': '# x',
      'sub/img2.txt': 'other folder',
      'sub/b.jpg': jpegHead(3, 4),
    })
    const { items, skipped: left } = await scanFolder(root)
    expect(items.map((item) => [item.key, item.parts.map((part) => part.part)])).toEqual([
      ['img2', ['png', 'txt']],
      ['img10', ['png']],
      ['only', ['md']],
      ['sub/b', ['jpg']],
      ['sub/img2', ['txt']],
    ])
    expect(left).toEqual([])
  })

  it('pairs them also when something sorts in between', async () => {
    await put({ 'a.jpg': jpegHead(1, 1), 'a.n.jpg': jpegHead(1, 1), 'a.n/c.txt': 'c', 'a.txt': 'a' })
    const { items } = await scanFolder(root)
    expect(items.map((item) => [item.key, item.parts.length])).toEqual([
      ['a', 2],
      ['a_n', 1],
      ['a_n/c', 1],
    ])
  })

  it('knows every kind of image by content and ending, and its size', async () => {
    await put({
      'a.JPEG': jpegHead(30, 20),
      'b.png': png(5, 6),
      'c.gif': gif,
      'd.webp': webp,
      'e.bmp': bmp,
      'f.avif': avifHead(8, 9),
    })
    const { items, skipped: left } = await scanFolder(root)
    expect(left).toEqual([])
    expect(
      items.flatMap((item) => item.parts).map((part) => [part.name, part.mediaType, part.width, part.height]),
    ).toEqual([
      ['a.JPEG', 'image/jpeg', 30, 20],
      ['b.png', 'image/png', 5, 6],
      ['c.gif', 'image/gif', 3, 2],
      ['d.webp', 'image/webp', 1, 1],
      ['e.bmp', 'image/bmp', 1, 2],
      ['f.avif', 'image/avif', 8, 9],
    ])
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('gives the size as shown under EXIF orientation %i', async (orientation) => {
    await put({ 'a.jpg': jpegHead(300, 200, { orientation }) })
    const [item] = (await scanFolder(root)).items
    const shown = orientation >= 5 ? { width: 200, height: 300 } : { width: 300, height: 200 }
    expect(item?.parts[0]).toMatchObject(shown)
  })

  it.each([1, 3, 5, 6, 7, 8])('gives the size as shown of a PNG under EXIF orientation %i', async (orientation) => {
    const exif = chunk('eXIf', tiffOrientation(orientation))
    const far = Buffer.concat([chunk('tEXt', Buffer.alloc(100_000, 0x41)), exif])
    await put({ 'a.png': png(30, 20, { before: exif }), 'b.png': png(30, 20, { before: far }) })
    const widths = (await scanFolder(root)).items.map((item) => item.parts[0]?.width)
    expect(widths).toEqual(orientation >= 5 ? [20, 20] : [30, 30])
  })

  it('gives the size as shown of a turned AVIF', async () => {
    await put({ 'a.avif': avifHead(300, 200, 1), 'b.avif': avifHead(300, 200, 2) })
    const widths = (await scanFolder(root)).items.map((item) => item.parts[0]?.width)
    expect(widths).toEqual([200, 300])
  })

  it('finds the size behind long metadata', async () => {
    await put({ 'a.jpg': jpegHead(11, 12, { metadataBytes: 900_000 }) })
    expect((await scanFolder(root)).items[0]?.parts[0]).toMatchObject({ width: 11, height: 12 })
  })

  it('makes an item of its own of a second image or text of one name', async () => {
    await put({ 'a.jpg': jpegHead(1, 1), 'a.png': png(1, 1), 'a.txt': 'a', 'a.md': 'b', 'A.txt': 'c' })
    const { items } = await scanFolder(root)
    expect(items.map((item) => [item.key, ...item.parts.map((part) => part.name)])).toEqual([
      ['a', 'a.jpg', 'a.md'],
      ['a_2', 'a.png'],
      ['a_3', 'a.txt'],
      ['A_4', 'A.txt'],
    ])
  })

  it('keeps keys apart and short while names stay as they are', async () => {
    const long = 'n'.repeat(200)
    await put({ 'a.b.txt': '1', 'a_b.txt': '2', [`${long}.txt`]: '3', '写真 1.txt': '4' })
    const { items } = await scanFolder(root)
    expect(new Set(items.map((item) => item.key)).size).toBe(4)
    expect(items.map((item) => item.parts[0]?.name)).toContain(`${long}.txt`)
    const { written } = await buildShard(items)
    expect(written.items).toBe(4)
  })
})

describe('texts', () => {
  const text = 'Grüße 🐕\r\nzwei\n'
  const withMark = (encoding: 'le' | 'be'): Buffer => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
    return encoding === 'le' ? bytes : bytes.swap16()
  }

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little end first', withMark('le')],
    ['UTF-16, big end first', withMark('be')],
  ])('in %s come out as the same UTF-8, line ends untouched', async (_name, bytes) => {
    await put({ 'a.txt': bytes })
    const part = (await scanFolder(root)).items[0]?.parts[0] ?? expect.fail('not taken')
    const content = await collect(part.open())
    expect(content.toString()).toBe(text)
    expect(part).toMatchObject({ sizeBytes: content.length, codePoints: Array.from(text).length })
  })

  it('count code points across the borders of pieces', async () => {
    const long = `x${'🐕'.repeat(600_000)}`
    await put({ 'a.txt': long })
    const part = (await scanFolder(root)).items[0]?.parts[0] ?? expect.fail('not taken')
    expect(part.codePoints).toBe(600_001)
    expect((await collect(part.open())).equals(Buffer.from(long))).toBe(true)
  })
})

describe('what is left out, and why', () => {
  it('each file for its reason', async () => {
    await put({
      'ok.txt': 'taken',
      '.hidden.jpg': jpegHead(1, 1),
      '.git/config': 'x',
      'Thumbs.db': 'x',
      'movie.mp4': 'x',
      noending: 'x',
      'photo.heic': 'x',
      'empty.txt': '',
      'empty.png': '',
      'mark.txt': Buffer.from([0xef, 0xbb, 0xbf]),
      'cut.png': png(4, 4).subarray(0, 12),
      'cut.jpg': jpegHead(4, 4).subarray(0, 40),
      'noise.jpg': Buffer.alloc(5000, 7),
      'really-png.jpg': png(1, 1),
      'really-heic.avif': Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'),
      'really-jpeg.txt': jpegHead(1, 1),
      'zero.png': png(0, 0),
      'vast.png': Buffer.concat([
        png(1, 1).subarray(0, 16),
        Buffer.from('0000ffff0000ffff', 'hex'),
        png(1, 1).subarray(24),
      ]),
      'latin1.txt': Buffer.from([0x47, 0x72, 0xfc]),
      'cut-utf8.txt': Buffer.from('ü').subarray(0, 1),
      'utf16-no-mark.txt': Buffer.from('abc', 'utf16le'),
      'lone-surrogate.txt': Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
    })
    expect(await skipped()).toEqual({
      '.git': 'hidden',
      '.hidden.jpg': 'hidden',
      'Thumbs.db': 'hidden',
      'movie.mp4': 'unknown-type',
      noending: 'unknown-type',
      'photo.heic': 'heic',
      'empty.txt': 'empty',
      'empty.png': 'empty',
      'mark.txt': 'empty',
      'cut.png': 'header-damaged',
      'cut.jpg': 'header-damaged',
      'noise.jpg': 'header-damaged',
      'really-png.jpg': 'content-differs',
      'really-heic.avif': 'content-differs',
      'really-jpeg.txt': 'content-differs',
      'zero.png': 'header-damaged',
      'vast.png': 'too-many-pixels',
      'latin1.txt': 'not-utf8',
      'cut-utf8.txt': 'not-utf8',
      'utf16-no-mark.txt': 'not-utf8',
      'lone-surrogate.txt': 'not-utf8',
    })
  })

  it('links, pipes and files that are too large', async () => {
    await put({ 'real.txt': 'x', 'sub/inner.txt': 'y' })
    await symlink('/etc', join(root, 'etc'))
    await symlink(join(root, 'real.txt'), join(root, 'alias.txt'))
    await symlink(join(root, 'sub'), join(root, 'loop'))
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, 'pipe.txt')])
    await put({ 'big.png': png(1, 1), 'big.txt': 'x' })
    await truncate(join(root, 'big.png'), 4 * 1024 ** 3 + 1)
    await truncate(join(root, 'big.txt'), 64 * 1024 ** 2 + 1)
    expect(await skipped()).toEqual({
      etc: 'link',
      'alias.txt': 'link',
      loop: 'link',
      'pipe.txt': 'not-a-file',
      'big.png': 'too-large',
      'big.txt': 'too-large',
    })
  })

  it('what may not be read', async () => {
    await put({ 'a.txt': 'x', 'closed/b.txt': 'y' })
    await chmod(root, 0o755)
    await chmod(join(root, 'a.txt'), 0)
    await chmod(join(root, 'closed'), 0)
    // The administrator may read everything; for a moment this is somebody else.
    const isAdministrator = process.geteuid?.() === 0
    if (isAdministrator) process.seteuid?.(65_534)
    const found = await skipped().finally(() => {
      if (isAdministrator) process.seteuid?.(0)
    })
    expect(found).toEqual({ 'a.txt': 'unreadable', closed: 'unreadable' })
    await chmod(join(root, 'closed'), 0o700)
  })

  it('names that are no Unicode', async () => {
    execFileSync('sh', ['-c', 'printf x > "$(printf "bad\\377.txt")"'], { cwd: root })
    expect(Object.values(await skipped())).toEqual(['name-unsuitable'])
  })

  it('a folder that is not there, or is a file', async () => {
    await put({ 'a.txt': 'x' })
    const unreadable = new Failure('FOLDER_UNREADABLE').message
    await expect(scanFolder(join(root, 'absent'))).rejects.toThrow(unreadable)
    await expect(scanFolder(join(root, 'a.txt'))).rejects.toThrow(unreadable)
  })
})

describe('between scan and shard', () => {
  const unsuitable = new Failure('IMPORT_UNSUITABLE').message

  it('a file that changed, went away or became a link is refused', async () => {
    await put({ 'a.txt': 'aaaa', 'b.txt': 'bbbb', 'c.txt': 'cccc' })
    const { items } = await scanFolder(root)
    await put({ 'a.txt': 'AAAA' })
    await utimes(join(root, 'a.txt'), 1, 1)
    await rm(join(root, 'b.txt'))
    await rm(join(root, 'c.txt'))
    await symlink('/etc/hostname', join(root, 'c.txt'))
    for (const item of items) await expect(buildShard([item])).rejects.toThrow(unsuitable)
  })

  it('stops when it is told to', async () => {
    await put({ 'a.txt': 'a' })
    await expect(scanFolder(root, { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped')
  })
})
