import type { FromPixels, ToPixels } from './messages.ts'
import { PixelDesk } from './pixel-desk.ts'
import type { RegionAnswer } from './pixel-source.ts'

/** The scope of a dedicated worker, of which the compiler knows the window only. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToPixels>) => void) | null
  readonly postMessage: (message: FromPixels) => void
}

const scope = globalThis as unknown as WorkerScope
const desk = new PixelDesk()
const waiting: (ToPixels & { kind: 'region' | 'path' })[] = []
let running: { readonly job: number; readonly steps: Generator<void, RegionAnswer> } | null = null

const { port1: turn, port2: nextTurn } = new MessageChannel()
const takeTurn = () => {
  nextTurn.postMessage(null)
}

const sheetOf = ({ bitmap, left, top }: ToPixels & { kind: 'sheet' }) => {
  const { width: widthPx, height: heightPx } = bitmap
  const brush = new OffscreenCanvas(widthPx, heightPx).getContext('2d', { willReadFrequently: true })
  brush?.drawImage(bitmap, 0, 0)
  bitmap.close()
  return brush ? { left, top, widthPx, heightPx, data: brush.getImageData(0, 0, widthPx, heightPx).data } : null
}

const drop = (asked: ToPixels & { kind: 'region' | 'path' }) => {
  if (asked.kind === 'region') scope.postMessage({ kind: 'region', job: asked.job, answer: 'dropped' })
  else scope.postMessage({ kind: 'path', job: asked.job, answer: null })
}

/** Drops what a newer question makes idle: regions at once, paths that are not kept. */
const makeWay = (newer: ToPixels & { kind: 'region' | 'path' }) => {
  if (newer.kind === 'region' && running) {
    scope.postMessage({ kind: 'region', job: running.job, answer: 'dropped' })
    running = null
  }
  for (const asked of waiting.filter(({ kind, ask }) => kind === newer.kind && !('isKept' in ask && ask.isKept))) {
    waiting.splice(waiting.indexOf(asked), 1)
    drop(asked)
  }
}

turn.onmessage = () => {
  const next = running ? undefined : waiting.shift()
  if (next?.kind === 'path') scope.postMessage({ kind: 'path', job: next.job, answer: desk.path(next.ask) })
  if (next?.kind === 'region') running = { job: next.job, steps: desk.region(next.ask) }
  if (running) {
    const { done, value } = running.steps.next()
    if (done) {
      scope.postMessage({ kind: 'region', job: running.job, answer: value })
      running = null
    }
  }
  if (running || waiting.length > 0) takeTurn()
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'sheet') desk.show(sheetOf(data))
  else if (data.kind === 'forget') desk.show(null)
  else {
    makeWay(data)
    waiting.push(data)
    takeTurn()
  }
}
