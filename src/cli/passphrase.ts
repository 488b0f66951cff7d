import { readFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { createInterface } from 'node:readline/promises'
import { UsageError } from './usage-error.ts'

/** Reads a passphrase from a terminal without showing it. */
const askHidden = async (): Promise<string> => {
  process.stderr.write('Passphrase: ')
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
  if (process.stdin.isTTY) return askHidden()
  throw new UsageError('Give the passphrase with --passphrase-file FILE or in AUXERTA_PASSPHRASE.')
}
