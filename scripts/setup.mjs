/**
 * Sets everything up, as far as it is not yet: dependencies, Node 24, the machine's own parts, the bundles.
 *
 * Runs on plain Node 20 with nothing installed, so it imports nothing but Node's own modules. A second run finds
 * everything in place and takes well under a second. Alone: `node scripts/setup.mjs [--xvfb] [--no-build] [--no-system] [--rebuild]`.
 */
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { installDependencies } from './setup/dependencies.mjs'
import { buildWhenStale } from './setup/fresh-build.mjs'
import { restartUnderNewerNode } from './setup/node-runtime.mjs'
import { main } from './setup/progress.mjs'
import { setUpSystemParts } from './setup/system-parts.mjs'

/**
 * @param {{ window?: boolean, xvfb?: boolean, build?: boolean, rebuild?: boolean, system?: boolean }} [wanted]
 * @returns {Promise<number | null>} An exit code when a newer Node has already done the whole job, else `null`.
 */
export const setUp = async ({ window = false, xvfb = false, build = true, rebuild = false, system = true } = {}) => {
  await installDependencies()
  const exitCode = await restartUnderNewerNode()
  if (exitCode !== null) return exitCode
  if (system) await setUpSystemParts({ window, xvfb })
  if (build) await buildWhenStale({ rebuild })
  return null
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const has = (name) => argv.includes(name)
  await main(() =>
    setUp({
      window: true,
      xvfb: has('--xvfb'),
      build: !has('--no-build'),
      rebuild: has('--rebuild'),
      system: !has('--no-system'),
    }),
  )
}
