import type { Cover, DecodeAnswer, DecodeAsk } from './decode-messages.ts'

/** Fetches and decodes pictures off the thread that draws. */
export interface PixelLoader {
  /** The caller closes the bitmap. @throws when there is no picture at the address, or when `signal` says so. */
  readonly load: (url: string, signal?: AbortSignal) => Promise<ImageBitmap>
  /** As `load`, for a small copy that covers a rectangle. */
  readonly loadSmall: (url: string, coverPx: Cover) => Promise<ImageBitmap>
  /** Ends the worker; it starts again when it is asked again. */
  readonly close: () => void
}

interface Waiting {
  readonly done: (bitmap: ImageBitmap) => void
  readonly fail: (reason: Error) => void
}

export const createPixelLoader = (): PixelLoader => {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let count = 0

  const answer = ({ data: { id, bitmap } }: MessageEvent<DecodeAnswer>): void => {
    const own = waiting.get(id)
    waiting.delete(id)
    if (!own) bitmap?.close()
    else if (bitmap) own.done(bitmap)
    else own.fail(new Error('There is no picture at this address'))
  }

  const start = (): Worker => {
    const started = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' })
    started.onmessage = answer
    return started
  }

  const load = (asked: { url: string; coverPx: Cover | null }, signal?: AbortSignal): Promise<ImageBitmap> =>
    new Promise((done, fail) => {
      const id = ++count
      const port = (worker ??= start())
      const send = (message: DecodeAsk): void => port.postMessage(message)
      waiting.set(id, { done, fail })
      signal?.addEventListener('abort', () => {
        if (!waiting.delete(id)) return
        send({ ask: 'forget', id })
        fail(new Error('The picture is not wanted any more'))
      })
      // A worker's own address is another one: relative ones are those of the page.
      send({ ...asked, ask: 'load', id, url: new URL(asked.url, document.baseURI).href })
    })

  return {
    load: (url, signal) => load({ url, coverPx: null }, signal),
    loadSmall: (url, coverPx) => load({ url, coverPx }),
    close: () => {
      worker?.terminate()
      worker = null
      for (const { fail } of waiting.values()) fail(new Error('The pictures were let go'))
      waiting.clear()
    },
  }
}
