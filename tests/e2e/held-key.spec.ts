import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import { pngOf } from '../support/images.ts'
import type { LaunchedApp } from './support/launch.ts'
import { assignShards, makeProject, openOffice, writeFolder, type Office } from './support/office.ts'
import { askFor, openSeat, openShard, unlock } from './support/seat.ts'

const count = 200
const sidePx = 320

/** A picture of one colour that tells which item it belongs to. */
const plain = (index: number): Buffer => {
  const row = Buffer.concat([Buffer.alloc(1), Buffer.alloc(sidePx * 3, Buffer.from([index, 255 - index, 128]))])
  const rows = Buffer.concat(Array.from({ length: sidePx }, () => row))
  return pngOf({ width: sidePx, height: sidePx, colourType: 2, rows })
}

/** One box whose width tells which item it belongs to. */
const boxOf = (index: number) => ({
  id: `change-${String(index)}`,
  cause: 'box.draw',
  origin: 'user',
  at: new Date().toISOString(),
  before: [],
  after: [
    {
      ...{ id: `label-${String(index)}`, kind: 'box', classId: 'animal', part: 'png', attributes: {} },
      ...{ x: 10, y: 10, width: 20 + index, height: 20 },
    },
  ],
})

let office: Office
let app: LaunchedApp

test.beforeAll(async () => {
  test.setTimeout(240_000)
  office = await openOffice()
  const projectId = await makeProject(office, 'Sequence')
  const keys = Array.from({ length: count }, (_, at) => `frame-${String(at).padStart(3, '0')}`)
  const folder = writeFolder(office, 'frames', Object.fromEntries(keys.map((key, at) => [`${key}.png`, plain(at)])))
  const words = [projectId, folder, '--shard', 'frames', '--items-per-shard', '500']
  const built = await office.cli<{ shards: { shardId: string }[] }>('lead', 'project', 'import', ...words)
  const shardId = built.shards[0]?.shardId ?? ''
  await assignShards(office, projectId, { shardIds: [shardId] })
  await office.cli('annotator', 'sync')
  app = await openSeat(office, 'annotator')
  await unlock(app.page)
  for (let index = 0; index < count; index++)
    await askFor(app.page, 'work:save', { shardId, index, after: null, changes: [boxOf(index)] })
  await openShard(app.page, 'frames')
  await app.page.locator('.image-surface[data-stage=ready]').waitFor()
})
test.afterAll(async () => {
  await app.close()
  office.dispose()
})

/** What stands on the page in one frame: the item by its name, by its label, and by the colour of its picture. */
interface Sample {
  readonly name: number
  readonly label: number | null
  readonly picture: number | null
}

/**
 * Looks at every frame that is painted, until {@link stopLooking}. A probe that changes its size is told of it after everything
 * that was to be done for the frame is done, and before the frame is shown: so it sees what a person sees.
 */
const startLooking = (page: Page) =>
  page.evaluate((middle) => {
    const samples: Sample[] = []
    const held = globalThis as unknown as { samples: Sample[]; looking: boolean }
    held.samples = samples
    held.looking = true
    const numberIn = (text: string | null | undefined, pattern: RegExp): number | null => {
      const found = pattern.exec(text ?? '')
      return found ? Number(found[1]) : null
    }
    const colour = (): number | null => {
      if (!document.querySelector('.image-surface[data-stage=ready]')) return null
      const canvas = document.querySelector<HTMLCanvasElement>('.image-surface canvas')
      const pixel = canvas?.getContext('2d')?.getImageData(canvas.width * middle, canvas.height * middle, 1, 1).data
      const [red = 0, green = 0, , alpha = 0] = pixel ?? []
      return alpha === 255 && red + green === 255 ? red : null
    }
    const probe = document.body.appendChild(document.createElement('div'))
    probe.style.cssText = 'position:fixed;left:0;top:0;height:1px;width:1px;visibility:hidden'
    const look = () => {
      const name = numberIn(document.querySelector('.trail-here')?.textContent, /frame-(\d+)/)
      const width = numberIn(document.querySelector('.object-row')?.textContent, /(\d+) × 20/)
      if (name !== null) samples.push({ name, label: width === null ? null : width - 20, picture: colour() })
    }
    new ResizeObserver(look).observe(probe)
    const wake = () => {
      probe.style.width = probe.style.width === '1px' ? '2px' : '1px'
      if (held.looking) requestAnimationFrame(wake)
    }
    requestAnimationFrame(wake)
  }, 0.6)

const stopLooking = (page: Page): Promise<readonly Sample[]> =>
  page.evaluate(() => {
    const held = globalThis as unknown as { samples: Sample[]; looking: boolean }
    held.looking = false
    return held.samples
  })

/** Holds a key as a keyboard does: one press, then repetitions, then the release. */
const hold = async (page: Page, key: string, until: () => Promise<boolean>): Promise<void> => {
  for (let turn = 0; turn < 2_000; turn++) {
    await page.keyboard.down(key)
    await page.waitForTimeout(25)
    if (turn % 10 === 0 && (await until())) break
  }
  await page.keyboard.up(key)
}

test('holding the key through 200 items never shows the labels or the picture of another one', async () => {
  test.setTimeout(240_000)
  const { page } = app
  const last = page.locator('.film-frame[aria-selected=true]', { hasText: String(count - 1) })
  await startLooking(page)
  await hold(page, 'PageDown', () => last.isVisible())
  await page.locator('.trail-here', { hasText: `frame-${String(count - 1)}` }).waitFor()
  await page.waitForTimeout(500)
  const samples = await stopLooking(page)
  const seen = new Set(samples.map(({ name }) => name))
  expect(seen.size).toBeGreaterThan(20)
  expect(samples.at(-1)).toEqual({ name: count - 1, label: count - 1, picture: count - 1 })
  expect(samples.filter(({ label }) => label !== null).length).toBeGreaterThan(50)
  expect(samples.filter(({ name, label }) => label !== null && label !== name)).toEqual([])
  expect(samples.filter(({ name, picture }) => picture !== null && picture !== name)).toEqual([])
})
