import { builtTileSizePx } from '../../../shared/pyramid.ts'
import { derivedName } from '../../guard/shard/derived-parts.ts'
import { encodePyramidHead, tilePlaces } from '../../guard/shard/pyramid-format.ts'
import { createSealedScratch, type SealedScratch } from '../../guard/shard/sealed-scratch.ts'
import type { ShardPart } from '../../guard/shard/shard-types.ts'
import type { StreamReader } from '../../guard/shard/stream-open.ts'
import type { ImportPart } from '../inspect-file.ts'
import type { SkipReason } from '../skip-reasons.ts'
import type { PictureFile } from './decoder-messages.ts'
import type { PictureDecoder } from './picture-decoder.ts'

/** A part made from another one. */
export interface DerivedPart {
  readonly part: ShardPart
  /** Lets go of what it is read from, once it was sealed. */
  readonly discard: () => Promise<void>
}

/** Who decodes, and a folder of this device for what has to be put aside, sealed. */
export interface Workshop {
  readonly decoder: PictureDecoder
  readonly scratchDir: string
}

/**
 * Makes what a window needs to show an image that no browser shows, or none of this size.
 *
 * @returns The further part, null when none is needed, or why the image cannot be taken after all.
 * @throws {@link Failure} `IMPORT_UNSUITABLE` when the file changed, `DISK_FULL`, `DISK_FAILED`
 */
export const derivePart = async (workshop: Workshop, from: ImportPart): Promise<DerivedPart | SkipReason | null> => {
  if (from.derive === null) return null
  const handle = await from.openAgain()
  try {
    const file = { fd: handle.fd, sizeBytes: from.sizeBytes }
    return from.derive === 'view' ? await makeView(workshop, from, file) : await makeTiles(workshop, from, file)
  } finally {
    await handle.close()
  }
}

const shownSize = ({ width = 0, height = 0 }: ShardPart) => ({ widthPx: width, heightPx: height })

const makeView = async (
  { decoder }: Workshop,
  from: ImportPart,
  file: PictureFile,
): Promise<DerivedPart | SkipReason> => {
  const view = await decoder.view(file)
  if (typeof view === 'string') return view
  const { ending, bytes } = view
  const part = {
    ...nameAndSize(from, derivedName(from.part, 'view', ending)),
    mediaType: ending === 'png' ? 'image/png' : 'image/jpeg',
    sizeBytes: bytes.length,
    async *open() {
      yield await Promise.resolve(bytes)
    },
  }
  return { part, discard: () => Promise.resolve(void bytes.fill(0)) }
}

const nameAndSize = ({ name, width = 0, height = 0 }: ImportPart, part: string) => ({ part, name, width, height })

interface PlacedTile {
  readonly offset: number
  readonly lengthBytes: number
}

const makeTiles = async (
  { decoder, scratchDir }: Workshop,
  from: ImportPart,
  file: PictureFile,
): Promise<DerivedPart | SkipReason> => {
  const scratch = await createSealedScratch(scratchDir)
  try {
    const placed = new Map<string, PlacedTile>()
    const take = async ({ place, bytes }: { place: Parameters<typeof keyOf>[0]; bytes: Uint8Array }) => {
      placed.set(keyOf(place), { offset: await scratch.append(bytes), lengthBytes: bytes.length })
    }
    const coding = await decoder.tiles(file, { tileSizePx: builtTileSizePx, take })
    if (coding !== 'jpeg' && coding !== 'webp') {
      await scratch.discard()
      return coding
    }
    return await tiledPart(from, { scratch, coding, placed })
  } catch (error) {
    await scratch.discard()
    throw error
  }
}

const keyOf = ({ level, column, row }: { level: number; column: number; row: number }): string =>
  `${String(level)}/${String(column)}/${String(row)}`

interface MadeTiles {
  readonly scratch: SealedScratch
  readonly coding: 'jpeg' | 'webp'
  readonly placed: ReadonlyMap<string, PlacedTile>
}

const tiledPart = async (from: ImportPart, { scratch, coding, placed }: MadeTiles): Promise<DerivedPart> => {
  const picture = shownSize(from)
  const tiles = tilePlaces(picture, builtTileSizePx).map((place) => {
    const tile = placed.get(keyOf(place))
    if (!tile) throw new TypeError('a tile was not made')
    return tile
  })
  const tileBytes = tiles.map(({ lengthBytes }) => lengthBytes)
  const head = encodePyramidHead({ picture, tileSizePx: builtTileSizePx, coding, tileBytes })
  const reader = await scratch.finish()
  const part = {
    ...nameAndSize(from, derivedName(from.part, 'tiles', 'tif')),
    mediaType: 'image/tiff',
    sizeBytes: tileBytes.reduce((total, lengthBytes) => total + lengthBytes, head.length),
    open: () => readTiles(reader, head, tiles),
  }
  return { part, discard: () => scratch.discard() }
}

async function* readTiles(
  reader: StreamReader,
  head: Uint8Array,
  tiles: readonly PlacedTile[],
): AsyncGenerator<Uint8Array> {
  yield head
  for (const { offset, lengthBytes } of tiles) yield await reader.read(offset, lengthBytes)
}
