import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** A package as the lock file pins it. */
export interface LockedPackage {
  /** Where it lies: `node_modules/a` or `node_modules/a/node_modules/b`. */
  readonly place: string
  /** Its own name, which differs from its folder's when it stands in for another. */
  readonly name: string
  readonly version: string
  readonly integrity: string
  readonly license: string
}

interface LockEntry {
  readonly name?: string
  readonly version?: string
  readonly integrity?: string
  readonly license?: string
  readonly dependencies?: Record<string, string>
  readonly peerDependencies?: Record<string, string>
}

interface Lock {
  readonly packages: Record<string, LockEntry>
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

const readLock = (root: string): Lock => readJson(path.join(root, 'package-lock.json')) as Lock

/** Node's own rule: the nearest `node_modules` upwards. */
const resolve = (lock: Lock, from: string, name: string): string | null => {
  let place = from
  for (;;) {
    const candidate = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`
    if (lock.packages[candidate] !== undefined) return candidate
    if (place === '') return null
    place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))
  }
}

const closure = (lock: Lock, names: readonly string[]): LockedPackage[] => {
  const found = new Map<string, LockedPackage>()
  const visit = (from: string, name: string): void => {
    const place = resolve(lock, from, name)
    if (place === null || found.has(place)) return
    const entry = lock.packages[place] ?? {}
    const { version = '', integrity = '', license = '' } = entry
    const ownName = entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
    found.set(place, { place, name: ownName, version, integrity, license })
    for (const next of Object.keys({ ...entry.dependencies, ...entry.peerDependencies })) visit(place, next)
  }
  for (const name of names) visit('', name)
  return [...found.values()].sort((a, b) => a.place.localeCompare(b.place))
}

/** Packages that ship as files in the archive: what the main process imports, and what that needs. */
export const runtimePackages = (root: string): LockedPackage[] => {
  const { dependencies } = readJson(path.join(root, 'package.json')) as { dependencies: Record<string, string> }
  return closure(readLock(root), Object.keys(dependencies))
}

const bareImport = /(?:from|import)\s*['"]((?:@[a-z0-9-]+\/)?[a-z][a-z0-9.-]*)(?:\/[^'"]*)?['"]/g

/** Packages that are built into the window's bundle: what its sources import, and what that needs. */
const bundledPackages = (root: string): LockedPackage[] => {
  const sources = path.join(root, 'src', 'renderer', 'src')
  const names = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [...readFileSync(path.join(sources, file), 'utf8').matchAll(bareImport)])
    .map((match) => match[1] ?? '')
  return closure(readLock(root), [...new Set(names)]).filter(({ name }) => !name.startsWith('@types/'))
}

/** Everything of others that ships, in either way. */
export const shippedPackages = (root: string): LockedPackage[] => {
  const all = new Map([...runtimePackages(root), ...bundledPackages(root)].map((one) => [one.place, one]))
  return [...all.values()].sort((a, b) => a.place.localeCompare(b.place))
}

/** How the lock file and a bill of materials both call a package. */
export const nameAndVersion = ({ name, version }: Pick<LockedPackage, 'name' | 'version'>): string =>
  `${name}@${version}`
