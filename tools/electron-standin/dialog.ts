import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { OpenDialogOptions, OpenDialogReturnValue } from 'electron'
import { options } from './options.ts'

/** Answers that a test gave on the control channel, first come first served. */
const queue: (string | null)[] = []

/** The next dialog answers this folder; `null` cancels it. */
export const queueAnswer = (answer: string | null): void => {
  queue.push(answer)
}

/** Takes the first answer out of the file named by STANDIN_DIALOG_ANSWERS; `undefined` when there is none. */
const takeFromFile = (): string | null | undefined => {
  const file = process.env['STANDIN_DIALOG_ANSWERS'] ?? ''
  if (file === '') return undefined
  const [first, ...rest] = JSON.parse(readFileSync(file, 'utf8')) as (string | null)[]
  writeFileSync(file, JSON.stringify(rest))
  return first
}

const askPerson = async (title: string): Promise<string | null> => {
  if (options.headless || process.platform !== 'linux') return null
  try {
    const { stdout } = await promisify(execFile)('zenity', ['--file-selection', '--directory', `--title=${title}`])
    return stdout.trim()
  } catch {
    return null
  }
}

export const dialog = {
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}: ${content}\n`)
  },

  async showOpenDialog(
    ...asked: [window: object, OpenDialogOptions] | [OpenDialogOptions]
  ): Promise<OpenDialogReturnValue> {
    const title = asked.map((part) => ('title' in part ? part.title : undefined)).findLast((text) => text !== undefined)
    const queued = queue.length > 0 ? queue.shift() : takeFromFile()
    const answer = queued === undefined ? await askPerson(title ?? '') : queued
    return answer === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [answer] }
  },
}
