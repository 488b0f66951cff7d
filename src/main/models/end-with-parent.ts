import { Worker } from 'node:worker_threads'

/** Runs beside a model that may never come back: the thread of the model itself would not notice anything any more. */
const watch = `
const parent = process.ppid
setInterval(() => {
  try {
    process.kill(parent, 0)
    if (process.ppid === parent) return
  } catch {}
  process.kill(process.pid, 'SIGKILL')
}, 1000)
`

/** Ends this process soon after the one that started it is gone, however that one ended and whatever this one is doing. */
export const endWithParent = (): void => {
  new Worker(watch, { eval: true }).unref()
}
