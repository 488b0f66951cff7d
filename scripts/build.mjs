/**
 * Builds the app's three bundles and the command line into `out/`. Called by `setup.mjs`, which knows when it is needed.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { build as buildApp } from 'electron-vite'
import { build } from 'vite'
import { inRoot, root } from './setup/paths.mjs'
import { Stop, main } from './setup/progress.mjs'

/** The commit that is built, for audit entries and certificates; a build outside a checkout says so. */
const commit = () => {
  const { status, stdout } = spawnSync('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: root, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : 'source'
}

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
    define: { BUILD_COMMIT: JSON.stringify(process.env.AUXERTA_COMMIT ?? 'source') },
    ssr: { external, noExternal: [] },
    build: {
      ssr: true,
      outDir: inRoot('out', 'cli'),
      emptyOutDir: true,
      target: 'node22',
      minify: false,
      rollupOptions: {
        input: {
          program: inRoot('src', 'cli', 'auxerta.ts'),
          'decoder-thread': inRoot('src', 'main', 'importers', 'pictures', 'decoder-thread.ts'),
        },
        external: (id) => external.some((name) => id === name || id.startsWith(`${name}/`)),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
  const file = inRoot('out', 'cli', 'auxerta.js')
  copyFileSync(inRoot('scripts', 'cli-launcher.mjs'), file)
  chmodSync(file, 0o755)
}

await main(async () => {
  process.chdir(root)
  process.env.NODE_ENV = 'production'
  process.env.AUXERTA_COMMIT ??= commit()
  mkdirSync(inRoot('out'), { recursive: true })
  try {
    await buildApp({ logLevel: 'warn' })
    await buildCommandLine()
  } catch (error) {
    throw new Stop(String(error?.message ?? error).trim())
  }
})
