import assert from 'node:assert/strict'
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** What an attack or a fault was tried with, and what came of it. */
export interface Tries {
  /** One plain line, the same wherever the same thing is tried. */
  readonly attack: string
  /** How often it was really tried. */
  readonly tries: number
  /** How many tries got through: read, were believed, were carried out. */
  readonly accepted: number
  /** How many pieces of saved or delivered work were lost. */
  readonly lost: number
}

/** The test that calls, below the root of the repository. */
const callingFile = (): string => {
  const found = /tests\/[\w./-]+\.(?:test|spec)\.tsx?/.exec(new Error('where').stack ?? '')
  if (!found) throw new TypeError('Tries are recorded by a test')
  return found[0]
}

/**
 * Holds what a test counted against what must be, and adds it to the table of `docs/security-tests.md` when a whole run asks for it. Call it
 * once per test, with what was counted and not with what was hoped for.
 */
export const recordTries = ({ attack, tries, accepted, lost }: Tries): void => {
  assert.ok(tries > 0, 'nothing was tried')
  assert.deepEqual({ accepted, lost }, { accepted: 0, lost: 0 }, attack)
  const folder = process.env['AUXERTA_SECURITY_RESULTS']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  const line = JSON.stringify({ attack, tries, accepted, lost, file: callingFile() })
  appendFileSync(join(folder, `${String(process.pid)}.jsonl`), `${line}\n`)
}
