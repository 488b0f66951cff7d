import { performance } from 'node:perf_hooks'

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const quietIntervalMs = 10_000
const frameIntervalMs = 120

/** A failure whose message is meant for the person at the terminal; printed without a stack. */
export class Stop extends Error {
  /**
   * @param {string} message - What is so, why, what next.
   * @param {number} exitCode - 1 for a step that failed, 2 for something only the person can do.
   */
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/** @param {string} text - One line for the person. */
export const say = (text) => {
  process.stdout.write(`${text}\n`)
}

const line = (mark, title, { ms, note }) =>
  `${mark} ${title.padEnd(24)} ${seconds(ms).padStart(8)}${note ? `  ${note}` : ''}`

/** A moving line on a terminal; elsewhere a line every ten seconds, so that a log shows that work goes on. */
const watch = (title, startedAt, state) => {
  if (process.stdout.isTTY) {
    let frame = 0
    const timer = setInterval(() => {
      frame = (frame + 1) % spinner.length
      const text = line(spinner[frame], title, { ms: performance.now() - startedAt, note: state.note })
      process.stdout.write(`\r\x1b[2K${text.slice(0, (process.stdout.columns || 80) - 1)}`)
    }, frameIntervalMs)
    return () => {
      clearInterval(timer)
      process.stdout.write('\r\x1b[2K')
    }
  }
  const timer = setInterval(
    () => say(line('…', title, { ms: performance.now() - startedAt, note: state.note })),
    quietIntervalMs,
  )
  return () => clearInterval(timer)
}

/**
 * Does one named thing, shows that it goes on, and ends with one line that says how long it took.
 *
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => Promise<T>} work - May call `note` to say what it is at.
 * @param {{ watched?: boolean }} [options] - `watched: false` where several steps run side by side.
 * @returns {Promise<T>}
 */
export const step = async (title, work, { watched = true } = {}) => {
  const startedAt = performance.now()
  const state = { note: '' }
  const end = watched ? watch(title, startedAt, state) : () => {}
  try {
    const result = await work((text) => {
      state.note = text
    })
    end()
    say(line('✓', title, { ms: performance.now() - startedAt, note: state.note }))
    return result
  } catch (error) {
    end()
    say(line('✗', title, { ms: performance.now() - startedAt, note: state.note }))
    throw error
  }
}

/** `npm run check | head` closes the pipe early; that ends the run, it is not a failure of its own. */
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(1)
})

/** Runs a script's body; a {@link Stop} ends the process with its message and code, anything else with its stack. */
export const main = async (body) => {
  try {
    const code = await body()
    process.exitCode = code ?? process.exitCode ?? 0
  } catch (error) {
    if (error instanceof Stop) process.stderr.write(`\n${error.message}\n`)
    else process.stderr.write(`\n${error?.stack ?? error}\n`)
    process.exitCode = error instanceof Stop ? error.exitCode : 1
  }
}
