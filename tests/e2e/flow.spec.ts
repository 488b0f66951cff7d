import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import type { OpenedItem, OpenedShard } from '../../src/shared/ipc/work.ts'
import { bitmap } from './support/bitmap.ts'
import type { LaunchedApp } from './support/launch.ts'
import {
  assignShards,
  importShard,
  makeProject,
  ontology,
  openOffice,
  writeFolder,
  type Office,
} from './support/office.ts'
import { askFor, goToItem, openBench, openSeat, openShard, press, saved, unlock } from './support/seat.ts'

let office: Office
let app: LaunchedApp
let shardId: string
let projectId: string

const count = 12
const keyOf = (index: number): string => `plate-${String(index + 1).padStart(2, '0')}`
const guidelines =
  '# Plates\n\nLabel *every* animal. <img src=x onerror="document.title=1"> [More](https://evil.example)'

const [animal, ...others] = ontology.classes
const classes = { ...ontology, classes: [{ ...animal, description: 'Anything with **paws**.' }, ...others], guidelines }

const openPlates = async (): Promise<void> => {
  app = await openBench(office, 'plates')
  await app.page.locator('.image-surface[data-stage=ready]').waitFor()
}

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  office = await openOffice()
  projectId = await makeProject(office, 'Plates', { classes })
  const files = Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`${keyOf(at)}.png`, bitmap(400, 300, at * 15)]),
  )
  shardId = await importShard(office, projectId, writeFolder(office, 'plates', files))
  await assignShards(office, projectId, { shardIds: [shardId] })
  await office.cli('annotator', 'sync')
  await openPlates()
})
test.afterAll(async () => {
  await app.close()
  office.dispose()
})

const atItem = (page: Page, index: number) =>
  page.locator(`.film-frame[aria-selected=true][title="${keyOf(index)}"]`).waitFor()

const readShard = async (page: Page): Promise<OpenedShard> =>
  (await askFor<{ shard: OpenedShard }>(page, 'work:open', { shardId })).shard

test('one goes to an item by number and by key, and to both ends', async () => {
  const { page } = app
  await press(page, 'Control+j')
  await page.getByRole('combobox', { name: 'Number or key' }).fill('7')
  await press(page, 'Enter')
  await atItem(page, 6)
  await press(page, 'Control+j')
  await page.getByRole('combobox', { name: 'Number or key' }).fill('TE-03')
  await press(page, 'Enter')
  await atItem(page, 2)
  await press(page, 'Control+End')
  await atItem(page, count - 1)
  await press(page, 'Shift+PageUp')
  await atItem(page, count - 11)
  await press(page, 'Control+Home')
  await atItem(page, 0)
})

test('a flag is kept and looked for: the walk and the film strip hold only what the filter finds', async () => {
  const { page } = app
  for (const index of [2, 8]) {
    await goToItem(page, keyOf(index))
    await press(page, 'Alt+f')
    await page.getByRole('option', { name: `${keyOf(index)}, to do, flagged` }).waitFor()
  }
  await press(page, 'Control+f')
  await page.getByRole('checkbox', { name: 'Flagged' }).check()
  await press(page, 'Escape')
  await expect(page.locator('.filter-chip')).toContainText('Flagged')
  await expect(page.locator('.film-frame')).toHaveCount(2)
  await press(page, '[')
  await atItem(page, 2)
  await press(page, ']')
  await atItem(page, 8)
  expect((await readShard(page)).items.filter((item) => item.flagged).map((item) => item.index)).toEqual([2, 8])
})

test('filter and flags are there again after a restart', async () => {
  await app.close()
  await openPlates()
  const { page } = app
  await expect(page.locator('.filter-chip')).toContainText('Flagged')
  await expect(page.locator('.film-frame')).toHaveCount(2)
  await page.getByRole('button', { name: 'Show all items again' }).click()
  await expect(page.locator('.film-frame')).toHaveCount(count)
})

