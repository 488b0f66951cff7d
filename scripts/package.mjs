/**
 * Makes a release folder: `npm run package -- [--electron DIR] [--out DIR]`. Needs no network.
 *
 * The runtime comes from DIR, else from `ELECTRON_OVERRIDE_DIST_PATH`, else from the installed package. Where it is in none of them,
 * nothing is made.
 */
import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { packApp } from './release/pack.ts'
import { platformOfRuntime } from './release/target.ts'
import { verifyRelease } from './release/verify.ts'
import { inRoot, root } from './setup/paths.mjs'
import { Stop, main, say, step } from './setup/progress.mjs'
import { reportFindings } from './verify-release.mjs'

const readOptions = () => {
  try {
    return parseArgs({ options: { electron: { type: 'string' }, out: { type: 'string' } } }).values
  } catch (error) {
    throw new Stop(`${error.message} Usage: npm run package -- [--electron DIR] [--out DIR]`, 2)
  }
}

const findRuntime = (named) => {
  const folders = named
    ? [resolve(named)]
    : [process.env.ELECTRON_OVERRIDE_DIST_PATH, inRoot('node_modules', 'electron', 'dist')].filter(Boolean)
  const found = folders.find((folder) => existsSync(folder) && platformOfRuntime(folder) !== null)
  if (found !== undefined) return found
  throw new Stop(
    'There is no Electron to make a package from: its binary is not part of the npm package and was not found. ' +
      'Unpack a distribution of the version in package.json and name its folder with --electron DIR or in ELECTRON_OVERRIDE_DIST_PATH.',
    2,
  )
}

await main(async () => {
  const options = readOptions()
  const runtime = findRuntime(options.electron)
  const out = resolve(options.out ?? inRoot('dist'))
  let release
  try {
    release = await step('package', () => packApp({ root, runtime, out }))
  } catch (error) {
    throw error instanceof Stop ? error : new Stop(error.message)
  }
  const code = reportFindings(await verifyRelease(root, release.folder))
  say(
    `\n${code === 0 ? 'Made' : 'Made, and not fit to ship:'} ${relative(process.cwd(), release.folder) || dirname(join(release.folder, '.'))}`,
  )
  return code
})
