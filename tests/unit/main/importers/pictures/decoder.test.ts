import { Worker } from 'node:worker_threads'
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPictureDecoder } from '../../../../../src/main/importers/pictures/picture-decoder.ts'
import type { MadeTile } from '../../../../../src/main/importers/pictures/decoder-messages.ts'
import { apart, quartered, quarteredPixels, quarters, seen, startPictures, withOrientation, type Library, type Picture, type Quarter } from '../../../../support/pictures.ts' // prettier-ignore

const size = { widthPx: 60, heightPx: 40 }
const decoder = createPictureDecoder()
let vips: Library
let folder: string

beforeAll(async () => {
  vips = await startPictures()
  folder = await mkdtemp(join(tmpdir(), 'decoder-'))
})
afterAll(async () => {
  await decoder.close()
  vips.shutdown()
  await rm(folder, { recursive: true, force: true })
})

const withFile = async <T>(
  bytes: Uint8Array,
  use: (file: { fd: number; sizeBytes: number }) => Promise<T>,
): Promise<T> => {
  const path = join(folder, `picture-${String(Math.random())}`)
  await writeFile(path, bytes)
  const handle = await open(path)
  try {
    return await use({ fd: handle.fd, sizeBytes: bytes.length })
  } finally {
    await handle.close()
    await rm(path)
  }
}

const viewOf = async (bytes: Uint8Array): Promise<Picture> => {
  const view = await withFile(bytes, decoder.view)
  if (typeof view === 'string') throw new Error(view)
  return vips.Image.newFromBuffer(view.bytes)
}

const tilesOf = async (bytes: Uint8Array, tileSizePx: number) => {
  const tiles: MadeTile[] = []
  const take = (tile: MadeTile) => Promise.resolve(void tiles.push(tile))
  const coding = await withFile(bytes, (file) => decoder.tiles(file, { tileSizePx, take }))
  return { coding, tiles }
}

/** Which colours stand in the corners of a picture, away from its edges. */
const corners = (picture: Picture): Record<Quarter, Quarter | null> => {
  const { width, height } = picture
  const nearest = (x: number, y: number): Quarter | null => {
    const colour = picture.getpoint(x, y)
    return (Object.keys(quarters) as Quarter[]).find((name) => apart(colour, quarters[name]) < 26) ?? null
  }
  const [left, right, top, bottom] = [width >> 3, width - (width >> 3), height >> 3, height - (height >> 3)]
  return {
    leftTop: nearest(left, top),
    rightTop: nearest(right, top),
    leftBottom: nearest(left, bottom),
    rightBottom: nearest(right, bottom),
  }
}

const shownCorners = (orientation: number) => {
  const [leftTop, rightTop, leftBottom, rightBottom] = seen[orientation] ?? []
  return { leftTop, rightTop, leftBottom, rightBottom }
}

const saved = (make: (picture: Picture) => Uint8Array) => make(quartered(vips, size.widthPx, size.heightPx))

const kinds: Record<string, { bytes: () => Uint8Array; tolerance: number }> = {
  'a TIFF of strips': { bytes: () => saved((p) => p.tiffsaveBuffer({ compression: 'none' })), tolerance: 4 },
  'a TIFF of tiles': {
    bytes: () => saved((p) => p.tiffsaveBuffer({ compression: 'lzw', tile: true, tile_width: 16, tile_height: 16 })),
    tolerance: 4,
  },
  'a BigTIFF': { bytes: () => saved((p) => p.tiffsaveBuffer({ bigtiff: true, compression: 'deflate' })), tolerance: 4 },
  'a TIFF of 16 bits': {
    bytes: () => saved((p) => p.colourspace('rgb16').tiffsaveBuffer({ compression: 'lzw' })),
    tolerance: 4,
  },
  'a TIFF of inks with a profile': {
    bytes: () => saved((p) => p.iccTransform('cmyk', { input_profile: 'srgb' }).tiffsaveBuffer({ compression: 'lzw' })),
    tolerance: 12,
  },
  'a JPEG of inks with a profile': {
    bytes: () => saved((p) => p.iccTransform('cmyk', { input_profile: 'srgb' }).jpegsaveBuffer({ Q: 95 })),
    tolerance: 14,
  },
  'a JPEG of inks without a profile': {
    bytes: () =>
      saved((p) => p.iccTransform('cmyk', { input_profile: 'srgb' }).jpegsaveBuffer({ Q: 95, keep: 'none' })),
    tolerance: 14,
  },
  'a TIFF in a wide gamut': {
    bytes: () => saved((p) => p.iccTransform('p3', { input_profile: 'srgb' }).tiffsaveBuffer({ compression: 'lzw' })),
    tolerance: 6,
  },
  'a TIFF in Lab': { bytes: () => saved((p) => p.colourspace('lab').tiffsaveBuffer({})), tolerance: 6 },
}

