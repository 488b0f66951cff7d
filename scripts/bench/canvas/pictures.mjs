/**
 * Pictures in the real app over a real shard: the next item, one far away, two hundred in a row, and an image of a gigapixel.
 *
 * Times run from the press to the frame in which the picture layer has its final pixels.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assignShards, importShard, makeProject, openOffice } from '../../../tests/e2e/support/office.ts'
import { openSeat, openShard, press, unlock } from '../../../tests/e2e/support/seat.ts'
import { hundredths, upperQuantile } from '../figures/figures.mjs'
import { decodeFromMemory, framesWhile, watchNextPicture } from './picture-probe.mjs'
import { writePictures } from './picture-scene.mjs'
import { memoryBelowMb } from './process-memory.mjs'

const frameMs = 1000 / 60
const stillMs = 1200

const wait = (ms) => new Promise((done) => setTimeout(done, ms))

const ready = async (page) => {
  await page.locator('.image-surface[data-stage=ready]').waitFor()
  await wait(2500)
}

/** Presses a key, or clicks, and waits for the last change of the picture. */
const timed = async (page, begin) => {
  const watched = page.evaluate(watchNextPicture, stillMs)
  await wait(50)
  await begin()
  return watched
}

const collect = async (page) => {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.detach()
  await wait(1500)
}

const memory = async (page) => {
  await collect(page)
  return memoryBelowMb()
}

const toWork = async (page) => {
  await press(page, 'g', 'w')
  await page.locator('.shard-line').first().waitFor()
}

const openAt = async (page, name) => {
  await toWork(page)
  await openShard(page, name)
  await ready(page)
}

const measureNext = async (page, runs) => {
  const times = []
  for (let run = 0; run < runs; run += 1) {
    times.push(await timed(page, () => page.keyboard.press('PageDown')))
    await wait(1200)
  }
  return times
}

/** A jump to the frame at the end of the film strip's reach: nothing of it was read ahead but its thumbnail. */
const measureFar = async (page, runs) => {
  const times = []
  for (let run = 0; run < runs; run += 1) {
    const frames = page.locator('.film-frame')
    const at = run % 2 === 0 ? (await frames.count()) - 1 : 0
    await frames.nth(at).scrollIntoViewIfNeeded()
    await wait(1500)
    times.push(await timed(page, () => frames.nth(at).click()))
    await wait(800)
  }
  return times
}

const measureDecoding = async (page, runs) => {
  const url = await page.evaluate(
    () =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => /\/item\/.*\/jpg/.test(name))
        .at(-1)?.name,
  )
  const times = []
  for (let run = 0; run < runs; run += 1) times.push(await page.evaluate(decodeFromMemory, url ?? ''))
  return times
}

const measureMany = async (page, items) => {
  const before = await memory(page)
  for (let n = 0; n < items; n += 1) {
    await page.keyboard.press('PageDown')
    await wait(33)
  }
  await ready(page)
  return { before, after: await memory(page) }
}

const measurePan = async (page) => {
  const box = await page.locator('.image-surface').boundingBox()
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  for (let n = 0; n < 12; n += 1) await page.keyboard.press('+')
  await wait(1500)
  await page.mouse.move(x, y)
  const gaps = page.evaluate(framesWhile, 3000)
  const ends = Date.now() + 3000
  for (let n = 0; Date.now() < ends; n += 1) {
    await page.mouse.wheel(n % 120 < 60 ? 24 : -24, n % 80 < 40 ? 16 : -16)
    await wait(16)
  }
  return gaps
}

const figure = (id, { ours, other, otherName, unit, most, of = ours / other, spread = null }) => ({
  id,
  ours: hundredths(ours),
  other: hundredths(other),
  otherName,
  unit,
  ratio: hundredths(of),
  goal: `at most ${most}`,
  ok: of <= most,
  spread,
})

