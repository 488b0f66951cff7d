/**
 * From nothing to a screen that answers: a browser process is started, the built window loads, and the Work screen takes a
 * press. Beside it the same for a page of React and Mantine with one button, in turn within one run.
 *
 * The station is a fake one whose answers cost no time: what is measured is the window's own start.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { inRoot } from '../../setup/paths.mjs'
import { hundredths, median, quantile } from '../figures/figures.mjs'
import { buildPreview, launchBrowser, portOf, readMedia, servePreview } from '../../../tests/support/preview-site.ts'

const longestRatio = 1.5

const quartiles = (values) => [0.25, 0.75].map((share) => hundredths(quantile(values, share)))

const buildEmptyPage = async () => {
  const outDir = mkdtempSync(join(tmpdir(), 'empty-page-'))
  await build({
    root: inRoot('scripts', 'bench', 'canvas', 'empty-page'),
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 },
  })
  return outDir
}

/** The list of shards is there and answers a key; the button is there and answers a press. */
const ready = {
  workScreen: async (page) => {
    await page.locator('.shard-line').first().waitFor()
    await page.keyboard.press('j')
    await page.locator('[data-listed]:focus').waitFor()
  },
  emptyPage: async (page) => {
    await page.getByRole('button', { name: 'Pressed 0' }).click()
    await page.getByRole('button', { name: 'Pressed 1' }).waitFor()
  },
}

/** Milliseconds until the page answered: from starting a browser process, and from asking it for the page. */
const timeStart = async (address, answered) => {
  const began = performance.now()
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    const asked = performance.now()
    await page.goto(address, { waitUntil: 'commit' })
    await answered(page)
    const ended = performance.now()
    return { process: ended - began, page: ended - asked }
  } finally {
    await browser.close()
  }
}

const figure = (id, from, goal) => (ours, other) => {
  const [own, theirs] = [ours, other].map((all) => all.map((times) => times[from]))
  const ratio = median(own) / median(theirs)
  return {
    id,
    ours: hundredths(median(own)),
    other: hundredths(median(theirs)),
    otherName: 'empty React and Mantine page',
    unit: 'ms',
    ratio: hundredths(ratio),
    goal: goal === null ? null : `ratio at most ${goal}`,
    ok: goal === null || ratio <= goal,
    spread: { ours: quartiles(own), other: quartiles(theirs), runs: own.length },
  }
}

/** @returns {Promise<object[]>} figures of `npm run bench`. */
export const coldStart = async ({ quick }) => {
  const runs = quick ? 3 : 9
  const [app, empty] = [await buildPreview({ minify: true }), await buildEmptyPage()]
  const media = await readMedia(inRoot('.sample'))
  const [appServer, emptyServer] = [await servePreview(app, media, 0), await servePreview(empty, media, 0)]
  const addressOf = (server) => `http://127.0.0.1:${portOf(server)}/`
  const ours = []
  const other = []
  try {
    for (let run = -1; run < runs; run += 1) {
      const pair = [
        await timeStart(addressOf(appServer), ready.workScreen),
        await timeStart(addressOf(emptyServer), ready.emptyPage),
      ]
      if (run < 0) continue
      ours.push(pair[0])
      other.push(pair[1])
    }
  } finally {
    appServer.close()
    emptyServer.close()
    for (const folder of [app, empty]) rmSync(folder, { recursive: true, force: true })
  }
  return [figure('cold-start', 'process', longestRatio), figure('cold-start-page-only', 'page', null)].map((make) =>
    make(ours, other),
  )
}
