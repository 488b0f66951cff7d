import { rmSync } from 'node:fs'
import { paintedBitmap } from '../../../tests/e2e/support/bitmap.ts'
import { hundredths, quantile, upperQuantile } from '../figures/figures.mjs'
import { buildPreview, launchBrowser, portOf, servePreview } from '../../../tests/support/preview-site.ts'
import { installRecorder, sendPaced } from './frames.mjs'

/**
 * Brush and eraser on masks that cover a whole picture: intervals between frames while a stroke goes on, with input at 60
 * events a second in the real workbench, and how long the saved change of a stroke is.
 */

const frameMs = 1000 / 60
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Every pixel set, or with speckles so that each tile has runs of its own. */
const tilesFor = ({ width, height, speckled }) => {
  const tiles = {}
  for (let row = 0; row * 128 < height; row += 1)
    for (let column = 0; column * 128 < width; column += 1) {
      const gap = 40 + ((row * 47 + column * 13) % 60)
      const runs = ['0']
      let left = 16_384
      while (speckled && left > gap + 3) {
        runs.push(gap.toString(36), '3')
        left -= gap + 3
      }
      tiles[`${column},${row}`] = [...runs, left.toString(36)].join('.')
    }
  return tiles
}

/**
 * Puts the mask behind the item that is opened, and notes what is saved. The fake station reads its own answers in the
 * window: of what is read ahead they hold no mask, which would be work that the app does elsewhere.
 */
const giveMask = (tiles) => {
  const { bridge, world } = globalThis.fakeStation
  const shard = world.projects.flatMap((project) => project.shards).find((entry) => entry.name === 'plates-07')
  const label = { id: 'mask-whole', kind: 'mask', classId: 'cat', part: 'jpg', attributes: {}, tiles }
  const change = { id: 'scene', cause: 'items.import', origin: 'import', at: '2026-11-24T09:00:00.000Z', before: [], after: [label] } // prettier-ignore
  for (const item of shard.items) Object.assign(item, { state: 'todo', comments: [], changes: [] })
  globalThis.benchSaved = []
  const { invoke } = bridge
  bridge.invoke = async (channel, input) => {
    if (channel === 'station:work:item') {
      const item = shard.items[input.index]
      item.changes = input.purpose === undefined ? [change] : []
    }
    if (channel !== 'station:work:save') return invoke(channel, input)
    globalThis.benchSaved.push(...input.changes.map((entry) => JSON.stringify(entry).length))
    return { ok: true, value: { savedAt: new Date().toISOString() } }
  }
}

/** Two rounds of an ellipse in the middle of the surface. @returns Milliseconds between frames. */
const stroke = async ({ page, session, box }) => {
  const spots = Array.from({ length: 120 }, (_, at) => {
    const angle = (at / 120) * 4 * Math.PI
    return [box.x + box.width / 2 + 260 * Math.sin(angle), box.y + box.height / 2 + 140 * Math.cos(angle)]
  })
  const event = (type, [x, y], buttons) => ({ type, x, y, button: 'left', buttons, clickCount: 1 })
  const events = [
    event('mousePressed', spots[0], 1),
    ...spots.map((spot) => event('mouseMoved', spot, 1)),
    event('mouseReleased', spots.at(-1), 0),
  ]
  await page.evaluate(() => globalThis.benchFrames.start())
  await sendPaced(session, events)
  const times = await page.evaluate(() => globalThis.benchFrames.stop())
  return times.slice(1).map((time, at) => time - times[at])
}

const openBench = async (browser, address, tiles) => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.on('pageerror', (error) => console.error(error.message))
  await installRecorder(page)
  await page.goto(address)
  await page.locator('.shard-line').first().waitFor()
  await page.evaluate(giveMask, tiles)
  await page.getByText('plates-07', { exact: true }).first().click()
  await page.locator('.image-surface[data-stage=ready]').waitFor({ timeout: 120_000 })
  await sleep(3_000)
  const box = await page.locator('.image-surface').boundingBox()
  await page.keyboard.press('v')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await sleep(1_500)
  return { page, box, session: await page.context().newCDPSession(page) }
}

const tools = { brush: 'm', eraser: 'e' }

/** Strokes of both tools in turn over the same pixels, so that each changes what the other left. */
const measure = async (seat, runs) => {
  await seat.page.keyboard.press('Control+0')
  for (const key of Object.values(tools)) await seat.page.keyboard.press(key)
  for (let press = 0; press < 10; press += 1) await seat.page.keyboard.press('.')
  const strokes = { brush: [], eraser: [] }
  for (let run = 0; run < runs; run += 1)
    for (const tool of ['eraser', 'brush']) {
      await seat.page.keyboard.press(tools[tool])
      await sleep(1_500)
      const intervals = await stroke(seat)
      await sleep(1_000)
      const bytes = await seat.page.evaluate(() => globalThis.benchSaved.at(-1) ?? 0)
      strokes[tool].push({ intervals, bytes })
    }
  return strokes
}

/** One mask, measured at 100 %. */
const measureMask = async (browser, { outDir, mask, runs }) => {
  const picture = paintedBitmap(mask.width, mask.height, (x, y) => [x % 200, y % 200, 90])
  const server = await servePreview(outDir, { images: [{ file: '0.png', bytes: picture }], texts: [] }, 0)
  const seat = await openBench(browser, `http://127.0.0.1:${portOf(server)}/`, tilesFor({ ...mask, speckled: true }))
  const strokes = await measure(seat, runs)
  await seat.page.close()
  server.close()
  return strokes
}

const against = (id, { ours, other, otherName, unit, goal, spread }) => {
  const ratio = hundredths(ours / other)
  return {
    id,
    ours: hundredths(ours),
    other: hundredths(other),
    otherName,
    unit,
    ratio,
    goal,
    ok: ratio <= goal,
    spread,
  }
}

const middle = (values) => quantile(values, 0.5)

/** @returns Figures: the 95th part of the frames of a stroke against a frame, and the bytes of its change against a small mask. */
export const measureStrokes = async ({ quick }) => {
  const outDir = await buildPreview({ minify: true })
  const browser = await launchBrowser()
  const small = await measureMask(browser, { outDir, mask: { width: 1_250, height: 800 }, runs: 1 })
  const large = await measureMask(browser, { outDir, mask: { width: 6_000, height: 4_000 }, runs: quick ? 1 : 5 })
  await browser.close()
  rmSync(outDir, { recursive: true, force: true })
  const frames = Object.keys(tools).map((tool) => {
    const p95s = large[tool].map(({ intervals }) => upperQuantile(intervals, 0.95))
    const all = large[tool].flatMap(({ intervals }) => intervals)
    return against(`${tool}-24-mp-p95`, {
      ...{ ours: middle(p95s), other: frameMs, otherName: 'one frame', unit: 'ms', goal: 1.05 },
      spread: { p50: hundredths(middle(all)), p95s: p95s.map(hundredths), worst: hundredths(Math.max(...all)) },
    })
  })
  const bytes = against('eraser-bytes-24-mp', {
    ...{ ours: large.eraser[0].bytes, other: small.eraser[0].bytes },
    ...{ otherName: 'the same stroke on 1 MP', unit: 'bytes', goal: 2, spread: null },
  })
  return [...frames, bytes]
}
