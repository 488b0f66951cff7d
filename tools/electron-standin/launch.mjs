// Runs a built main process in plain Node, with every import of `electron` answered by the stand-in beside this file.
import { registerHooks } from 'node:module'

const standin = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: standin, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})

const { launch } = await import('./launch.ts')
await launch()