const spreadOf = (values) => [0.25, 0.5, 0.75, 0.95].map((part) => hundredths(upperQuantile(values, part)))

/** @returns {Promise<object[]>} figures of `npm run bench`. */
export const pictures = async ({ quick }) => {
  const size = quick ? { items: 40, sidePx: 12_000 } : { items: 210, sidePx: 32_768 }
  const source = mkdtempSync(join(tmpdir(), 'bench-pictures-'))
  const office = await openOffice()
  try {
    const folders = await writePictures(source, size)
    const projectId = await makeProject(office, 'Photographs')
    const shardIds = [
      await importMany(office, projectId, folders.many),
      await importShard(office, projectId, folders.vast),
    ]
    await assignShards(office, projectId, { shardIds })
    await office.cli('annotator', 'sync')
    const app = await openSeat(office, 'annotator')
    try {
      await unlock(app.page)
      return await measureAll(app.page, quick)
    } finally {
      await app.close()
    }
  } finally {
    office.dispose()
    rmSync(source, { recursive: true, force: true })
  }
}

const importMany = async (office, projectId, folder) => {
  const words = ['project', 'import', projectId, folder, '--shard', 'many', '--items-per-shard', '1000']
  return (await office.cli('lead', ...words)).shards[0].shardId
}

const measureAll = async (page, quick) => {
  await page.locator('.shard-line').first().waitFor()
  await wait(2000)
  const empty = await memory(page)
  const first = await timed(page, () => openShard(page, 'vast'))
  await ready(page)
  const gaps = await measurePan(page)
  const vastMb = (await memory(page)) - empty
  await openAt(page, 'many')
  const next = await measureNext(page, quick ? 8 : 20)
  const decoding = await measureDecoding(page, 9)
  const far = await measureFar(page, quick ? 5 : 9)
  await openAt(page, 'many')
  const many = await measureMany(page, quick ? 30 : 200)
  const twelve = await openedFresh(page)
  return [...itemFigures({ next, far, decoding, many }), ...vastFigures({ first, twelve, vastMb, gaps })]
}

const itemFigures = ({ next, far, decoding, many }) => [
  figure('next-item-prefetched', {
    ours: upperQuantile(
      next.map(({ frames }) => frames),
      0.95,
    ),
    other: 1,
    otherName: 'a frame',
    unit: 'frames (p95)',
    most: 2,
    spread: { frames: spreadOf(next.map(({ frames }) => frames)), ms: spreadOf(next.map(({ ms }) => ms)) },
  }),
  figure('next-item-not-prefetched', {
    ours: upperQuantile(
      far.map(({ ms }) => ms),
      0.5,
    ),
    other: upperQuantile(decoding, 0.5),
    otherName: 'decoding the bytes from memory',
    unit: 'ms',
    most: 1.3,
    spread: { ours: spreadOf(far.map(({ ms }) => ms)), other: spreadOf(decoding) },
  }),
  figure('memory-after-many-items', {
    ours: many.after,
    other: many.before,
    otherName: 'before',
    unit: 'MB',
    most: 1.1,
  }),
]

const vastFigures = ({ first, twelve, vastMb, gaps }) => [
  figure('gigapixel-first-sharp', {
    ours: first.ms,
    other: twelve.ms,
    otherName: 'a photograph of 12 megapixels',
    unit: 'ms',
    most: 2,
  }),
  figure('gigapixel-memory', { ours: vastMb, other: 600, otherName: 'the bound', unit: 'MB', most: 1 }),
  figure('gigapixel-pan', {
    ours: upperQuantile(gaps, 0.95),
    other: frameMs,
    otherName: 'a frame',
    unit: 'ms (p95)',
    most: 1.1,
    spread: spreadOf(gaps),
  }),
]

/** From the list of work to a photograph of 12 megapixels, as the gigapixel is opened. */
const openedFresh = async (page) => {
  await toWork(page)
  await wait(1500)
  return timed(page, () => openShard(page, 'many'))
}