describe('the view of', () => {
  for (const name of Object.keys(kinds))
    it(`${name} has the colours that were put in`, async () => {
      const { bytes, tolerance } = kinds[name]!
      const view = await viewOf(bytes())
      const truth = quarteredPixels(size.widthPx, size.heightPx)
      expect([view.width, view.height, view.bands]).toEqual([size.widthPx, size.heightPx, 3])
      for (const [x, y] of [
        [5, 5],
        [50, 5],
        [5, 33],
        [50, 33],
        [20, 10],
      ] as const) {
        // prettier-ignore
        const at = (y * size.widthPx + x) * 3
        const difference = apart(view.getpoint(x, y), [...truth.subarray(at, at + 3)])
        expect([x, y, difference <= tolerance ? 'near' : view.getpoint(x, y)]).toEqual([x, y, 'near'])
      }
    })

  it('a TIFF with transparency keeps it', async () => {
    const view = await viewOf(saved((p) => p.bandjoin(128).tiffsaveBuffer({ compression: 'lzw' })))
    expect(view.bands).toBe(4)
    expect(view.getpoint(5, 5)[3]).toBe(128)
  })

  it('a TIFF of one bit is black and white', async () => {
    const bytes = saved((p) => p.colourspace('b-w').more(140).tiffsaveBuffer({ bitdepth: 1 }))
    const view = await viewOf(bytes)
    expect([view.getpoint(5, 5)[0], view.getpoint(50, 33)[0]]).toEqual([0, 255])
  })

  it('a TIFF of several pages is its first', async () => {
    const second = vips.Image.black(size.widthPx, size.heightPx, { bands: 3 }).copy({ interpretation: 'srgb' })
    const both = quartered(vips, size.widthPx, size.heightPx).join(second, 'vertical')
    both.setInt('page-height', size.heightPx)
    const bytes = both.tiffsaveBuffer({})
    const facts = await withFile(bytes, decoder.facts)
    expect(facts).toMatchObject({ pages: 2, widthPx: 60, heightPx: 40, isFloat: false })
    expect(corners(await viewOf(bytes))).toEqual(shownCorners(1))
  })

  it('each of the eight orientations is upright, in TIFF and in WebP', async () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const turned = withOrientation(quartered(vips, size.widthPx, size.heightPx), orientation)
      for (const bytes of [turned.tiffsaveBuffer({}), turned.webpsaveBuffer({ lossless: true })]) {
        const view = await viewOf(bytes)
        expect([orientation, view.width]).toEqual([orientation, orientation >= 5 ? 40 : 60])
        expect(corners(view)).toEqual(shownCorners(orientation))
      }
    }
  })
})

