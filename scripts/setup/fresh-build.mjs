import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inRoot, root } from './paths.mjs'
import { step } from './progress.mjs'
import { mustRun } from './run.mjs'

const sources = [
  'src',
  'resources',
  'scripts/build.mjs',
  'scripts/cli-launcher.mjs',
  'electron.vite.config.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
]
const products = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html', 'out/cli/auxerta.js']
const stampFile = inRoot('out', '.built-from')
const lockFolder = inRoot('.cache', 'build.lock')
const lockPollMs = 250

const filesUnder = (path) => {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}

/** Hash of everything the bundles are made of; the same sources give the same stamp on every machine. */
export const sourceStamp = () => {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((path) => filesUnder(inRoot(path)))) {
    hash.update(relative(root, file).replaceAll('\\', '/')).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

export const isBuilt = () =>
  existsSync(stampFile) &&
  readFileSync(stampFile, 'utf8') === sourceStamp() &&
  products.every((file) => existsSync(inRoot(file)))

const isRunning = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const holderOfLock = () => {
  try {
    return Number(readFileSync(join(lockFolder, 'pid'), 'utf8'))
  } catch {
    return null
  }
}

/** Two commands started at once must not write the same bundles at once: the second one waits for the first. */
const withBuildLock = async (work) => {
  mkdirSync(inRoot('.cache'), { recursive: true })
  for (let triesWithoutHolder = 0; ;) {
    try {
      mkdirSync(lockFolder)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const pid = holderOfLock()
    if (pid === null) triesWithoutHolder += 1
    if ((pid !== null && !isRunning(pid)) || triesWithoutHolder > 8)
      rmSync(lockFolder, { recursive: true, force: true })
    await new Promise((resolve) => setTimeout(resolve, lockPollMs))
  }
  writeFileSync(join(lockFolder, 'pid'), String(process.pid))
  try {
    return await work()
  } finally {
    rmSync(lockFolder, { recursive: true, force: true })
  }
}

/** Builds when the sources differ from what `out/` was built from; otherwise takes milliseconds and says nothing. */
export const buildWhenStale = async ({ rebuild = false } = {}) => {
  if (isBuilt() && !rebuild) return
  await step('build', async (note) => {
    await withBuildLock(async () => {
      if (isBuilt() && !rebuild) return
      const stamp = sourceStamp()
      rmSync(stampFile, { force: true })
      await mustRun(process.execPath, [inRoot('scripts', 'build.mjs')], { log: 'build' })
      writeFileSync(stampFile, stamp)
    })
    note('out/main, out/preload, out/renderer, out/cli')
  })
}
