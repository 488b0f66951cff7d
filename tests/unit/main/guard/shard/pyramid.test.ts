import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShard } from '../../../../../src/main/guard/shard/shard-reader.ts'
import { memoryReadAt } from '../../../../../src/main/guard/shard/read-at.ts'
import { encodePyramidHead, tilePlaces } from '../../../../../src/main/guard/shard/pyramid-format.ts'
import { readPyramidTile } from '../../../../../src/main/guard/shard/pyramid-reader.ts'
import { createSealedScratch } from '../../../../../src/main/guard/shard/sealed-scratch.ts'
import { readItemBytes } from '../../../../../src/main/station/item-bytes.ts'
import { pyramidLevels } from '../../../../../src/shared/pyramid.ts'
import { apart, quartered, startPictures, type Library } from '../../../../support/pictures.ts'
import { binding, buildShard, countingReadAt, dataKey, partOf, patternBytes } from '../../../../support/shards.ts'

const picture = { widthPx: 300, heightPx: 170 }
const tileSizePx = 64
let vips: Library
beforeAll(async () => {
  vips = await startPictures()
})
afterAll(() => {
  vips.shutdown()
})

/** A pyramid of real tiles, made by other code than the product's. */
const makePyramid = (coding: 'jpeg' | 'webp') => {
  const whole = quartered(vips, picture.widthPx, picture.heightPx)
  const levels = pyramidLevels(picture, tileSizePx)
  const tiles = tilePlaces(picture, tileSizePx).map(({ level, column, row }) => {
    const size = levels[level] ?? picture
    const scaled = whole.resize(size.widthPx / picture.widthPx, { vscale: size.heightPx / picture.heightPx })
    const [left, top] = [column * tileSizePx, row * tileSizePx]
    const tile = scaled
      .crop(left, top, Math.min(tileSizePx, scaled.width - left), Math.min(tileSizePx, scaled.height - top))
      .embed(0, 0, tileSizePx, tileSizePx, { extend: 'copy' })
    return Buffer.from(
      coding === 'jpeg'
        ? tile.jpegsaveBuffer({ Q: 95, subsample_mode: 'off' })
        : tile.bandjoin(200).webpsaveBuffer({ lossless: true }),
    )
  })
  const head = encodePyramidHead({ picture, tileSizePx, coding, tileBytes: tiles.map((tile) => tile.length) })
  return { tiles, file: Buffer.concat([head, ...tiles]) }
}

const inMemory = (file: Buffer) => ({
  sizeBytes: file.length,
  read: (offset: number, lengthBytes: number) =>
    Promise.resolve(Buffer.from(file.subarray(offset, offset + lengthBytes))),
})