describe('tiles', () => {
  /** Puts the tiles of the largest level beside each other. */
  const joined = (tiles: readonly MadeTile[], tileSizePx: number, { w, h }: { w: number; h: number }): Picture => {
    const pixels = new Uint8Array(w * h * 3)
    for (const { place, bytes } of tiles.filter((tile) => tile.place.level === 0)) {
      const [left, top] = [place.column * tileSizePx, place.row * tileSizePx]
      const [width, height] = [Math.min(tileSizePx, w - left), Math.min(tileSizePx, h - top)]
      const tile = vips.Image.newFromBuffer(bytes).crop(0, 0, width, height).writeToMemory() as Uint8Array
      for (let y = 0; y < height; y++)
        pixels.set(tile.subarray(y * width * 3, (y + 1) * width * 3), ((top + y) * w + left) * 3)
    }
    return vips.Image.newFromMemory(pixels, w, h, 3, vips.BandFormat.uchar)
  }

  it('of each of the eight orientations are upright, in every kind that says one', async () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const turned = withOrientation(quartered(vips, size.widthPx, size.heightPx), orientation)
      const encodings = [
        turned.jpegsaveBuffer({ Q: 95 }),
        turned.pngsaveBuffer({}),
        turned.tiffsaveBuffer({}),
        turned.tiffsaveBuffer({ tile: true, tile_width: 16, tile_height: 32 }),
      ]
      for (const bytes of encodings) {
        const { tiles } = await tilesOf(bytes, 16)
        const shown = orientation >= 5 ? { w: 40, h: 60 } : { w: 60, h: 40 }
        const picture = joined(tiles, 16, shown)
        expect(corners(picture)).toEqual(shownCorners(orientation))
        const last = tiles.find(({ place }) => place.level === 2)
        expect(tiles.every(({ place }) => place.level <= 2)).toBe(true)
        expect(corners(vips.Image.newFromBuffer(last?.bytes ?? '').crop(0, 0, shown.w / 4, shown.h / 4))).toEqual(
          shownCorners(orientation),
        )
      }
    }
  })

  it('with transparency are WebP that keeps it; without are JPEG with full colour', async () => {
    const clear = await tilesOf(
      saved((p) => p.bandjoin(90).pngsaveBuffer({})),
      32,
    )
    expect(clear.coding).toBe('webp')
    expect(vips.Image.newFromBuffer(clear.tiles[0]?.bytes ?? '').getpoint(5, 5)[3]).toBe(90)
    const plain = await tilesOf(
      saved((p) => p.pngsaveBuffer({})),
      32,
    )
    expect(plain.coding).toBe('jpeg')
    expect(vips.Image.newFromBuffer(plain.tiles[0]?.bytes ?? '').getString('jpeg-chroma-subsample')).toBe('4:4:4')
  })

  it('hold no word of the picture’s metadata', async () => {
    const picture = quartered(vips, size.widthPx, size.heightPx).copy()
    picture.setString('exif-ifd0-ImageDescription', 'Halden harbour')
    const bytes = picture.jpegsaveBuffer({})
    expect(Buffer.from(bytes).includes('Halden harbour')).toBe(true)
    for (const tile of (await tilesOf(bytes, 32)).tiles)
      expect(Buffer.from(tile.bytes).includes('Halden harbour')).toBe(false)
  })
})

describe('pictures that are not sound', () => {
  it('are refused with a reason, and the next one is decoded', async () => {
    const noisy = vips.Image.gaussnoise(400, 300, { mean: 128, sigma: 40 }).cast('uchar')
    for (const whole of [
      noisy.jpegsaveBuffer({}),
      noisy.pngsaveBuffer({}),
      noisy.tiffsaveBuffer({ compression: 'lzw' }),
    ]) {
      const cut = whole.subarray(0, whole.length >> 1)
      expect((await tilesOf(cut, 64)).coding).toBe('pixels-damaged')
    }
    const tiff = noisy.tiffsaveBuffer({ compression: 'lzw' })
    expect(await withFile(tiff.subarray(0, 300), decoder.view)).toBe('pixels-damaged')
    expect(await withFile(new Uint8Array(5000), decoder.facts)).toBe('pixels-damaged')
    expect((await tilesOf(noisy.jpegsaveBuffer({}), 64)).coding).toBe('jpeg')
  })

  it('that claim to be vast are refused without the memory they ask for', async () => {
    // A progressive JPEG has to be held whole before its first line is known.
    const vast = Buffer.from(quartered(vips, 64, 64).jpegsaveBuffer({ interlace: true }))
    const frame = vast.indexOf(Buffer.from([0xff, 0xc2]))
    vast.writeUInt16BE(40_000, frame + 5)
    vast.writeUInt16BE(50_000, frame + 7)
    const before = process.memoryUsage().rss
    const { coding } = await tilesOf(vast, 512)
    expect(coding).toBe('too-large-to-decode')
    expect(process.memoryUsage().rss - before).toBeLessThan(1.5 * 1024 ** 3)
  }, 120_000)

  it('find no way to the disk: the thread that decodes has no files', async () => {
    const thread = new Worker(new URL('../../../../support/shut-thread.ts', import.meta.url), { workerData: folder })
    const tried = await new Promise((resolve, reject) => {
      thread.on('message', resolve)
      thread.on('error', reject)
    })
    await thread.terminate()
    expect(tried).toEqual({
      before: 'done',
      writeFileSync: 'refused',
      required: 'refused',
      promised: 'refused',
      openSync: 'refused',
      libraryWrites: 'refused',
      libraryReads: 'refused',
      libraryTemporary: 'refused',
    })
    expect(await readdir(folder)).toEqual(['before.png'])
  })
})
