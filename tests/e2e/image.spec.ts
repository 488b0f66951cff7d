import { expect, test } from '@playwright/test'
import type { Label } from '../../src/shared/labels/index.ts'
import type { LaunchedApp } from './support/launch.ts'
import { bitmap } from './support/bitmap.ts'
import { assignShards, importShard, makeProject, openOffice, writeFolder, type Office } from './support/office.ts'
import { drag, placeOf } from './support/picture.ts'
import { goToItem, heldLabels, openBench, press, saved } from './support/seat.ts'

let office: Office
let app: LaunchedApp
let shardId: string

const widthPx = 800
const heightPx = 600

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  office = await openOffice()
  const projectId = await makeProject(office, 'Plates')
  const names = ['plate-1', 'plate-2', 'plate-3', 'plate-4']
  const files = Object.fromEntries(names.map((name, at) => [`${name}.png`, bitmap(widthPx, heightPx, at * 40)]))
  shardId = await importShard(office, projectId, writeFolder(office, 'plates', files))
  await assignShards(office, projectId, { shardIds: [shardId] })
  await office.cli('annotator', 'sync')
  app = await openBench(office, 'plates')
})
test.afterAll(async () => {
  await app.close()
  office.dispose()
})

const boxesOf = (labels: readonly Label[]) => labels.filter((label) => label.kind === 'box')
const near = (value: number, wanted: number) => {
  expect(Math.abs(value - wanted), `${String(value)} is not ${String(wanted)}`).toBeLessThanOrEqual(2)
}

const expectBox = (label: Label | undefined, wanted: { x: number; y: number; width: number; height: number }) => {
  if (label?.kind !== 'box') throw new Error('there is no box')
  for (const side of ['x', 'y', 'width', 'height'] as const) near(label[side], wanted[side])
}

test('a box is drawn by a drag and by two clicks', async () => {
  const { page } = app
  await goToItem(page, 'plate-1')
  const at = await placeOf(page)
  await press(page, '1', 'b')
  await drag(page, at(100, 100), at(250, 200))
  await press(page, '2')
  await page.mouse.click(...at(400, 300))
  await page.mouse.move(...at(500, 350))
  await page.mouse.click(...at(560, 420))
  const boxes = boxesOf(await heldLabels(page, shardId, 0))
  expect(boxes).toHaveLength(2)
  expectBox(boxes[0], { x: 100, y: 100, width: 150, height: 100 })
  expectBox(boxes[1], { x: 400, y: 300, width: 160, height: 120 })
})

test('a shape is moved and resized by pointer and by arrow keys, relabelled by digit and removed', async () => {
  const { page } = app
  const at = await placeOf(page)
  await press(page, 'v')
  await page.mouse.click(...at(480, 360))
  await drag(page, at(480, 360), at(500, 380))
  expectBox(boxesOf(await heldLabels(page, shardId, 0))[1], { x: 420, y: 320, width: 160, height: 120 })
  await drag(page, at(580, 440), at(620, 460))
  expectBox(boxesOf(await heldLabels(page, shardId, 0))[1], { x: 420, y: 320, width: 200, height: 140 })
  const [, before] = boxesOf(await heldLabels(page, shardId, 0))
  if (before?.kind !== 'box') throw new Error('there is no box')
  await press(page, 'ArrowRight', 'Shift+ArrowDown', 'Alt+Shift+ArrowRight')
  const [, after] = boxesOf(await heldLabels(page, shardId, 0))
  const { x, y, width, height } = before
  expect(after).toMatchObject({ x: x + 1, y: y + 10, width: width + 10, height })
  await press(page, '1')
  expect((await heldLabels(page, shardId, 0)).map((label) => label.classId)).toEqual(['animal', 'animal'])
  await press(page, 'Delete')
  expect(await heldLabels(page, shardId, 0)).toHaveLength(1)
  await press(page, 'Control+z')
  expect(await heldLabels(page, shardId, 0)).toHaveLength(2)
  await press(page, 'Control+Shift+z')
  expect(await heldLabels(page, shardId, 0)).toHaveLength(1)
})

test('a polygon closes by Enter, takes vertices back, in and out', async () => {
  const { page } = app
  await goToItem(page, 'plate-2')
  const at = await placeOf(page)
  const ring = async (): Promise<readonly (readonly [number, number])[]> => {
    const [label] = (await heldLabels(page, shardId, 1)).filter((entry) => entry.kind === 'polygon')
    return label?.kind === 'polygon' ? (label.rings[0] ?? []) : []
  }
  await press(page, '2', 'p')
  for (const [x, y] of [
    [200, 100],
    [500, 100],
    [700, 500],
  ] as const)
    await page.mouse.click(...at(x, y))
  await press(page, 'Backspace')
  for (const [x, y] of [
    [500, 400],
    [200, 400],
  ] as const)
    await page.mouse.click(...at(x, y))
  await press(page, 'Enter')
  const drawn = await ring()
  expect(drawn).toHaveLength(4)
  near(drawn[2]?.[1] ?? 0, 400)
  await press(page, 'v')
  await page.mouse.click(...at(300, 250))
  await page.mouse.move(...at(350, 100))
  await page.mouse.click(...at(350, 100))
  expect(await ring()).toHaveLength(5)
  await drag(page, at(350, 100), at(350, 60))
  expect(Math.min(...(await ring()).map(([, y]) => y))).toBeLessThan(65)
  await page.keyboard.down('Alt')
  await page.mouse.click(...at(350, 60))
  await page.keyboard.up('Alt')
  expect(await ring()).toHaveLength(4)
})

test('the whole image takes a class by its button and by its digit', async () => {
  const { page } = app
  await goToItem(page, 'plate-3')
  await placeOf(page)
  const entry = page.locator('.item-class', { hasText: 'Indoors' })
  await entry.click()
  await expect(entry).toHaveAttribute('aria-pressed', 'true')
  expect(await heldLabels(page, shardId, 2)).toMatchObject([{ kind: 'item-class', classId: 'indoors' }])
  await press(page, '5')
  await expect(entry).toHaveAttribute('aria-pressed', 'false')
  expect(await heldLabels(page, shardId, 2)).toEqual([])
})

test('what was shown as saved is there after every process was killed, and can still be undone', async () => {
  await goToItem(app.page, 'plate-4')
  const before = await placeOf(app.page)
  await press(app.page, '1', 'b')
  await drag(app.page, before(300, 200), before(500, 400))
  await app.page.locator('.object-row').waitFor()
  await saved(app.page)
  await app.kill()
  app = await openBench(office, 'plates')
  const { page } = app
  await goToItem(page, 'plate-4')
  expectBox(boxesOf(await heldLabels(page, shardId, 3))[0], { x: 300, y: 200, width: 200, height: 200 })
  await press(page, 'Control+z')
  await expect(page.locator('.object-row')).toHaveCount(0)
  expect(await heldLabels(page, shardId, 3)).toEqual([])
  await press(page, 'Control+Shift+z')
  expect(await heldLabels(page, shardId, 3)).toHaveLength(1)
  await goToItem(page, 'plate-1')
  await press(page, 'Control+z')
  expect(await heldLabels(page, shardId, 0)).toHaveLength(2)
})