test('the guidelines stand beside the work, are searched, and do nothing', async () => {
  const { page } = app
  await press(page, 'i')
  const sheet = page.getByRole('complementary', { name: 'Guidelines' })
  await expect(sheet).toContainText('Label every animal.')
  await expect(sheet).toContainText('onerror')
  expect(await sheet.locator('img, a, script').count()).toBe(0)
  await sheet.getByRole('textbox', { name: 'Search the guidelines' }).fill('paws')
  await expect(sheet).toContainText('Anything with paws.')
  await expect(sheet).not.toContainText('every animal')
  await sheet.getByRole('button', { name: 'Close the guidelines' }).click()
  await page.locator('.palette-entry', { hasText: 'Animal' }).hover()
  await page.getByRole('button', { name: 'What belongs to Animal' }).click()
  await expect(sheet.getByRole('region', { name: 'Animal' })).toBeVisible()
  await press(page, 'i')
  await expect(sheet).toBeHidden()
})

test('the view is adjusted, says so, is kept and set back', async () => {
  const { page } = app
  await press(page, 'Alt+i', 'Alt+b')
  const brightness = page.getByRole('slider', { name: 'Brightness' })
  await brightness.focus()
  await press(page, 'ArrowRight', 'ArrowRight', 'Escape')
  await expect(page.locator('.look-mark')).toContainText('Brightness +10, Inverted')
  await press(page, 'Shift+r')
  await expect.poll(async () => (await readShard(page)).choices['look'] ?? '').toContain('"invert":true')
  await page.getByRole('button', { name: 'Show the picture as it is' }).click()
  await expect(page.locator('.look-mark')).toBeHidden()
  await press(page, 'Alt+r')
})

test('a comment is pinned to a place, follows the view, and reaches the lead with the item', async () => {
  const { page } = app
  await goToItem(page, keyOf(4))
  await page.locator('.image-surface[data-stage=ready]').waitFor()
  await press(page, 'Shift+c')
  await page.keyboard.type('Is this one animal or two?')
  await page.getByRole('button', { name: 'Pin to a place' }).click()
  const box = await page.locator('.image-surface').boundingBox()
  if (!box) throw new Error('no picture is shown')
  await page.mouse.click(box.x + box.width * 0.4, box.y + box.height * 0.4)
  await press(page, 'Control+Enter')
  const pin = page.getByRole('button', { name: 'Comment 1: Is this one animal or two?' })
  const before = await pin.boundingBox()
  await press(page, '+')
  await expect.poll(async () => (await pin.boundingBox())?.x).not.toBe(before?.x)
  await page.getByRole('option', { name: `${keyOf(4)}, to do, 1 comment` }).waitFor()
  await press(page, 'Control+Enter')
  await atItem(page, 5)
  await saved(page)
  await press(page, 'g', 'w')
  await page.getByRole('button', { name: /^Deliver \d/ }).waitFor()
  await press(page, 'd')
  await page.getByRole('button', { name: /^All delivered/ }).waitFor()
  await office.cli('lead', 'sync')
  const lead = await openSeat(office, 'lead')
  try {
    await unlock(lead.page)
    const item = await askFor<OpenedItem>(lead.page, 'review:item', { projectId, shardId, index: 4 })
    expect(item.comments).toMatchObject([{ text: 'Is this one animal or two?', side: 'annotator', labelId: null }])
    expect(item.comments[0]?.point).not.toBeNull()
    await press(lead.page, 'g', 'v')
    await lead.page.getByRole('button', { name: /^Review ↵/ }).click()
    await expect(lead.page.locator('.decision-comments')).toContainText('Is this one animal or two?')
    await lead.page.getByRole('button', { name: 'Comment 1: Is this one animal or two?' }).waitFor()
    await lead.page.getByRole('button', { name: 'Answer' }).click()
    await lead.page.keyboard.type('Two.')
    await press(lead.page, 'Control+Enter')
    await lead.page.getByRole('button', { name: 'Settle' }).click()
    await press(lead.page, 'r')
    await expect(lead.page.locator('.review-bar')).toContainText(/returned/i)
  } finally {
    await lead.close()
  }
})

test('the answer of the lead comes back under the question', async () => {
  const { page } = app
  await press(page, 'F5')
  await expect
    .poll(async () => (await askFor<OpenedItem>(page, 'work:item', { shardId, index: 4 })).comments.length)
    .toBe(2)
  await openShard(page, 'plates')
  await goToItem(page, keyOf(4))
  await expect(page.getByRole('group', { name: 'Comment 1, settled' })).toContainText('Two.')
})
