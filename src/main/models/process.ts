/**
 * The process that a model runs in. It reads no file of a person and speaks to nobody but the main process: files of the model,
 * pictures and prompts come as messages, and answers go back. It ends when the main process is gone.
 */
import { createAnswer } from './answer.ts'
import { endWithParent } from './end-with-parent.ts'
import { limitMemory } from './memory-limit.ts'
import type { ModelRequest } from './messages.ts'

/** The line to the main process, as the runtime gives it: of Electron's utility process, or of a forked one. */
interface Line {
  readonly onRequest: (take: (request: ModelRequest) => void) => void
  readonly reply: (message: unknown) => void
}

interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
  postMessage(message: unknown): void
}

const openLine = (): Line => {
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort }
  if (parentPort)
    return {
      onRequest: (take) => {
        parentPort.on('message', ({ data }) => {
          take(data as ModelRequest)
        })
      },
      reply: (message) => {
        parentPort.postMessage(message)
      },
    }
  endWithParent()
  process.on('disconnect', () => process.exit(0))
  return {
    onRequest: (take) => {
      process.on('message', take)
    },
    reply: (message) => {
      process.send?.(message)
    },
  }
}

limitMemory()
const line = openLine()
const answer = createAnswer()
// One after the other: the runtime does not run two at a time.
let last: Promise<void> = Promise.resolve()
line.onRequest((request) => {
  last = last.then(async () => {
    line.reply(await answer(request))
  })
})
