/**
 * Sets up, then runs one script under Node 24: `node scripts/with-setup.mjs [--keyring] [--no-build] [--no-system] script args`.
 *
 * With `--keyring` the script has a key store of its own; where its arguments hold `--keep DIR`, that store lives in DIR too.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chooseRuntime } from './runtime.mjs'
import { setUp } from './setup.mjs'
import { inRoot } from './setup/paths.mjs'
import { Stop, main, say } from './setup/progress.mjs'
import { runAttached } from './setup/run.mjs'
import { runWithKeyring } from './with-keyring.mjs'

const valueAfter = (args, name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)

await main(async () => {
  const all = process.argv.slice(2)
  const at = all.findIndex((arg) => !arg.startsWith('--'))
  if (at === -1)
    throw new Stop('Usage: node scripts/with-setup.mjs [--keyring] [--no-build] [--no-system] script args', 2)
  const own = all.slice(0, at)
  const [script, ...args] = all.slice(at)
  const exitCode = await setUp({ build: !own.includes('--no-build'), system: !own.includes('--no-system') })
  if (exitCode !== null) return exitCode
  const file = inRoot(script)
  if (!existsSync(file)) throw new Stop(`There is no ${script} in this checkout.`, 2)
  if (!own.includes('--no-system')) say(`• runtime: ${chooseRuntime()?.label ?? 'none'}`)
  const command = [process.execPath, [file, ...args]]
  if (!own.includes('--keyring')) return runAttached(...command, { cwd: process.cwd() })
  const keep = valueAfter(args, '--keep')
  return runWithKeyring(...command, keep === undefined ? {} : { state: join(resolve(keep), 'keyring') })
})
