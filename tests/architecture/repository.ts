import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The checkout's folder. */
export const root = resolve(import.meta.dirname, '..', '..')

const ignored = new Set([
  'node_modules',
  'out',
  'dist',
  '.git',
  '.cache',
  '.sample',
  'coverage',
  'test-results',
  'playwright-report',
])

const walk = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !ignored.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      return entry.isDirectory() ? walk(path) : [path]
    })

const filesKnownToGit = (): string[] | null => {
  if (!existsSync(join(root, '.git'))) return null
  // A checkout may belong to another account than the one that tests it.
  const args = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  return status === 0 ? stdout.split('\0').filter((path) => path !== '') : null
}

/** Every file of the repository, by its path with slashes; those not yet added too, and without git all that is not ignored. */
export const repositoryFiles = (): string[] =>
  (filesKnownToGit() ?? walk('')).filter((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile())

/** Text of a file, or `null` when it is not text. */
export const readText = (path: string): string | null => {
  const bytes = readFileSync(join(root, path))
  return bytes.subarray(0, 8192).includes(0) ? null : bytes.toString('utf8')
}

/** Files below a built folder, by full path. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
