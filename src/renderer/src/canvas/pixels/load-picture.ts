import type { ItemPart } from '../../../../shared/ipc/work.ts'
import { createPicture, type Picture } from '../painting/picture.ts'
import type { PixelLoader } from './pixel-loader.ts'
import { tileName } from './tile-plan.ts'
import { TiledPicture } from './tiled-picture.ts'

/** What of a part says how its picture is shown. */
export type PicturePart = Pick<ItemPart, 'url' | 'pyramid' | 'widthPx' | 'heightPx'>

/** `ahead`: nobody looks at it yet, and the station is told so. */
export interface LoadOptions {
  readonly ahead: boolean
  readonly signal: AbortSignal
}

/**
 * Loads a picture: whole, or the coarsest tile of one that is too large for that. The caller closes it.
 *
 * @throws when the address does not answer or the bytes are no picture.
 */
export const loadPicture = async (loader: PixelLoader, part: PicturePart, options: LoadOptions): Promise<Picture> =>
  part.pyramid ? loadTiled(loader, { ...part, pyramid: part.pyramid }, options) : loadWhole(loader, part, options)

const askedFor = ({ ahead }: Pick<LoadOptions, 'ahead'>): string => (ahead ? '?for=ahead' : '')

const loadWhole = async (loader: PixelLoader, { url }: PicturePart, options: LoadOptions): Promise<Picture> => {
  return createPicture(await loader.load(url + askedFor(options), options.signal))
}

const loadTiled = async (
  loader: PixelLoader,
  part: PicturePart & { readonly pyramid: NonNullable<PicturePart['pyramid']> },
  options: LoadOptions,
): Promise<Picture> => {
  const { pyramid, widthPx, heightPx } = part
  const level = pyramid.levels.length - 1
  const first = tileName({ level, column: 0, row: 0 })
  const coarsest = await loader.load(`${pyramid.url}/${first}${askedFor(options)}`, options.signal)
  const picture = new TiledPicture({
    pyramid,
    size: { widthPx, heightPx },
    coarsest,
    load: (place, { signal, ahead }) => loader.load(`${pyramid.url}/${tileName(place)}${askedFor({ ahead })}`, signal),
  })
  if (options.ahead) picture.warm()
  return picture
}
