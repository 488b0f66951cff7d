import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { redact, traceOf } from './redact.ts'

/** The only way to write to the log. Every line passes the redactor. */
export interface Log {
  /** Writes one event; `word` is a fixed word of ours such as `ipc.stranger`. */
  readonly note: (word: string, fields?: Readonly<Record<string, string | number | boolean>>) => void
  /** Writes an unexpected error without its message and returns the id a person can give to IT. */
  readonly failure: (error: unknown, where: string) => string
}

/** Builds a log over any sink. `write` gets one line without its line end. */
export const createLog = (write: (line: string) => void): Log => {
  const entry = (fields: Readonly<Record<string, unknown>>) => {
    write(redactEntry({ at: new Date().toISOString(), ...fields }))
  }
  return {
    note: (word, fields) => {
      entry({ word, ...fields })
    },
    failure: (error, where) => {
      const logId = `E-${randomBytes(4).toString('hex')}`
      entry({ word: 'failure', logId, where, trace: traceOf(error) })
      return logId
    },
  }
}

/** Each text field is redacted before it is encoded, so that an escape cannot hide a path. */
const redactEntry = (fields: object): string =>
  JSON.stringify(fields, (key, value: unknown) => (typeof value === 'string' && key !== 'at' ? redact(value) : value))

/**
 * Appends lines to `station.log` in a folder, keeping at most two files.
 *
 * A log that cannot be written is dropped: a full disk must not stop the work.
 *
 * @param folder - Made when missing, readable by its owner only.
 * @param limitBytes - Size at which the file becomes `station.log.1`.
 */
export const createLogFile = (folder: string, limitBytes = 512 * 1024): ((line: string) => void) => {
  const file = path.join(folder, 'station.log')
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= limitBytes) renameSync(file, `${file}.1`)
      appendFileSync(file, `${line}\n`, { mode: 0o600 })
    } catch {
      // Nothing to do: the log is not worth a failed call.
    }
  }
}
