import { runningChromium } from './chromium.ts'

let announced = false

/** Says once, on one line of standard output, that the first page is loaded and how to reach it. */
export const announce = async (origin: string): Promise<void> => {
  if (announced) return
  announced = true
  const { browser, cdp, pid } = await runningChromium()
  const runtime = `electron-standin (Chromium ${browser.version().split('.')[0] ?? ''})`
  process.stdout.write(`${JSON.stringify({ ready: true, runtime, cdp, origin, pid: process.pid, chromiumPid: pid })}\n`)
}
