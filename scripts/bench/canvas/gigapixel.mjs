/** An image of a gigapixel over a real shard, against a photograph of 12 megapixels, opened in turn. */
import { openShard } from '../../../tests/e2e/support/seat.ts'
import { upperQuantile } from '../figures/figures.mjs'
import { framesWhile } from './picture-probe.mjs'
import { writePhotographs, writeWall } from './picture-scene.mjs'
import { figure, memory, middle, openAt, ready, spreadOf, timed, toWork, wait, withSeat } from './picture-seat.mjs'

const frameMs = 1000 / 60

/** From the list of work to the final pixels, as often as asked, the one and the other in turn. */
const measureFirst = async (page, runs) => {
  const [vast, twelve] = [[], []]
  for (let run = 0; run < runs; run += 1)
    for (const [name, times] of [
      ['vast', vast],
      ['many', twelve],
    ]) {
      await toWork(page)
      times.push((await timed(page, () => openShard(page, name))).ms)
    }
  return { vast, twelve }
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

const measureAll = async (page, runs) => {
  const empty = await memory(page)
  const { vast, twelve } = await measureFirst(page, runs)
  await openAt(page, 'vast')
  const gaps = []
  for (let run = 0; run < runs; run += 1) gaps.push(...(await measurePan(page)))
  await ready(page)
  return figuresOf({ vast, twelve, gaps, heldMb: (await memory(page)) - empty })
}

const figuresOf = ({ vast, twelve, gaps, heldMb }) => [
  figure('gigapixel-first-sharp', {
    ...{ ours: middle(vast), other: middle(twelve), otherName: 'a photograph of 12 megapixels', unit: 'ms', most: 2 },
    spread: { ours: spreadOf(vast), other: spreadOf(twelve) },
  }),
  figure('gigapixel-memory', { ours: heldMb, other: 600, otherName: 'the bound', unit: 'MB', most: 1 }),
  figure('gigapixel-pan', {
    ...{ ours: upperQuantile(gaps, 0.95), other: frameMs, otherName: 'a frame', unit: 'ms (p95)', most: 1.1 },
    spread: spreadOf(gaps),
  }),
]

/** @returns {Promise<object[]>} figures of `npm run bench`; quick: of 144 megapixels. */
export const gigapixel = async ({ quick }) =>
  withSeat({ vast: await writeWall(quick ? 12_000 : 32_768), many: await writePhotographs(12) }, (page) =>
    measureAll(page, 3),
  )
