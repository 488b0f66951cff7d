import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { archivedFiles } from './archive.ts'
import { architectureOf, type Release } from './target.ts'

/** The packages with a part in machine code: the database and the key store. */
const nativePackages = ['better-sqlite3', 'keytar'] as const

const load = 'process.dlopen({ exports: {} }, process.argv[1])'

const isForThisMachine = (release: Release, file: string): boolean => {
  const arch = architectureOf(file)
  return release.platform === process.platform && (arch === process.arch || arch === 'universal')
}

/** The system loads machine code from files only, so the archive must name it and not hold it. */
const complaintsAbout = (release: Release, name: string, unpacked: boolean): string[] => {
  const file = path.join(`${release.archive}.unpacked`, ...name.split('/'))
  if (!unpacked) return [`The native module ${name} lies inside the archive, where no system can load it.`]
  if (!existsSync(file)) return [`The native module ${name} is named in the archive and missing beside it.`]
  if (!isForThisMachine(release, file)) return []
  const { status } = spawnSync(process.execPath, ['-e', load, file], { stdio: 'ignore', timeout: 30_000 })
  return status === 0 ? [] : [`The native module ${name} does not load.`]
}

/**
 * Looks at the native modules of a release, and loads those that are made for this machine.
 *
 * @returns Complaints, and the modules that could not be loaded here because they are made for another machine.
 */
export const nativeModules = (release: Release): { complaints: string[]; notLoaded: string[] } => {
  if (!existsSync(release.archive)) return { complaints: [], notLoaded: [] }
  const found = archivedFiles(release.archive).filter(({ name }) => name.endsWith('.node'))
  const missing = nativePackages
    .filter((name) => !found.some((file) => file.name.startsWith(`node_modules/${name}/`)))
    .map((name) => `The native module of ${name} is missing.`)
  const files = found.map(({ name }) => path.join(`${release.archive}.unpacked`, ...name.split('/')))
  return {
    complaints: [...missing, ...found.flatMap(({ name, unpacked }) => complaintsAbout(release, name, unpacked))],
    notLoaded: files
      .filter((file) => existsSync(file) && !isForThisMachine(release, file))
      .map((file) => path.relative(`${release.archive}.unpacked`, file)),
  }
}
