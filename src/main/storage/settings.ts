import type Database from 'better-sqlite3'
import { z } from 'zod'
import { onDisk } from './disk-failure.ts'
import { parseStored } from './stored-json.ts'
import { transact } from './transaction.ts'

/** Small named values as JSON: identity, pins, clocks, preferences. */
export interface Settings {
  /** @returns The value, or null when it was never written. @throws {@link Failure} `HOME_DAMAGED` */
  read<T>(name: string, schema: z.ZodType<T>): T | null
  /** @param value - Anything JSON can hold. */
  write(name: string, value: unknown): void
  remove(name: string): void
  /** Every name that begins so, in order. An empty prefix gives all. */
  names(prefix: string): string[]
  /**
   * Raises a number that never goes back, such as the highest time or version seen.
   *
   * @returns The number now stored: the higher one of both.
   */
  raise(name: string, value: number): number
}

/** Opens the table `setting` of a database. */
export const createSettings = (db: Database.Database): Settings => {
  const find = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE name = ?')
  const put = db.prepare('INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
  const drop = db.prepare('DELETE FROM setting WHERE name = ?')
  const list = db.prepare<[string, string], { name: string }>(
    'SELECT name FROM setting WHERE substr(name, 1, length(?)) = ? ORDER BY name',
  )
  const read = <T>(name: string, schema: z.ZodType<T>): T | null =>
    onDisk(() => {
      const row = find.get(name)
      return row ? parseStored(row.value, schema) : null
    })
  const write = (name: string, value: unknown): void => {
    const text = JSON.stringify(value) as string | undefined
    if (text === undefined) throw new TypeError('A setting is something JSON can hold')
    onDisk(() => put.run(name, text))
  }
  return {
    read,
    write,
    remove: (name) => {
      onDisk(() => drop.run(name))
    },
    names: (prefix) => onDisk(() => list.all(prefix, prefix).map((row) => row.name)),
    raise: (name, value) =>
      transact(db, () => {
        const known = read(name, z.number())
        if (known !== null && known >= value) return known
        write(name, value)
        return value
      }),
  }
}
