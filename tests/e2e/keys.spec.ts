import { expect, test } from '@playwright/test'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { bitmap } from './support/bitmap.ts'
import type { LaunchedApp } from './support/launch.ts'
import { assignShards, importShard, makeProject, openOffice, writeFolder, type Office } from './support/office.ts'
import { heldLabels, openBench, openSeat, press, unlock } from './support/seat.ts'

let office: Office
let app: LaunchedApp
let shardId: string

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  office = await openOffice()
  const projectId = await makeProject(office, 'Plates')
  const files = Object.fromEntries([1, 2, 3, 4].map((at) => [`plate-${at}.png`, bitmap(400, 300, at * 40)]))
  shardId = await importShard(office, projectId, writeFolder(office, 'plates', files))
  await assignShards(office, projectId, { shardIds: [shardId] })
  await office.cli('annotator', 'sync')
  app = await openSeat(office, 'annotator')
  await unlock(app.page)
})
test.afterAll(async () => {
  await app.close()
  office.dispose()
})

const openDialog = async (page: Page) => {
  await press(page, 'Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('change the shortcuts')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor()
}

const closeDialog = async (page: Page) => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

const pickProfile = async (page: Page, title: string) => {
  await page.getByRole('combobox', { name: 'Profile of keys' }).click()
  await page.getByRole('option', { name: title }).click()
}

const seek = (page: Page, words: string) => page.getByRole('textbox', { name: 'Search the shortcuts' }).fill(words)

const toolButton = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name, exact: true })

const itemShown = (page: Page) => page.locator('.trail-here')

test('a key that is taken is swapped, and the choice outlives a new start', async () => {
  await openDialog(app.page)
  await seek(app.page, 'tool')
  await app.page.getByRole('button', { name: 'Box tool: change B' }).click()
  await app.page.keyboard.press('p')
  const taken = app.page.getByRole('alert')
  await expect(taken).toContainText('Polygon tool')
  await taken.getByRole('button', { name: 'Swap' }).click()
  await expect(app.page.getByRole('button', { name: 'Polygon tool: change B' })).toBeVisible()
  await closeDialog(app.page)

  await app.close()
  app = await openBench(office, 'plates')
  await press(app.page, 'p')
  await expect(toolButton(app.page, 'Box')).toHaveAttribute('aria-pressed', 'true')
  await expect(toolButton(app.page, 'Box')).toHaveAttribute('aria-keyshortcuts', 'P')
  await press(app.page, 'b')
  await expect(toolButton(app.page, 'Polygon')).toHaveAttribute('aria-pressed', 'true')
})

test('a box is made, sized and labelled, and the item finished, by the keyboard alone', async () => {
  const { page } = app
  await expect(itemShown(page)).toHaveText('plate-1')
  await page.locator('.image-surface[data-stage=ready]').waitFor()
  await press(page, 'p', '2', 'Shift+Enter', 'ArrowRight', 'Alt+ArrowDown')
  const [box, ...others] = await heldLabels(page, shardId, 0)
  expect(others).toEqual([])
  expect(box).toMatchObject({ kind: 'box', classId: 'plant' })
  if (box?.kind !== 'box') throw new Error('there is no box')
  expect(box.x).toBe(Math.round(400 / 3) + 1)
  expect(box.height).toBe(Math.round(300 / 3) + 1)
  await press(page, '1', '5')
  const classes = (await heldLabels(page, shardId, 0)).map(({ kind, classId }) => [kind, classId])
  expect(classes).toEqual([
    ['box', 'animal'],
    ['item-class', 'indoors'],
  ])
  await press(page, 'Control+Enter')
  await expect(itemShown(page)).toHaveText('plate-2')
})

