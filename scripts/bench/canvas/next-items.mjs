/** The next item, one far away, and two hundred in a row, over a real shard of photographs of 12 megapixels. */
import { askFor } from '../../../tests/e2e/support/seat.ts'
import { upperQuantile } from '../figures/figures.mjs'
import { decodeFromMemory } from './picture-probe.mjs'
import { writePhotographs } from './picture-scene.mjs'
import { figure, memory, middle, openAt, ready, spreadOf, timed, wait, withSeat } from './picture-seat.mjs'

const measureNext = async (page, runs) => {
  const times = []
  for (let run = 0; run < runs; run += 1) {
    times.push(await timed(page, () => page.keyboard.press('PageDown')))
    await wait(800)
  }
  return times
}

/** A jump to the frame at the end of the film strip's reach: nothing of it was read ahead but its thumbnail. */
const jumpFar = async (page, run) => {
  const frames = page.locator('.film-frame')
  const at = run % 2 === 0 ? (await frames.count()) - 1 : 0
  await frames.nth(at).scrollIntoViewIfNeeded()
  await wait(1500)
  const taken = await timed(page, () => frames.nth(at).click())
  await wait(800)
  return taken
}

/** The address of the picture that is shown: photographs are named by their place. */
const addressOfShown = async (page, shardId) => {
  const index = Number(/photo-(\d+)/.exec(await page.locator('.trail-here').innerText())?.[1])
  const { parts } = await askFor(page, 'work:item', { shardId, index, purpose: 'thumbnail' })
  return parts[0].url
}

/** Jumps and decoding the bytes of where they led, in turn. */
const measureFar = async (page, shardId, runs) => {
  const [far, decoding] = [[], []]
  for (let run = 0; run < runs; run += 1) {
    far.push(await jumpFar(page, run))
    decoding.push(await page.evaluate(decodeFromMemory, await addressOfShown(page, shardId)))
  }
  return { far, decoding }
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

const measureAll = async (page, shardIds, quick) => {
  await openAt(page, 'many')
  const next = await measureNext(page, quick ? 8 : 21)
  const { far, decoding } = await measureFar(page, shardIds.many, quick ? 5 : 9)
  await openAt(page, 'many')
  return figuresOf({ next, far, decoding, many: await measureMany(page, quick ? 30 : 200) })
}

const figuresOf = ({ next, far, decoding, many }) => {
  const [frames, ms] = [next.map((one) => one.frames), next.map((one) => one.ms)]
  const farMs = far.map((one) => one.ms)
  return [
    figure('next-item-prefetched', {
      ...{ ours: upperQuantile(frames, 0.95), other: 1, otherName: 'a frame', unit: 'frames (p95)', most: 2 },
      spread: { frames: spreadOf(frames), ms: spreadOf(ms) },
    }),
    figure('next-item-not-prefetched', {
      ...{ ours: middle(farMs), other: middle(decoding), otherName: 'decoding the bytes from memory' },
      ...{ unit: 'ms', most: 1.3, spread: { ours: spreadOf(farMs), other: spreadOf(decoding) } },
    }),
    figure('memory-after-many-items', {
      ...{ ours: many.after, other: many.before, otherName: 'before', unit: 'MB', most: 1.1 },
    }),
  ]
}

/** @returns {Promise<object[]>} figures of `npm run bench`. */
export const nextItems = async ({ quick }) =>
  withSeat({ many: await writePhotographs(quick ? 40 : 210) }, (page, shardIds) => measureAll(page, shardIds, quick))
