import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { SkipReason } from '../skip-reasons.ts'
import type { DecoderAnswer, DecoderAsk, EncodedView, MadeTile, PictureFacts, PictureFile } from './decoder-messages.ts'

/** Decodes pictures that nobody vouches for, in a thread without files and in a memory of its own. Ask one thing at a time. */
export interface PictureDecoder {
  readonly facts: (file: PictureFile) => Promise<PictureFacts | SkipReason>
  /** The whole picture, upright and in the colours of a screen. */
  readonly view: (file: PictureFile) => Promise<EncodedView | SkipReason>
  /**
   * Cuts a picture into the tiles of a pyramid.
   *
   * @param take - Gets the tiles in no special order; the next ones are made when it is done.
   */
  readonly tiles: (
    file: PictureFile,
    plan: { readonly tileSizePx: number; readonly take: (tile: MadeTile) => Promise<void> },
  ) => Promise<'jpeg' | 'webp' | SkipReason>
  /** Ends the thread; its memory is given back. */
  readonly close: () => Promise<void>
}

/** No sound picture takes this long for one answer, which is at most one line of tiles. */
const longestAnswerMs = 120_000

/** From sources the thread is run as it is; built, it lies beside this file or beside the folder of chunks. */
const threadPlaces = ['./decoder-thread.ts', './decoder-thread.js', '../decoder-thread.js']

const threadUrl = (): URL => {
  const found = threadPlaces.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url))
  if (!found) throw new TypeError('the thread of the decoder was not built')
  return found
}

/** Makes a decoder that starts its thread when it is first asked, and anew after a picture has brought it down. */
export const createPictureDecoder = (): PictureDecoder => {
  let thread: Worker | null = null

  const end = async (): Promise<void> => {
    const ending = thread
    thread = null
    await ending?.terminate()
  }

  const ask = async (message: DecoderAsk): Promise<DecoderAnswer> => {
    const asked = (thread ??= new Worker(threadUrl(), { execArgv: [], env: {} }))
    asked.unref()
    const answer = await answerFrom(asked, message)
    // Memory that WebAssembly took is given back only with the whole of it, and after a failure nobody knows its state.
    if (answer.answer === 'failed') await end()
    return answer
  }

  return {
    facts: async (file) => {
      const answer = await ask({ ask: 'facts', file })
      return answer.answer === 'facts' ? answer.facts : reasonOf(answer)
    },
    view: async (file) => {
      const answer = await ask({ ask: 'view', file })
      return answer.answer === 'view' ? answer.view : reasonOf(answer)
    },
    tiles: async (file, { tileSizePx, take }) => {
      const begun = await ask({ ask: 'tiles', file, tileSizePx })
      if (begun.answer !== 'begun') return reasonOf(begun)
      let isWhole = false
      try {
        while (!isWhole) {
          const answer = await ask({ ask: 'more' })
          if (answer.answer !== 'tiles') return reasonOf(answer)
          for (const tile of answer.tiles) await take(tile)
          isWhole = answer.isLast
        }
        return begun.coding
      } finally {
        // Whoever takes no more has left the thread in the middle of a picture.
        if (!isWhole) await end()
      }
    },
    close: end,
  }
}

const reasonOf = (answer: DecoderAnswer): SkipReason =>
  answer.answer === 'failed' && answer.why === 'memory' ? 'too-large-to-decode' : 'pixels-damaged'

/** A thread that dies or does not answer has met a picture that is not sound. */
const answerFrom = (thread: Worker, message: DecoderAsk): Promise<DecoderAnswer> =>
  new Promise((resolve) => {
    const settle = (answer: DecoderAnswer): void => {
      clearTimeout(timer)
      thread.off('message', settle)
      thread.off('error', fail)
      thread.off('exit', fail)
      resolve(answer)
    }
    const fail = (): void => {
      settle({ answer: 'failed', why: 'damaged' })
    }
    const timer = setTimeout(fail, longestAnswerMs)
    thread.on('message', settle)
    thread.on('error', fail)
    thread.on('exit', fail)
    thread.postMessage(message)
  })
