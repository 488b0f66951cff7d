import { expect, test } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { writeDetector, writePromptable } from '../support/onnx/folders.ts'
import { paintedBitmap } from './support/bitmap.ts'
import type { LaunchedApp } from './support/launch.ts'
import { assignShards, importShard, makeProject, openOffice, writeFolder, type Office } from './support/office.ts'
import { placeOf } from './support/picture.ts'
import { goToItem, heldLabels, openBench, openSeat, press, unlock } from './support/seat.ts'

let office: Office
let shardId: string
let app: LaunchedApp | null = null

/** Four times what the test models take: a red square at the left and a green one below, a cell of the model each. */
const sidePx = 256
const orchard = paintedBitmap(sidePx, sidePx, (x, y) => {
  if (x < 64 && y >= 64 && y < 128) return [255, 0, 0]
  return x >= 128 && x < 192 && y >= 192 ? [0, 255, 0] : [0, 0, 0]
})

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  office = await openOffice()
  const projectId = await makeProject(office, 'Orchard')
  shardId = await importShard(office, projectId, writeFolder(office, 'trees', { 'a.png': orchard, 'b.png': orchard }))
  await assignShards(office, projectId, { shardIds: [shardId] })
})
test.afterAll(async () => {
  await app?.close()
  office.dispose()
})

test('a lead adds a detector and a model that outlines', async () => {
  const lead = await openSeat(office, 'lead')
  app = lead
  const { page } = lead
  await unlock(page)
  await press(page, 'g', 'p')
  await page.locator('tr', { hasText: 'Orchard' }).first().click()
  await page.getByRole('tab', { name: 'Models' }).click()
  const dialog = page.getByRole('dialog', { name: /^Add a model/ })
  await page.getByRole('button', { name: 'Add a model…' }).click()
  lead.control({ dialog: writeDetector(path.join(office.root, 'detector')) })
  await dialog.getByRole('button', { name: /^Choose folder/ }).click()
  await dialog.getByText('Red and green').waitFor()
  for (const [name, className] of [
    ['red', 'Animal'],
    ['green', 'Plant'],
  ] as const) {
    await dialog.getByRole('combobox', { name, exact: true }).click()
    await page.getByRole('option', { name: className }).click()
  }
  await dialog.getByRole('button', { name: /^Add model/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Add a model…' }).click()
  lead.control({ dialog: writePromptable(path.join(office.root, 'promptable')) })
  await dialog.getByRole('button', { name: /^Choose folder/ }).click()
  await dialog.getByText('Same colour').waitFor()
  await dialog.getByRole('button', { name: /^Add model/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  await expect(page.getByRole('row', { name: /Red and green/ })).toContainText('Suggests boxes of 2 classes')
  await expect(page.getByRole('row', { name: /Same colour/ })).toContainText('Outlines what is pointed at')
  await lead.close()
  app = null
  await office.cli('annotator', 'sync')
})

test('an annotator runs the detector, accepts one and rejects the rest', async () => {
  app = await openBench(office, 'trees')
  const { page } = app
  await goToItem(page, 'a')
  await placeOf(page)
  await page.getByRole('button', { name: /^Run/ }).click()
  const assist = page.getByRole('region', { name: 'Assist' })
  await expect(assist).toContainText('2 of 2 shown')
  const suggested = await heldLabels(page, shardId, 0)
  expect(suggested).toMatchObject([
    { kind: 'box', classId: 'animal', x: 0, y: 64, width: 64, height: 64, assist: { accepted: false } },
    { kind: 'box', classId: 'plant', x: 128, y: 192, width: 64, height: 64, assist: { accepted: false } },
  ])
  await press(page, 'y')
  await assist.getByRole('button', { name: /^Reject 1/ }).click()
  expect(await heldLabels(page, shardId, 0)).toMatchObject([{ classId: 'animal', assist: { accepted: true } }])
  await press(page, 'Control+z')
  expect(await heldLabels(page, shardId, 0)).toHaveLength(2)
  await press(page, 'Alt+Shift+Y')
  expect(await heldLabels(page, shardId, 0)).toHaveLength(1)
})

test('the smart tool makes a polygon of what is clicked', async () => {
  const { page } = app ?? { page: null }
  if (!page) throw new Error('the annotator’s app is open')
  await goToItem(page, 'b')
  const at = await placeOf(page)
  await press(page, '2', 'a')
  await page.mouse.click(...at(160, 220))
  // The other button sets a point outside, and Backspace takes that one back, not the first.
  await page.mouse.click(...at(30, 100), { button: 'right' })
  await press(page, 'Backspace')
  // Enter keeps an outline that is there, and does nothing before.
  await expect(async () => {
    await press(page, 'Enter')
    expect(await heldLabels(page, shardId, 1)).toHaveLength(1)
  }).toPass()
  const [polygon] = await heldLabels(page, shardId, 1)
  expect(polygon).toMatchObject({ kind: 'polygon', classId: 'plant', assist: { accepted: true, confidence: 0.875 } })
  const ring = polygon?.kind === 'polygon' ? polygon.rings[0] : []
  expect(new Set(ring?.map(String))).toEqual(new Set(['128,192', '192,192', '192,256', '128,256']))
})

test('no file of the annotator holds a model in the clear', () => {
  const files = readdirSync(office.homes.annotator, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  const marks = ['AveragePool', 'Red and green', 'GatherND'].map((mark) => Buffer.from(mark))
  expect(files.length).toBeGreaterThan(5)
  expect(files.filter((file) => marks.some((mark) => readFileSync(file).includes(mark)))).toEqual([])
})
