import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { app } from './app.ts'
import { followControl } from './control.ts'
import { options } from './options.ts'

const usage = `usage: launch.mjs [--size WxH] [--color-scheme light|dark] [--scale N] [--headless | --headful] MAIN [--] [ARGUMENT…]

MAIN is the built main process. Everything after it belongs to the app.
Environment: CHROMIUM_PATH, STANDIN_DIALOG_ANSWERS (a JSON file with the folders to answer), STANDIN_CONTROL=1 (events as JSON lines on
standard input).
`

/** Reads the launcher's own words, hides them from the app and runs it. */
export const launch = async (): Promise<void> => {
  const words = process.argv.slice(2)
  const at = words.findIndex((word, index) => !word.startsWith('-') && !takesValue(words[index - 1]))
  const main = words[at]
  if (main === undefined) {
    process.stderr.write(usage)
    process.exit(64)
  }
  readOptions(words.slice(0, at))
  const file = path.resolve(main)
  const own = words.slice(at + 1)
  process.argv = [process.execPath, file, ...(own[0] === '--' ? own.slice(1) : own)]
  options.mainFile = file
  process.stdout.on('error', () => undefined)
  if (process.env['STANDIN_CONTROL'] === '1') followControl(process.stdin)
  await import(pathToFileURL(file).href)
  app.codeLoaded()
}

const takesValue = (word: string | undefined): boolean =>
  word !== undefined && /^--(?:size|color-scheme|scale)$/.test(word)

const readOptions = (words: string[]): void => {
  const { values } = parseArgs({
    args: words,
    options: {
      size: { type: 'string' },
      'color-scheme': { type: 'string' },
      scale: { type: 'string' },
      headless: { type: 'boolean' },
      headful: { type: 'boolean' },
    },
  })
  const size = /^(\d{3,5})x(\d{3,5})$/.exec(values.size ?? '')
  if (size !== null) options.size = { width: Number(size[1]), height: Number(size[2]) }
  const scheme = values['color-scheme']
  if (scheme === 'light' || scheme === 'dark') options.colorScheme = scheme
  if (values.scale !== undefined) options.scale = Number(values.scale)
  if (values.headless === true) options.headless = true
  if (values.headful === true) options.headless = false
}
