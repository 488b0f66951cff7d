import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import Database from 'better-sqlite3'

type Call = (this: unknown, ...given: unknown[]) => unknown
type Methods = Record<string, Call>

const inFiles = ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'rmSync', 'mkdirSync', 'appendFileSync'] as const
const inPromises = ['open', 'rename', 'rm', 'mkdir', 'unlink', 'writeFile'] as const

const statementMethods = (): Methods => {
  const memory = new Database(':memory:')
  const proto = Object.getPrototypeOf(memory.prepare('SELECT 1')) as Methods
  memory.close()
  return proto
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))

const opensToWrite = (_self: unknown, [, flags]: readonly unknown[]): boolean =>
  typeof flags === 'number'
    ? (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) !== 0
    : flags !== undefined && flags !== 'r'

/**
 * Calls `before` right before everything that writes: files, and what the database driver runs, executes or checkpoints. Looking is not
 * told. What `before` throws is what the writer gets.
 *
 * @returns Stops it.
 */
export const watchWrites = (before: (what: string) => void): (() => void) => {
  let isInside = false
  const tell = (what: string): void => {
    if (isInside) return
    isInside = true
    try {
      before(what)
    } finally {
      isInside = false
    }
  }
  const undo: (() => void)[] = []
  const promises = fs.promises as unknown as Methods
  const wrap = (owner: Methods, name: string, isWrite: (self: unknown, given: readonly unknown[]) => boolean): void => {
    const real = owner[name]
    if (!real) return
    owner[name] = function (this: unknown, ...given: unknown[]) {
      if (!isWrite(this, given)) return real.apply(this, given)
      try {
        tell(name)
      } catch (error) {
        if (owner === promises) return Promise.reject(asError(error))
        throw error
      }
      return real.apply(this, given)
    }
    undo.push(() => {
      owner[name] = real
    })
  }
  const always = () => true
  const files = fs as unknown as Methods
  for (const name of inFiles) wrap(files, name, name === 'openSync' ? opensToWrite : always)
  for (const name of inPromises) wrap(promises, name, name === 'open' ? opensToWrite : always)
  const database = Database.prototype as unknown as Methods
  wrap(database, 'exec', always)
  wrap(database, 'pragma', (_, [text]) => String(text).includes('wal_checkpoint'))
  const statement = statementMethods()
  wrap(statement, 'run', (self) => !/^\s*(BEGIN|SAVEPOINT)/i.test((self as { source: string }).source))
  syncBuiltinESMExports()
  return () => {
    for (const put of undo) put()
    syncBuiltinESMExports()
  }
}
