import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What a storage operator, or a bad line, does to one object. */
export const lies = ['lose', 'truncate', 'roll-back', 'swap', 'garble'] as const
export type Lie = (typeof lies)[number]

/**
 * A folder exchange that can lie for a while and then be honest again: it remembers every true object, and which versions it had.
 */
export const createLyingExchange = (dir: string) => {
  const truth = new Map<string, Buffer[]>()
  let told = new Map<string, Buffer | null>()
  const names = (): string[] =>
    readdirSync(dir, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
      .filter((name) => !name.includes('.part'))
      .sort()
  const put = (name: string, bytes: Buffer): void => {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), bytes)
  }
  const read = (name: string): Buffer | null => (existsSync(join(dir, name)) ? readFileSync(join(dir, name)) : null)
  /** Takes in what stations wrote or removed; what still is a lie is not the truth. */
  const learn = (): void => {
    const here = new Set(names())
    for (const name of here) {
      const bytes = read(name)
      const lie = told.get(name)
      const known = truth.get(name) ?? []
      if (!bytes || (lie && lie.equals(bytes)) || known.at(-1)?.equals(bytes)) continue
      truth.set(name, [...known, bytes])
      told.delete(name)
    }
    for (const name of truth.keys()) if (!here.has(name) && !told.has(name)) truth.delete(name)
  }
  const lieOf: Record<Lie, (name: string, other: string) => Buffer | null> = {
    lose: () => null,
    truncate: (name) => (read(name) ?? Buffer.alloc(0)).subarray(0, -7),
    'roll-back': (name) => truth.get(name)?.at(-2) ?? null,
    swap: (_, other) => read(other),
    garble: (name) => Buffer.from((read(name) ?? Buffer.alloc(1)).map((byte, at) => (at % 97 === 5 ? byte ^ 1 : byte))),
  }
  return {
    learn,
    /** Lies about some objects. @param draw - Numbers from 0 to 1 that choose them. @returns How many lies were told. */
    lie: (draw: readonly number[]): number => {
      learn()
      const all = names()
      for (const [at, number] of draw.entries()) {
        const name = all[Math.floor(number * all.length)]
        const other = all[(at * 7 + 3) % Math.max(all.length, 1)]
        const kind = lies[Math.floor(number * 1_000) % lies.length]
        if (!name || !other || !kind || told.has(name)) continue
        const bytes = lieOf[kind](name, other)
        told.set(name, bytes)
        if (bytes === null) rmSync(join(dir, name), { force: true })
        else put(name, bytes)
      }
      return told.size
    },
    /** Tells the truth again, in the newest version of everything. */
    confess: (): void => {
      learn()
      for (const [name, versions] of truth) {
        const newest = versions.at(-1)
        if (newest && !read(name)?.equals(newest)) put(name, newest)
      }
      for (const name of told.keys()) if (!truth.has(name)) rmSync(join(dir, name), { force: true })
      told = new Map()
    },
  }
}
