import type { FromWorker, ToWorker } from './messages.ts'
import { TileScene } from './tile-scene.ts'

/** The scope of a dedicated worker, of which the compiler knows the window only. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
  readonly postMessage: (message: FromWorker, transfer: Transferable[]) => void
}

const scope = globalThis as unknown as WorkerScope
const scene = new TileScene((message, transfer) => {
  scope.postMessage(message, transfer)
})

// A message to itself after each tile lets those of the window in between: what is wanted may have changed meanwhile.
const { port1: turn, port2: nextTurn } = new MessageChannel()
let isTurnDue = false
const takeTurns = () => {
  if (isTurnDue || scene.isIdle()) return
  isTurnDue = true
  nextTurn.postMessage(null)
}
turn.onmessage = () => {
  isTurnDue = false
  scene.step()
  takeTurns()
}
scope.onmessage = ({ data }) => {
  scene.take(data)
  takeTurns()
}
