/**
 * Decoded pictures of the open item and its neighbours, in memory only.
 *
 * Pictures are decoded by `<img>` elements off the main thread; blobs and object URLs are not used, because a browser
 * may page them to disk.
 */
export interface ImageCache {
  /** Loads and decodes. @throws when the address does not answer or the bytes are no picture. */
  readonly load: (url: string) => Promise<HTMLImageElement>
  /** Loads ahead of need; failures are met when the picture is really asked for. */
  readonly prefetch: (url: string) => void
  /** Lets everything go. */
  readonly clear: () => void
}

/** Keeps at most this many pictures: the open one, its neighbours, and the one just left. */
const keptMost = 4

const decode = async (url: string): Promise<HTMLImageElement> => {
  const image = new Image()
  image.decoding = 'async'
  image.src = url
  await image.decode()
  return image
}

/** Makes an empty cache. */
export const createImageCache = (): ImageCache => {
  const kept = new Map<string, Promise<HTMLImageElement>>()
  /** `why` tells the station that nobody looks at it yet; the picture is kept under its plain address. */
  const load = (url: string, why = ''): Promise<HTMLImageElement> => {
    const found = kept.get(url)
    const image = found ?? decode(url + why)
    kept.delete(url)
    kept.set(url, image)
    image.catch(() => kept.delete(url))
    for (const old of [...kept.keys()].slice(0, Math.max(kept.size - keptMost, 0))) kept.delete(old)
    return image
  }
  return {
    load: (url) => load(url),
    prefetch: (url) => {
      load(url, '?for=ahead').catch(() => {})
    },
    clear: () => {
      kept.clear()
    },
  }
}
