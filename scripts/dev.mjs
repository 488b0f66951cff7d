/**
 * Opens the app on the sample project and opens it again after every change under `src`: `npm run dev [-- --as lead]`.
 *
 * The whole app starts again, because the built bundles are what runs: a change in the guard shows the same way as one in
 * a button.
 */
import { watch } from 'node:fs'
import { setUp } from './setup.mjs'
import { buildWhenStale } from './setup/fresh-build.mjs'
import { inRoot } from './setup/paths.mjs'
import { Stop, main, say } from './setup/progress.mjs'
import { hasDisplay, prepareSample, runSampleApp } from './setup/sample-app.mjs'

const settleMs = 300

/** Resolves once nothing under `src` has changed for a moment. */
const nextChange = () =>
  new Promise((resolve) => {
    let timer
    const watcher = watch(inRoot('src'), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        watcher.close()
        resolve('changed')
      }, settleMs)
    })
  })

const buildOrSayWhy = async () => {
  try {
    await buildWhenStale()
    return true
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    say(error.message)
    return false
  }
}

await main(async () => {
  if (!hasDisplay()) throw new Stop('There is no display here. Use "npm start -- --xvfb" or "npm run e2e".', 2)
  const exitCode = await setUp({ window: true })
  if (exitCode !== null) return exitCode
  const role = process.argv.includes('lead') ? 'lead' : 'annotator'
  const sample = await prepareSample()
  for (;;) {
    const change = nextChange()
    const stop = new AbortController()
    const running = (await buildOrSayWhy()) ? runSampleApp({ role, sample, signal: stop.signal }) : change
    if ((await Promise.race([running, change])) !== 'changed') return 0
    stop.abort()
    await running
  }
})
