import type { Cover, DecodeAnswer, DecodeAsk } from './decode-messages.ts'

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
const decode = async (bytes: ArrayBuffer, type: string, coverPx: Cover | null): Promise<ImageBitmap> => {
  const decoder = new ImageDecoder({ data: bytes, type, preferAnimation: false })
  try {
    const { image } = await decoder.decode()
    try {
      if (coverPx)
        return drawn(image, Math.max(coverPx.widthPx / image.displayWidth, coverPx.heightPx / image.displayHeight))
      return image.displayWidth === image.codedWidth ? await createImageBitmap(image) : drawn(image, 1)
    } finally {
      image.close()
    }
  } finally {
    decoder.close()
  }
}

/** A bitmap made straight from a frame that lies on its side keeps the size that it had before it was turned. */
const drawn = (frame: VideoFrame, scale: number): ImageBitmap => {
  const [width, height] = [Math.ceil(frame.displayWidth * scale), Math.ceil(frame.displayHeight * scale)]
  const canvas = new OffscreenCanvas(width, height)
  const brush = canvas.getContext('2d')
  if (brush) brush.imageSmoothingQuality = 'high'
  brush?.drawImage(frame, 0, 0, width, height)
  return canvas.transferToImageBitmap()
}

const load = async ({ url, coverPx }: { url: string; coverPx: Cover | null }, signal: AbortSignal) => {
  const response = await fetch(url, { signal })
  const type = response.headers.get('content-type')
  return response.ok && type !== null ? decode(await response.arrayBuffer(), type, coverPx) : null
}

port.onmessage = ({ data }) => {
  if (data.ask === 'forget') {
    underWay.get(data.id)?.abort()
    return
  }
  const { id } = data
  const stop = new AbortController()
  underWay.set(id, stop)
  load(data, stop.signal).then(
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
