import { readFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { createInterface } from 'node:readline/promises'
import { UsageError } from './usage-error.ts'

/** Reads a passphrase from a terminal without showing it. */
const askHidden = async (question: string): Promise<string> => {
  process.stderr.write(`${question}: `)
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done()
    },
  })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await reader.question('')
  } finally {
    reader.close()
    process.stderr.write('\n')
  }
}

const readPassphraseFile = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  } catch {
    throw new UsageError('The passphrase file cannot be read.')
  }
}

/**
 * Finds the passphrase: a file, the environment variable `AUXERTA_PASSPHRASE`, or a question on the terminal. Never an
 * argument, because other users of the machine see the arguments of a process.
 */
export const findPassphrase = async (file: string | undefined): Promise<string> => {
  if (file !== undefined) return readPassphraseFile(file)
  const fromEnvironment = process.env['AUXERTA_PASSPHRASE']
  if (fromEnvironment !== undefined) return fromEnvironment
  if (process.stdin.isTTY) return askHidden('Passphrase')
  throw new UsageError('Give the passphrase with --passphrase-file FILE or in AUXERTA_PASSPHRASE.')
}

/**
 * Finds a new passphrase: a file, the environment variable `AUXERTA_NEW_PASSPHRASE`, or the same question twice.
 *
 * @throws {@link UsageError} when the two answers differ, or nothing can be asked
 */
export const findNewPassphrase = async (file: string | undefined): Promise<string> => {
  if (file !== undefined) return readPassphraseFile(file)
  const fromEnvironment = process.env['AUXERTA_NEW_PASSPHRASE']
  if (fromEnvironment !== undefined) return fromEnvironment
  if (!process.stdin.isTTY)
    throw new UsageError('Give the new passphrase with --new-passphrase-file FILE or in AUXERTA_NEW_PASSPHRASE.')
  const first = await askHidden('New passphrase')
  if ((await askHidden('The new one again')) !== first) throw new UsageError('The two are not the same.')
  return first
}