describe('a part of tiles', () => {
  it('is a BigTIFF that another reader opens at every level', () => {
    const { file } = makePyramid('jpeg')
    const truth = quartered(vips, picture.widthPx, picture.heightPx)
    for (const [level, size] of pyramidLevels(picture, tileSizePx).entries()) {
      const read = vips.Image.tiffloadBuffer(file, { page: level })
      expect([level, read.width, read.height]).toEqual([level, size.widthPx, size.heightPx])
      const shrink = picture.widthPx / size.widthPx
      for (const [x, y] of [
        [20, 20],
        [280, 20],
        [20, 150],
        [280, 150],
      ] as const)
        // prettier-ignore
        expect(
          apart(read.getpoint(Math.floor(x / shrink), Math.floor(y / shrink)), truth.getpoint(x, y)),
        ).toBeLessThan(12)
    }
  })

  it('gives each tile as the whole picture that was put in, of either coding', async () => {
    for (const coding of ['jpeg', 'webp'] as const) {
      const { tiles, file } = makePyramid(coding)
      for (const [order, place] of tilePlaces(picture, tileSizePx).entries()) {
        const { mediaType, bytes } = await readPyramidTile(inMemory(file), place)
        expect(mediaType).toBe(`image/${coding}`)
        expect(Buffer.from(bytes).equals(tiles[order] ?? Buffer.alloc(0))).toBe(true)
      }
    }
  })

  it('has no tile beyond its edges and levels', async () => {
    const { file } = makePyramid('jpeg')
    for (const place of [
      { level: 0, column: 5, row: 0 },
      { level: 0, column: 0, row: 3 },
      { level: 4, column: 0, row: 0 },
    ])
      // prettier-ignore
      await expect(readPyramidTile(inMemory(file), place)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('that is none of ours is refused, never read beyond its end', async () => {
    const { file } = makePyramid('jpeg')
    const place = { level: 1, column: 1, row: 1 }
    let refused = 0
    for (let at = 0; at < 900; at++) {
      const broken = Buffer.from(file)
      broken[at] = (broken[at] ?? 0) ^ 0x5a
      const part = inMemory(broken)
      const read = (offset: number, lengthBytes: number) => {
        if (offset < 0 || offset + lengthBytes > broken.length) throw new RangeError('read beyond the part')
        return part.read(offset, lengthBytes)
      }
      await readPyramidTile({ ...part, read }, place).catch((error: unknown) => {
        expect(error).toMatchObject({ code: expect.stringMatching(/^(?:ITEM_DAMAGED|NOT_FOUND)$/) })
        refused += 1
      })
    }
    expect(refused).toBeGreaterThan(20)
  })
})

describe('tiles in a sealed shard', () => {
  const openWith = async (tar: Buffer, built: Awaited<ReturnType<typeof buildShard>>) => {
    const counted = countingReadAt(tar)
    const index = memoryReadAt(built.index)
    const keyCheck = built.written.keyCheck
    return { counted, reader: await openShard({ tar: counted, index, key: dataKey, binding, keyCheck }) }
  }
  const sealed = () => {
    const { file } = makePyramid('jpeg')
    const big = Buffer.concat([file, patternBytes(2_000_000)])
    const parts = [
      partOf('jpg', patternBytes(700_000)),
      partOf('txt', patternBytes(200_000)),
      partOf('jpg.tiles.tif', big),
    ]
    return buildShard([{ key: 'a', parts }])
  }
  const tile = { level: 0, column: 2, row: 1 }

  it('are read without the rest of the part', async () => {
    const built = await sealed()
    const { counted, reader } = await openWith(built.tar, built)
    const before = counted.reads.length
    const { bytes } = await readItemBytes(reader, { index: 0, part: 'jpg.tiles.tif', tile })
    expect(vips.Image.newFromBuffer(bytes).width).toBe(tileSizePx)
    const lengths = counted.reads.slice(before).map(({ lengthBytes }) => lengthBytes)
    expect(lengths.reduce((sum, one) => sum + one, 0)).toBeLessThan(4 * 65_536)
  })

  it('are refused when a bit of theirs was changed, and what lies elsewhere is still read', async () => {
    const built = await sealed()
    const { reader, counted } = await openWith(built.tar, built)
    await readItemBytes(reader, { index: 0, part: 'jpg.tiles.tif', tile })
    const last = counted.reads.at(-1)
    if (!last) throw new Error('nothing was read')
    const broken = Buffer.from(built.tar)
    broken[last.offset + 100] = (broken[last.offset + 100] ?? 0) ^ 1
    const damaged = await openWith(broken, built)
    await expect(readItemBytes(damaged.reader, { index: 0, part: 'jpg.tiles.tif', tile })).rejects.toMatchObject({
      code: 'ITEM_DAMAGED',
    })
    expect((await damaged.reader.read(0, 'jpg')).length).toBe(700_000)
  })
})

describe('a sealed scratch file', () => {
  it('gives back what was put aside, holds nothing in the clear and leaves nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scratch-'))
    const scratch = await createSealedScratch(folder)
    const pieces = [Buffer.from('Nagasaki boats'), patternBytes(150_000), patternBytes(70_000, 9)]
    const offsets: number[] = []
    for (const piece of pieces) offsets.push(await scratch.append(piece))
    const reader = await scratch.finish()
    for (const [order, piece] of pieces.entries())
      expect((await reader.read(offsets[order] ?? -1, piece.length)).equals(piece)).toBe(true)
    const [name = ''] = await readdir(folder)
    const written = await readFile(join(folder, name))
    expect(written.length).toBeGreaterThan(220_000)
    expect(written.includes('Nagasaki') || written.includes(patternBytes(64))).toBe(false)
    await scratch.discard()
    expect(await readdir(folder)).toEqual([])
    await rm(folder, { recursive: true })
  })
})
