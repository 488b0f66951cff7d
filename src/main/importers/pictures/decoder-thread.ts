import { parentPort } from 'node:worker_threads'
import type { DecoderAnswer, DecoderAsk, EncodedView, MadeTile, PictureFile } from './decoder-messages.ts'
import { asShown, factsOf, openPicture } from './open-picture.ts'
import { cutIntoTiles } from './picture-tiles.ts'
import { readStripRows } from './tiff-strip.ts'
import { startVips } from './start-vips.ts'

/** Nothing here may touch a file: pictures of clients are decoded, and what they hold may be meant to do harm. */

if (parentPort === null) throw new TypeError('This runs in a thread of its own')
const port = parentPort
const started = await startVips()
let lines: Generator<MadeTile[]> | null = null
let ahead: IteratorResult<MadeTile[], unknown> | null = null

/** Hardly told from the picture by eye: a view stands in for a picture that may have had no loss at all. */
const viewQuality = 95

const viewOf = (file: PictureFile): EncodedView => {
  using image = openPicture(started, file, 'random')
  using turned = image.autorot()
  using shown = asShown(turned)
  return shown.bands === 4
    ? { ending: 'png', bytes: shown.pngsaveBuffer({ compression: 4, keep: 'none' }) }
    : { ending: 'jpg', bytes: shown.jpegsaveBuffer({ Q: viewQuality, subsample_mode: 'off', keep: 'none' }) }
}

const beginTiles = (file: PictureFile, tileSizePx: number): DecoderAnswer => {
  const image = openPicture(started, file, 'sequential')
  const stripRows = readStripRows((position, lengthBytes) => {
    const bytes = Buffer.alloc(lengthBytes)
    return bytes.subarray(0, started.readOpened(file.fd, bytes, position))
  })
  lines = cutIntoTiles(started.vips, { image, stripRows: Math.max(stripRows ?? 1, 1) }, tileSizePx)
  ahead = lines.next()
  using shown = asShown(image)
  return { answer: 'begun', coding: shown.bands === 4 ? 'webp' : 'jpeg' }
}

/** One line of tiles; the one behind it is made before this is told to be the last. */
const moreTiles = (): DecoderAnswer => {
  if (lines === null || ahead === null || ahead.done === true) throw new TypeError('There are no more tiles')
  const tiles = ahead.value
  ahead = lines.next()
  return { answer: 'tiles', tiles, isLast: ahead.done === true }
}

const answerTo = (message: DecoderAsk): DecoderAnswer => {
  switch (message.ask) {
    case 'facts': {
      using image = openPicture(started, message.file, 'sequential')
      return { answer: 'facts', facts: factsOf(image) }
    }
    case 'view':
      return { answer: 'view', view: viewOf(message.file) }
    case 'tiles':
      return beginTiles(message.file, message.tileSizePx)
    case 'more':
      return moreTiles()
  }
}

/** The library's words are looked at here and go nowhere: they may hold words of the file. */
const failureOf = (error: unknown): DecoderAnswer => {
  const words = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : ''
  return {
    answer: 'failed',
    why: /insufficient memory|out of memory|cannot allocate|enlarge memory/i.test(words) ? 'memory' : 'damaged',
  }
}

port.on('message', (message: DecoderAsk) => {
  let answer: DecoderAnswer
  try {
    answer = answerTo(message)
  } catch (error) {
    answer = failureOf(error)
  }
  port.postMessage(answer)
})
