/* global window, requestAnimationFrame, MessageChannel */
/** What is measured while something is done to a page: the frames it shows, and the time of all processes. */

const frameMs = 1000 / 60

const recorder = () => {
  let times = null
  const step = (time) => {
    if (!times) return
    times.push(time)
    requestAnimationFrame(step)
  }
  window.benchFrames = {
    start: () => {
      times = []
      requestAnimationFrame(step)
    },
    stop: () => {
      const seen = times
      times = null
      return seen
    },
  }
  /** Milliseconds from an event to the end of the frame that shows what it changed. */
  window.benchTimeTo = (eventName, state) =>
    new Promise((resolve) => {
      const before = state()
      const started = (event) => {
        const wait = () => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => {
              if (state() === before) wait()
              else resolve(performance.now() - event.timeStamp)
            }
            port2.postMessage(null)
          })
        }
        wait()
      }
      window.addEventListener(eventName, started, { capture: true, once: true })
      setTimeout(() => resolve(null), 4_000)
    })
}

export const installRecorder = (page) => page.addInitScript(recorder)

/** Seconds of processor time that all processes of a browser have used. */
const cpuSeconds = async (browserSession) => {
  const { processInfo } = await browserSession.send('SystemInfo.getProcessInfo')
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Sends input events at 60 a second, whether or not the page keeps up. */
export const sendPaced = async (session, events) => {
  const began = performance.now()
  const sent = []
  for (const [place, event] of events.entries()) {
    const due = began + place * frameMs
    if (due > performance.now()) await sleep(due - performance.now())
    sent.push(session.send('Input.dispatchMouseEvent', event))
  }
  await Promise.all(sent)
}

/**
 * Sends input events, each when the page has taken the one before, at most 60 a second. A page that is slow takes none
 * together, so that each costs what it costs there.
 */
const sendAnswered = async (session, events) => {
  for (const event of events) {
    const due = performance.now() + frameMs
    await session.send('Input.dispatchMouseEvent', event)
    if (due > performance.now()) await sleep(due - performance.now())
  }
}

/** Every second event of a gesture, and its ends. */
const thinned = (events) => events.filter((_, at) => at % 2 === 0 || at === events.length - 1)

/**
 * A gesture twice. First at 60 events a second whether or not the page keeps up: intervals between frames in milliseconds,
 * and the share of frames that were missed. Then answered one by one until all is shown: processor time of all processes
 * per event; `again` makes ready for that. In the first a page that falls behind takes many events together, and seems cheap.
 */
export const measureEvents = async ({ page, session, browserSession, rest }, events, again = () => {}) => {
  await page.evaluate(() => window.benchFrames.start())
  await sendPaced(session, events)
  const times = await page.evaluate(() => window.benchFrames.stop())
  await rest()
  await again()
  const intervals = times.slice(1).map((time, at) => time - times[at])
  const missed = intervals.reduce((sum, interval) => sum + Math.max(Math.round(interval / frameMs) - 1, 0), 0)
  const few = thinned(events)
  const before = await cpuSeconds(browserSession)
  await sendAnswered(session, few)
  await shown(page)
  const after = await cpuSeconds(browserSession)
  return {
    intervals,
    missed: missed / (intervals.length + missed),
    cpuMs: ((after - before) * 1000) / few.length,
  }
}

/** Waits until what was done is on the screen. */
const shown = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))))

/** Waits until a page has worked off what it was sent. */
export const settle = async (page, ms = 250) => {
  await sleep(ms)
  await shown(page)
}

/** Bytes of JavaScript that are reachable in a page. */
export const heapBytes = async (session) => {
  await session.send('HeapProfiler.enable')
  for (let i = 0; i < 3; i += 1) await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize
}
