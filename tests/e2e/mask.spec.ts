import { expect, test } from '@playwright/test'
import { atImage } from '../../src/shared/labels/geometry.ts'
import type { Label } from '../../src/shared/labels/index.ts'
import { isShape, shapeArea, shapeBounds, shapeContains } from '../../src/shared/labels/shape-geometry.ts'
import { paintedBitmap } from './support/bitmap.ts'
import type { LaunchedApp } from './support/launch.ts'
import { assignShards, importShard, makeProject, openOffice, writeFolder, type Office } from './support/office.ts'
import { drag, placeOf, type Place } from './support/picture.ts'
import { goToItem, heldLabels, openBench, press, saved } from './support/seat.ts'

let office: Office
let app: LaunchedApp
let shardId: string

const [widthPx, heightPx] = [800, 600]
/** A light disc on dark ground. */
const disc = { x: 400, y: 300, radius: 120 }
const kinds = ['mask', 'polygon']

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  office = await openOffice()
  const projectId = await makeProject(office, 'Discs', {
    classes: {
      version: 1,
      classes: [
        { id: 'road', name: 'Road', colour: 1, kinds },
        { id: 'sky', name: 'Sky', colour: 12, kinds },
      ],
    },
  })
  const discsAt = (...middles: readonly number[]) =>
    paintedBitmap(widthPx, heightPx, (x, y) =>
      middles.some((middle) => Math.hypot(x + 0.5 - middle, y + 0.5 - disc.y) < disc.radius)
        ? [230, 220, 200]
        : [40, 50, 60],
    )
  const names = ['disc-1', 'disc-2', 'disc-3', 'disc-4', 'disc-5']
  const one = Object.fromEntries(names.map((name) => [`${name}.png`, discsAt(disc.x)]))
  const files = { ...one, 'twins.png': discsAt(200, 600) }
  shardId = await importShard(office, projectId, writeFolder(office, 'discs', files))
  await assignShards(office, projectId, { shardIds: [shardId] })
  await office.cli('annotator', 'sync')
  app = await openBench(office, 'discs')
})
test.afterAll(async () => {
  await app.close()
  office.dispose()
})

/** Whether the only label of a kind, or the one at a place, covers a pixel. */
const covers = (labels: readonly Label[], [x, y]: Place, at = 0): boolean => {
  const label = labels.filter(isShape)[at]
  return label !== undefined && shapeContains(label, atImage(x + 0.5, y + 0.5))
}
const areaAt = (labels: readonly Label[], at = 0): number => {
  const label = labels.filter(isShape)[at]
  return label ? shapeArea(label) : 0
}
const discArea = Math.PI * disc.radius * disc.radius

test('brush and eraser paint one mask, stroke by stroke, undone and done again one by one', async () => {
  const { page } = app
  await goToItem(page, 'disc-1')
  const at = await placeOf(page)
  await press(page, '1', 'm')
  await drag(page, at(100, 100), at(300, 100))
  await drag(page, at(100, 200), at(300, 200))
  const painted = await heldLabels(page, shardId, 0)
  expect(painted).toMatchObject([{ kind: 'mask', classId: 'road' }])
  expect([covers(painted, [200, 100]), covers(painted, [200, 200]), covers(painted, [200, 150])]).toEqual([
    true,
    true,
    false,
  ])
  await press(page, 'e')
  await drag(page, at(200, 50), at(200, 250))
  const erased = await heldLabels(page, shardId, 0)
  expect([covers(erased, [200, 100]), covers(erased, [120, 100])]).toEqual([false, true])
  await press(page, 'Control+z', 'Control+z')
  const undone = await heldLabels(page, shardId, 0)
  expect([covers(undone, [200, 100]), covers(undone, [200, 200])]).toEqual([true, false])
  await press(page, 'Control+Shift+z', 'Control+Shift+z')
  expect(await heldLabels(page, shardId, 0)).toEqual(erased)
})

test('a straight line by Shift, a loop by Ctrl, another size by keys, and a second mask after Enter', async () => {
  const { page } = app
  await goToItem(page, 'disc-2')
  const at = await placeOf(page)
  await press(page, '1', 'm', '.', '.')
  await expect(page.getByRole('group', { name: 'Brush' })).toContainText('34 px')
  await page.mouse.click(...at(100, 100))
  await page.keyboard.down('Shift')
  await page.mouse.click(...at(300, 200))
  await page.keyboard.up('Shift')
  expect(covers(await heldLabels(page, shardId, 1), [200, 150])).toBe(true)
  await press(page, 'Enter')
  await page.keyboard.down('Control')
  await drag(page, at(500, 100), at(600, 100), at(600, 200), at(500, 200), at(500, 102))
  await page.keyboard.up('Control')
  const labels = await heldLabels(page, shardId, 1)
  expect(labels).toHaveLength(2)
  expect(Math.abs(areaAt(labels, 1) - 10_000)).toBeLessThan(500)
})

