/**
 * Builds the app's three bundles and the command line into `out/`. Called by `setup.mjs`, which knows when it is needed.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build as buildApp } from 'electron-vite'
import { build } from 'vite'
import { inRoot, root } from './setup/paths.mjs'

/**
 * The file that PATH finds. It is separate from the program because the program's imports load native code, and that code
 * crashes on a Node that is too old before the program's first line could say so.
 */
const launcher = `#!/usr/bin/env node
if (Number(process.versions.node.split('.')[0]) < 22) {
  process.stderr.write('auxerta needs Node 22 or newer; here is ' + process.versions.node + '.\\n')
  process.exit(2)
}
await import('./program.js')
`

const runtimeDependencies = () => {
  const { dependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  return Object.keys(dependencies)
}

const buildCommandLine = async () => {
  const external = runtimeDependencies()
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { external, noExternal: [] },
    build: {
      ssr: inRoot('src', 'cli', 'auxerta.ts'),
      outDir: inRoot('out', 'cli'),
      emptyOutDir: true,
      target: 'node22',
      minify: false,
      rollupOptions: {
        external: (id) => external.some((name) => id === name || id.startsWith(`${name}/`)),
        output: { format: 'es', entryFileNames: 'program.js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
  const file = inRoot('out', 'cli', 'auxerta.js')
  writeFileSync(file, launcher)
  chmodSync(file, 0o755)
}

process.chdir(root)
process.env.NODE_ENV = 'production'
mkdirSync(inRoot('out'), { recursive: true })
await buildApp({ logLevel: 'warn' })
if (existsSync(inRoot('out', 'cli', 'auxerta.js'))) rmSync(inRoot('out', 'cli', 'auxerta.js'))
await buildCommandLine()
