import type { Picture } from './painting/picture.ts'
import { loadPicture, type PicturePart } from './pixels/load-picture.ts'
import { createPixelLoader, type PixelLoader } from './pixels/pixel-loader.ts'

/**
 * Decoded pictures of the open item and its neighbours, in memory only.
 *
 * Pictures are decoded by a worker, ready to be painted; blobs and object URLs are not used, because a browser may page them
 * to disk.
 */
export interface ImageCache {
  /**
   * Loads and decodes. The picture stays the cache's to close, which it does after others were loaded.
   *
   * @throws when the address does not answer or the bytes are no picture.
   */
  readonly load: (part: PicturePart) => Promise<Picture>
  /** The picture, shown from now on, when it is there already; it stays the cache's to close. Null: it is to be loaded. */
  readonly showKept: (part: PicturePart) => Picture | null
  /** Loads ahead of need; failures are met when the picture is really asked for. */
  readonly prefetch: (part: PicturePart) => void
  /** Pixels of the pictures that are kept, for whoever watches the memory. */
  readonly heldPx: () => number
  /** Lets everything go. */
  readonly clear: () => void
}

interface Kept {
  readonly picture: Promise<Picture>
  /** Null while it is on its way. */
  loaded: Picture | null
  /** Of the decoded picture; one of tiles holds about a screen full, whatever its size. */
  readonly pixels: number
  readonly stop: AbortController
}

/** Beside the picture that is shown: the next ones and the one just left, if they are not large. */
const keptMostPx = 48_000_000
const tiledPx = 16_000_000

const letGo = ({ picture, stop }: Kept): void => {
  stop.abort()
  picture.then(
    (loaded) => {
      loaded.close()
    },
    () => {},
  )
}

const startLoading = (loader: PixelLoader, part: PicturePart, ahead: boolean): Kept => {
  const stop = new AbortController()
  const picture = loadPicture(loader, part, { ahead, signal: stop.signal })
  const pixels = part.pyramid ? tiledPx : part.widthPx * part.heightPx
  const entry: Kept = { picture, loaded: null, pixels, stop }
  picture.then(
    (loaded) => {
      entry.loaded = loaded
    },
    () => {},
  )
  return entry
}

/** Makes an empty cache. */
export const createImageCache = (loader: PixelLoader = createPixelLoader()): ImageCache => {
  const kept = new Map<string, Kept>()
  let shown: string | null = null

  const drop = (url: string): void => {
    const entry = kept.get(url)
    kept.delete(url)
    if (entry) letGo(entry)
  }

  /** The longest unused go first, and never the picture that is shown. */
  const dropBeyond = (): void => {
    const others = [...kept].filter(([url]) => url !== shown)
    let pixels = others.reduce((sum, [, entry]) => sum + entry.pixels, 0)
    for (const [url, entry] of others) {
      if (pixels <= keptMostPx) return
      pixels -= entry.pixels
      drop(url)
    }
  }

  const load = (part: PicturePart, ahead: boolean): Promise<Picture> => {
    const entry = kept.get(part.url) ?? startLoading(loader, part, ahead)
    kept.delete(part.url)
    kept.set(part.url, entry)
    entry.picture.catch(() => {
      if (kept.get(part.url) === entry) kept.delete(part.url)
    })
    dropBeyond()
    return entry.picture
  }

  return {
    load: (part) => {
      shown = part.url
      return load(part, false)
    },
    showKept: (part) => {
      const loaded = kept.get(part.url)?.loaded ?? null
      if (!loaded) return null
      shown = part.url
      void load(part, false)
      return loaded
    },
    prefetch: (part) => {
      load(part, true).catch(() => {})
    },
    heldPx: () => [...kept.values()].reduce((sum, { pixels }) => sum + pixels, 0),
    clear: () => {
      for (const url of [...kept.keys()]) drop(url)
      shown = null
      loader.close()
    },
  }
}
