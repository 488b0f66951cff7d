import { readdirSync, readFileSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { readPart, sniffImage, type ImagePart } from '../../../src/main/importers/file-kinds.ts'
import { readImageHeader } from '../../../src/main/importers/image-header.ts'
import { createKeyRing } from '../../../src/main/importers/item-keys.ts'
import { readPngOrientation } from '../../../src/main/importers/structure/png-orientation.ts'
import { createFileWindow } from '../../../src/main/importers/structure/file-window.ts'
import { walks } from '../../../src/main/importers/structure/index.ts'
import { readTextContent } from '../../../src/main/importers/text-content.ts'
import { checkItem } from '../../../src/main/guard/shard/item-check.ts'
import { partOf } from '../shards.ts'
import type { Target } from './target.ts'

/** A file that is in memory: the readers ask a handle for ranges or for a stream. */
const handleOf = (bytes: Buffer): FileHandle =>
  ({
    read: (...[into, offset, lengthBytes, position]: [Buffer, number, number, number]) =>
      Promise.resolve({ bytesRead: bytes.copy(into, offset, position, position + lengthBytes), buffer: into }),
    createReadStream: () => [bytes.subarray(0, bytes.length >> 1), bytes.subarray(bytes.length >> 1)],
  }) as unknown as FileHandle

const words = (...bytes: (string | readonly number[])[]): Buffer =>
  Buffer.concat(bytes.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : Buffer.from(piece))))
const be32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]

type WalkedPart = Exclude<ImagePart, 'tif'>

/** The smallest heads of each kind, with what the readers look at. */
const heads: Readonly<Record<WalkedPart, Buffer>> = {
  jpg: words(
    [0xff, 0xd8, 0xff, 0xe1, 0, 34],
    'Exif\0\0MM\0*',
    be32(8),
    [0, 1, 0x01, 0x12, 0, 3],
    be32(1),
    [0, 6, 0, 0],
    be32(0),
    [0xff, 0xc0, 0, 17, 8, 2, 0, 3, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1],
  ),
  png: words(
    [0x89],
    'PNG\r\n',
    [0x1a, 10],
    be32(13),
    'IHDR',
    be32(640),
    be32(480),
    [8, 6, 0, 0, 0],
    be32(0),
    be32(26),
    'eXIfMM\0*',
    be32(8),
    [0, 1, 0x01, 0x12, 0, 3],
    be32(1),
    [0, 6, 0, 0],
    be32(0),
    be32(0),
    be32(0),
    'IDAT',
  ),
  webp: words('RIFF', [200, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 8, 0, 0, 0, 127, 2, 0, 223, 1, 0]),
  gif: words('GIF89a', [128, 2, 224, 1, 0, 0, 0]),
  bmp: words('BM', [0, 1, 0, 0], be32(0), [54, 0, 0, 0, 40, 0, 0, 0, 128, 2, 0, 0, 224, 1, 0, 0, 1, 0, 24, 0]),
  avif: words(
    be32(28),
    'ftypavif',
    be32(0),
    'avifmif1miaf',
    be32(120),
    'meta',
    be32(0),
    be32(80),
    'iprp',
    be32(60),
    'ipco',
    be32(20),
    'ispe',
    be32(0),
    be32(640),
    be32(480),
    be32(9),
    'irot',
    [1],
  ),
}
const kinds = Object.keys(heads) as WalkedPart[]

const photographs = (): Buffer[] => {
  const folder = new URL('../../../node_modules/@mantine', import.meta.url).pathname
  try {
    return readdirSync(folder)
      .filter((name) => /\.(?:jpe?g|png|webp|gif)$/.test(name))
      .map((name) => readFileSync(join(folder, name)).subarray(0, 4_096))
  } catch {
    return []
  }
}

const chunks = Buffer.concat([heads.png.subarray(0, 8), Buffer.alloc(12 * 80_000)])

export const importTargets: readonly Target[] = [
  {
    name: 'header of an image',
    corpus: () => [...Object.values(heads), ...photographs()],
    seeds: [
      words([0xff, 0xd8, 0xff], '\xff\xe0\0\0'.repeat(20_000)),
      chunks,
      words(be32(8), 'ftypavif', '\0\0\0\0meta'.repeat(20_000)),
      words('RIFF', be32(0), 'WEBPVP8 '.repeat(10_000)),
    ],
    codes: [],
    async parse(input) {
      const found = sniffImage(input)
      const part = kinds.find((kind) => kind === found) ?? 'jpg'
      const header = await readImageHeader(handleOf(input), part)
      if (
        typeof header === 'object' &&
        !(header.width > 0 && header.height > 0 && header.width * header.height <= 2 ** 31)
      )
        throw new TypeError('an image without a size')
    },
    share: 0.2,
  },
  {
    name: 'structure of an image',
    corpus: () => [...Object.values(heads), ...photographs()],
    seeds: [
      words([0xff, 0xd8, 0xff], '\xff\xe0\0\x02'.repeat(20_000)),
      chunks,
      words('GIF89a', [1, 0, 1, 0, 0, 0, 0], '!\xfe'.repeat(20_000)),
      words(be32(8), 'ftypavis', '\0\0\0\x08free'.repeat(20_000)),
      words('RIFF', [255, 255, 255, 0], 'WEBP', 'EXIF\0\0\0\0'.repeat(10_000)),
    ],
    codes: [],
    async parse(input) {
      const part = kinds.find((kind) => kind === sniffImage(input)) ?? 'jpg'
      const structure = await walks[part](createFileWindow(handleOf(input), input.length))
      const orientation = structure?.orientation ?? 1
      if (!(orientation >= 1 && orientation <= 8)) throw new TypeError('no such orientation')
    },
    share: 0.2,
  },
  {
    name: 'orientation in a PNG',
    corpus: () => [heads.png],
    seeds: [chunks, words([0x89], 'PNG\r\n', [0x1a, 10], be32(0xffffffff), 'eXIf')],
    codes: [],
    parse(input) {
      const orientation = readPngOrientation(input)
      if (orientation !== null && !(orientation >= 1 && orientation <= 8)) throw new TypeError('no such orientation')
    },
  },
  {
    name: 'content of a text',
    corpus: () =>
      ['Zwei Hunde \u{1f415} am Strand\r\n', '\u{feff}text', 'a\0b'].flatMap((one) => [
        Buffer.from(one),
        Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(one, 'utf16le')]),
      ]),
    seeds: [Buffer.alloc(1_000_000, 0xf0), Buffer.alloc(0), Buffer.of(0xff, 0xfe, 0x00, 0xd8)],
    codes: [],
    parse: (input) => readTextContent(handleOf(input)),
  },
  {
    name: 'name of an imported file',
    corpus: () =>
      ['beach/dogs.v2.JPG', 'ünïcode/写真.jpeg', 'x'.repeat(300) + '.txt', '.hidden'].map((one) => Buffer.from(one)),
    seeds: [Buffer.from('/'.repeat(100_000)), Buffer.from('.'.repeat(100_000))],
    codes: ['IMPORT_UNSUITABLE'],
    parse(input) {
      const name = input.toString('utf8')
      readPart(name)
      checkItem({ key: createKeyRing().take(name), parts: [partOf('txt', Buffer.alloc(0))] })
    },
  },
]