test('a screen reader hears the item, the tool and the selection', async () => {
  const { page } = app
  const said = page.locator('[data-announcements]')
  await expect(said).toContainText('Item 2 of 4, plate-2')
  await expect(said).toContainText('Box tool')
  await page.locator('.image-surface[data-stage=ready]').waitFor()
  await press(page, 'Shift+Enter')
  await expect(said).toContainText('Animal selected')
  await expect(said).toContainText('Saved')
  const cursor = page.locator('[data-cursor-place]')
  await press(page, 'Escape', 'b', 'Enter')
  await expect(cursor).toHaveText(/^Cursor at \d+, \d+$/)
  const first = await cursor.innerText()
  await press(page, 'ArrowRight')
  await expect(cursor).not.toHaveText(first)
  await press(page, 'Escape')
  await expect(cursor).toHaveText('')
})

test('F6 walks through the parts of the window, and arrows through the tools', async () => {
  const { page } = app
  const region = () =>
    page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('aria-label') ?? null)
  await page.locator('.image-surface').focus()
  const walked: (string | null)[] = []
  for (let at = 0; at < 3; at++) {
    await page.keyboard.press('F6')
    walked.push(await region())
  }
  expect(walked).toEqual(['Film strip', 'Labels and objects', null])
  for (let at = 0; at < 2; at++) await page.keyboard.press('F6')
  expect(await region()).toBe('Tools')
  await page.keyboard.press('Home')
  await expect(toolButton(page, 'Select')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(toolButton(page, 'Pan')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(toolButton(page, 'Pan')).toHaveAttribute('aria-pressed', 'true')
})

test('under the profile CVAT its keys do what they do there', async () => {
  const { page } = app
  await openDialog(page)
  await pickProfile(page, 'CVAT')
  await page.getByRole('button', { name: 'Reset all' }).click()
  await closeDialog(page)
  await press(page, 'f')
  await expect(itemShown(page)).toHaveText('plate-3')
  await press(page, 'd')
  await expect(itemShown(page)).toHaveText('plate-2')
  const before = (await heldLabels(page, shardId, 1)).length
  await press(page, 'Control+z')
  expect(await heldLabels(page, shardId, 1)).toHaveLength(before - 1)
  await press(page, 'Control+Shift+z')
  expect(await heldLabels(page, shardId, 1)).toHaveLength(before)
  await press(page, 'b', 'n')
  await expect(toolButton(page, 'Box')).toHaveAttribute('aria-pressed', 'true')
  await page.locator('.image-surface[data-stage=ready]').waitFor()
  await press(page, 'p')
  const surface = await page.locator('.image-surface').boundingBox()
  if (!surface) throw new Error('no picture is shown')
  const [x, y] = [surface.x + surface.width / 2, surface.y + surface.height / 2]
  for (const [dx, dy] of [
    [-60, -60],
    [60, -60],
    [60, 60],
  ] as const)
    await page.mouse.click(x + dx, y + dy)
  await press(page, 'n')
  expect((await heldLabels(page, shardId, 1)).map(({ kind }) => kind)).toContain('polygon')
})

test('the shortcuts go to another person in a file', async () => {
  const { page } = app
  await openDialog(page)
  app.control({ dialog: office.root })
  await page.getByRole('button', { name: 'Export…' }).click()
  await page.getByText('auxerta-shortcuts.json').waitFor()
  expect(readdirSync(office.root)).toContain('auxerta-shortcuts.json')
  await closeDialog(page)
  const other = await openSeat(office, 'lead')
  try {
    await unlock(other.page)
    await openDialog(other.page)
    other.control({ dialog: path.join(office.root, 'ontology.json') })
    await other.page.getByRole('button', { name: 'Import…' }).click()
    await expect(other.page.getByText('holds no shortcuts that can be read')).toBeVisible()
    other.control({ dialog: path.join(office.root, 'auxerta-shortcuts.json') })
    await other.page.getByRole('button', { name: 'Import…' }).click()
    await other.page.getByText('Taken from').waitFor()
    await expect(other.page.getByRole('combobox', { name: 'Profile of keys' })).toHaveValue('CVAT')
  } finally {
    await other.close()
  }
})
