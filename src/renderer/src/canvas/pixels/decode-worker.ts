import type { DecodeAnswer, DecodeAsk } from './decode-messages.ts'

interface WorkerPort {
  onmessage: ((event: MessageEvent<DecodeAsk>) => void) | null
  readonly postMessage: (answer: DecodeAnswer, transfer: Transferable[]) => void
}

const port = globalThis as unknown as WorkerPort
const underWay = new Map<number, AbortController>()

/**
 * Decodes the first frame, turned and in the colours of the screen. Bytes stay in memory: neither a blob nor an object URL
 * is made of them, which a browser may page to the disk.
 */
const decode = async (bytes: ArrayBuffer, type: string): Promise<ImageBitmap> => {
  const decoder = new ImageDecoder({ data: bytes, type, preferAnimation: false })
  try {
    const { image } = await decoder.decode()
    try {
      return image.displayWidth === image.codedWidth ? await createImageBitmap(image) : drawn(image)
    } finally {
      image.close()
    }
  } finally {
    decoder.close()
  }
}

/** A bitmap made straight from a frame that lies on its side keeps the size that it had before it was turned. */
const drawn = (frame: VideoFrame): ImageBitmap => {
  const canvas = new OffscreenCanvas(frame.displayWidth, frame.displayHeight)
  canvas.getContext('2d')?.drawImage(frame, 0, 0)
  return canvas.transferToImageBitmap()
}

const load = async (url: string, signal: AbortSignal): Promise<ImageBitmap | null> => {
  const response = await fetch(url, { signal })
  const type = response.headers.get('content-type')
  return response.ok && type !== null ? decode(await response.arrayBuffer(), type) : null
}

port.onmessage = ({ data }) => {
  if (data.ask === 'forget') {
    underWay.get(data.id)?.abort()
    return
  }
  const { id, url } = data
  const stop = new AbortController()
  underWay.set(id, stop)
  load(url, stop.signal).then(
    (bitmap) => {
      underWay.delete(id)
      port.postMessage({ id, bitmap }, bitmap ? [bitmap] : [])
    },
    () => {
      underWay.delete(id)
      port.postMessage({ id, bitmap: null }, [])
    },
  )
}