test('the wand takes the disc, and the mask becomes a polygon and a mask again', async () => {
  const { page } = app
  await goToItem(page, 'disc-3')
  const at = await placeOf(page)
  await press(page, '2', 'w')
  await page.mouse.click(...at(disc.x, disc.y))
  await expect(page.locator('.object-row')).toHaveCount(1)
  const found = await heldLabels(page, shardId, 2)
  expect(found).toMatchObject([{ kind: 'mask', classId: 'sky' }])
  expect(Math.abs(areaAt(found) - discArea)).toBeLessThan(0.01 * discArea)
  await press(page, 'Alt+p')
  const outlined = await heldLabels(page, shardId, 2)
  expect(outlined).toMatchObject([{ kind: 'polygon', classId: 'sky' }])
  expect(Math.abs(areaAt(outlined) - discArea)).toBeLessThan(0.02 * discArea)
  await press(page, 'Alt+m')
  expect(await heldLabels(page, shardId, 2)).toMatchObject([{ kind: 'mask' }])
  await press(page, 'Control+z', 'Control+z')
  expect(await heldLabels(page, shardId, 2)).toEqual(found)
})

test('the wand takes what looks alike anywhere while that is ticked', async () => {
  const { page } = app
  await goToItem(page, 'twins')
  const at = await placeOf(page)
  await press(page, '1', 'w')
  const wand = page.getByRole('group', { name: 'Magic wand' })
  await wand.getByRole('checkbox', { name: 'Anywhere' }).check()
  await page.mouse.click(...at(200, 300))
  await expect(page.locator('.object-row')).toHaveCount(1)
  const both = await heldLabels(page, shardId, 5)
  expect(Math.abs(areaAt(both) - 2 * discArea)).toBeLessThan(0.02 * discArea)
  await press(page, 'Control+z')
  await wand.getByRole('checkbox', { name: 'Anywhere' }).uncheck()
  await page.mouse.click(...at(200, 300))
  await expect(page.locator('.object-row')).toHaveCount(1)
  const left = await heldLabels(page, shardId, 5)
  expect([covers(left, [200, 300]), covers(left, [600, 300])]).toEqual([true, false])
})

test('the scissors follow the edge of the disc between four clicks', async () => {
  const { page } = app
  await goToItem(page, 'disc-4')
  const at = await placeOf(page)
  await press(page, '1', 's')
  const { x, y, radius } = disc
  for (const [px, py] of [
    [x - radius, y],
    [x, y - radius],
    [x + radius, y],
    [x, y + radius],
  ] as const)
    await page.mouse.click(...at(px, py))
  await press(page, 'Enter')
  await expect(page.locator('.object-row')).toHaveCount(1)
  const labels = await heldLabels(page, shardId, 3)
  expect(labels).toMatchObject([{ kind: 'polygon', classId: 'road' }])
  expect(Math.abs(areaAt(labels) - discArea)).toBeLessThan(0.06 * discArea)
  const [label] = labels.filter(isShape)
  expect(label && shapeBounds(label).width).toBeGreaterThan(2 * radius - 8)
})

test('killed in the middle of a stroke, the strokes before are there and can be undone', async () => {
  await goToItem(app.page, 'disc-5')
  const before = await placeOf(app.page)
  await press(app.page, '1', 'm')
  await drag(app.page, before(100, 100), before(300, 100))
  await drag(app.page, before(100, 200), before(300, 200))
  await saved(app.page)
  const kept = await heldLabels(app.page, shardId, 4)
  await app.page.mouse.move(...before(100, 400))
  await app.page.mouse.down()
  await app.page.mouse.move(...before(250, 400), { steps: 5 })
  await app.kill()
  app = await openBench(office, 'discs')
  const { page } = app
  await goToItem(page, 'disc-5')
  expect(await heldLabels(page, shardId, 4)).toEqual(kept)
  expect([covers(kept, [200, 200]), covers(kept, [200, 400])]).toEqual([true, false])
  await press(page, 'Control+z')
  const undone = await heldLabels(page, shardId, 4)
  expect([covers(undone, [200, 100]), covers(undone, [200, 200])]).toEqual([true, false])
  await goToItem(page, 'disc-1')
  await press(page, 'Control+z')
  expect(covers(await heldLabels(page, shardId, 0), [200, 100])).toBe(true)
})
