import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A number in [0, 1) from a seed: the same seed, the same exchange. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Objects = Map<string, Buffer>

const readFolder = (dir: string): Objects => {
  const found: Objects = new Map()
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    found.set(path.slice(dir.length + 1), readFileSync(path))
  }
  return found
}

const writeFolder = (dir: string, objects: Objects): void => {
  const before = readFolder(dir)
  for (const name of before.keys()) if (!objects.has(name)) rmSync(join(dir, name))
  for (const [name, bytes] of objects) {
    if (before.get(name)?.equals(bytes)) continue
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), bytes)
  }
}

/** What an untrue exchange can do to what it was given. */
const lies = ['hide', 'truncate', 'older', 'swap', 'flip', 'restore', 'roll-back', 'delay'] as const
export type Lie = (typeof lies)[number]

/** A folder between workstations that shows each of them something else than what it was given. */
export interface UntrueExchange {
  /** Lets one workstation meet the exchange, with lies before and, for `delay`, after it. */
  readonly visit: <T>(work: () => Promise<T>) => Promise<T>
  /** From now on everything that was ever given is there, the newest of each. */
  readonly becomeHonest: () => void
  /** How often each lie was told. */
  readonly told: ReadonlyMap<Lie, number>
}

/**
 * Stands between the workstations of an office: keeps every version of every object, and before each visit puts a chosen
 * selection of them into the real folder.
 */
export const createUntrueExchange = (dir: string, random: () => number): UntrueExchange => {
  const truth = readFolder(dir)
  const versions = new Map([...truth].map(([name, bytes]) => [name, [bytes]]))
  const pasts: Objects[] = [new Map(truth)]
  const removed: Objects = new Map()
  const told = new Map<Lie, number>()
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]

  const lieAbout = (shown: Objects, lie: Lie): void => {
    // Mostly what came last: what is long done concerns nobody any more.
    const names = [...shown.keys()]
    const name = pick(random() < 0.8 ? names.slice(-8) : names)
    const bytes = name === undefined ? undefined : shown.get(name)
    if (name === undefined || bytes === undefined) return
    told.set(lie, (told.get(lie) ?? 0) + 1)
    if (lie === 'hide') shown.delete(name)
    if (lie === 'truncate') shown.set(name, bytes.subarray(0, Math.floor(random() * bytes.length)))
    if (lie === 'older') shown.set(name, pick(versions.get(name) ?? []) ?? bytes)
    if (lie === 'swap') shown.set(name, shown.get(pick([...shown.keys()]) ?? name) ?? bytes)
    if (lie === 'restore') for (const [gone, was] of removed) shown.set(gone, was)
    if (lie === 'flip' && bytes.length > 0) {
      const changed = Buffer.from(bytes)
      const place = Math.floor(random() * bytes.length)
      changed[place] = (changed[place] ?? 0) ^ (1 << Math.floor(random() * 8))
      shown.set(name, changed)
    }
    if (lie === 'roll-back') {
      shown.clear()
      for (const [old, was] of pick(pasts) ?? []) shown.set(old, was)
    }
  }

  /** What a workstation wrote or removed is the truth; what it left as it was shown is not. */
  const take = (shown: Objects): void => {
    const after = readFolder(dir)
    for (const [name, bytes] of after) {
      if (shown.get(name)?.equals(bytes)) continue
      truth.set(name, bytes)
      removed.delete(name)
      versions.set(name, [...(versions.get(name) ?? []), bytes])
    }
    for (const name of shown.keys()) {
      const was = truth.get(name)
      if (after.has(name) || !was) continue
      removed.set(name, was)
      truth.delete(name)
    }
    pasts.push(new Map(truth))
  }

  let held: Objects | null = null
  return {
    told,
    visit: async (work) => {
      const shown: Objects = new Map(held ?? truth)
      held = null
      const count = Math.floor(random() * 6)
      for (let i = 0; i < count; i++) lieAbout(shown, pick(lies) ?? 'hide')
      writeFolder(dir, shown)
      const shownNow = readFolder(dir)
      const before = new Map(truth)
      try {
        return await work()
      } finally {
        take(shownNow)
        // Acknowledged, and seen by nobody at the next visit.
        if (random() < 0.2) {
          held = before
          told.set('delay', (told.get('delay') ?? 0) + 1)
        }
      }
    },
    becomeHonest: () => {
      held = null
      writeFolder(dir, truth)
    },
  }
}
