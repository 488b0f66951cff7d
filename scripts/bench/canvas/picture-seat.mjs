/** A real app over real shards of pictures, and how long its picture layer takes to have its final pixels. */
import { assignShards, makeProject, openOffice } from '../../../tests/e2e/support/office.ts'
import { openSeat, openShard, press, unlock } from '../../../tests/e2e/support/seat.ts'
import { hundredths, quantile, upperQuantile } from '../figures/figures.mjs'
import { watchNextPicture } from './picture-probe.mjs'
import { memoryBelowMb } from './process-memory.mjs'

const stillMs = 1200

export const wait = (ms) => new Promise((done) => setTimeout(done, ms))

/** Imports each folder as a shard of its name, hands them to an annotator, and runs a measurement in their window. */
export const withSeat = async (folders, measure) => {
  const office = await openOffice()
  try {
    const projectId = await makeProject(office, 'Photographs')
    const shardIds = {}
    for (const [name, folder] of Object.entries(folders)) {
      const words = ['project', 'import', projectId, folder, '--shard', name, '--items-per-shard', '1000']
      shardIds[name] = (await office.cli('lead', ...words)).shards[0].shardId
    }
    await assignShards(office, projectId, { shardIds: Object.values(shardIds) })
    await office.cli('annotator', 'sync')
    const app = await openSeat(office, 'annotator')
    try {
      await unlock(app.page)
      await app.page.locator('.shard-line').first().waitFor()
      await wait(2000)
      return await measure(app.page, shardIds)
    } finally {
      await app.close()
    }
  } finally {
    office.dispose()
  }
}

/** Waits until an open item is shown and what is read ahead is there. */
export const ready = async (page) => {
  await page.locator('.image-surface[data-stage=ready]').waitFor()
  await wait(2500)
}

/** Presses a key, or clicks, and waits for the last change of the picture. */
export const timed = async (page, begin) => {
  const watched = page.evaluate(watchNextPicture, stillMs)
  await wait(50)
  await begin()
  return watched
}

/** Megabytes of all processes of the app, after what is not reachable was let go. */
export const memory = async (page) => {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.detach()
  await wait(1500)
  return memoryBelowMb()
}

/** Back to the list of work: nothing of a shard is kept there. */
export const toWork = async (page) => {
  await press(page, 'g', 'w')
  await page.locator('.shard-line').first().waitFor()
  await wait(1500)
}

export const openAt = async (page, name) => {
  await toWork(page)
  await openShard(page, name)
  await ready(page)
}

export const figure = (id, { ours, other, otherName, unit, most, of = ours / other, spread = null }) => ({
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

export const spreadOf = (values) => [0.25, 0.5, 0.75, 0.95].map((part) => hundredths(upperQuantile(values, part)))
export const middle = (values) => quantile(values, 0.5)
