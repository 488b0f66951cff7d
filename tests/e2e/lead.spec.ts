import { readdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { Page } from 'playwright-core'
import { skipReasons } from '../../src/main/importers/skip-reasons.ts'
import { jpegHead } from '../support/images.ts'
import type { LaunchedApp } from './support/launch.ts'
import { bitmap } from './support/bitmap.ts'
import { openOffice, writeFolder, type Office } from './support/office.ts'
import { askFor, goToItem, openSeat, openShard, press, saved, unlock } from './support/seat.ts'

let office: Office
let lead: LaunchedApp
let annotator: LaunchedApp

const projectName = 'Herbarium'

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  office = await openOffice()
  lead = await openSeat(office, 'lead')
  await unlock(lead.page)
  annotator = await openSeat(office, 'annotator')
  await unlock(annotator.page)
})
test.afterAll(async () => {
  await lead.close()
  await annotator.close()
  office.dispose()
})

/** Goes on, or back, until the focus is on something of that name. */
const tabTo = async (page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press(key)
    const told = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null
      const { outlineStyle = 'none', boxShadow = 'none' } = element ? getComputedStyle(element) : {}
      const labels = (element as HTMLInputElement | null)?.labels
      return {
        name: element?.getAttribute('aria-label') ?? labels?.[0]?.innerText ?? element?.innerText ?? '',
        isSeen: outlineStyle !== 'none' || boxShadow !== 'none' || element instanceof HTMLInputElement,
      }
    })
    expect(told.isSeen, `the focus on ${told.name} is not seen`).toBe(true)
    if (typeof name === 'string' ? told.name.trim().startsWith(name) : name.test(told.name.trim())) return
  }
  throw new Error(`the keyboard never reached ${String(name)}`)
}

test('a project is made by the keyboard alone', async () => {
  const { page } = lead
  await press(page, 'g', 'p')
  await page.getByRole('heading', { name: 'Projects', exact: true }).waitFor()
  await press(page, 'n')
  await page.getByRole('heading', { name: 'New project' }).waitFor()
  await page.keyboard.type(projectName)
  await tabTo(page, 'Client')
  await page.keyboard.type('Halden Museum')
  await tabTo(page, 'Project and rules', 'Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await tabTo(page, 'Begin with')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'For images' }).waitFor()
  await press(page, 'ArrowDown', 'Enter')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: projectName }).waitFor()
})

test('an import names every file it left out with the reason', async () => {
  const { page } = lead
  const broken: Readonly<Record<string, [Uint8Array | string, keyof typeof skipReasons]>> = {
    'cut.jpg': [jpegHead(640, 480).subarray(0, 24), 'header-damaged'],
    'empty.txt': ['', 'empty'],
    'latin.txt': [Buffer.from('Gr\xfc\xdfe aus Z\xfcrich', 'latin1'), 'not-utf8'],
    'notes.docx': ['PK', 'unknown-type'],
    'really-png.jpg': [bitmap(8, 8), 'content-differs'],
    '.hidden.txt': ['x', 'hidden'],
  }
  const good = { 'leaf-1.png': bitmap(640, 480), 'leaf-2.png': bitmap(640, 480, 90), 'leaf-3.png': bitmap(64, 48, 30) }
  const bad = Object.fromEntries(Object.entries(broken).map(([name, [bytes]]) => [name, bytes]))
  const folder = writeFolder(office, 'leaves', { ...good, ...bad })
  await press(page, 'i')
  const dialog = page.getByRole('dialog', { name: /^Import into/ })
  await dialog.waitFor()
  lead.control({ dialog: folder })
  await page.keyboard.press('Control+Enter')
  await dialog.getByLabel('Name of the shards').fill('leaves')
  await expect(dialog.getByText('3 items: 3 images')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  const done = page.getByRole('dialog', { name: 'Imported' })
  await done.waitFor()
  const left = done.getByRole('region', { name: 'Left out' })
  await expect(left.getByRole('heading')).toHaveText(`${String(Object.keys(broken).length)} files left out`)
  for (const [name, [, reason]] of Object.entries(broken))
    await expect(left.getByRole('listitem').filter({ hasText: name })).toContainText(skipReasons[reason])
  await page.keyboard.press('Escape')
  await done.waitFor({ state: 'hidden' })
})

const assign = async (page: Page): Promise<void> => {
  await page.locator('.board-row', { hasText: 'leaves' }).filter({ hasText: 'nobody' }).waitFor()
  await press(page, 'a')
  const dialog = page.getByRole('dialog', { name: /^Assign from/ })
  await dialog.waitFor()
  const all = dialog.getByLabel(/ chosen$/)
  if (!(await all.isChecked())) await all.check()
  await dialog.getByRole('combobox', { name: 'Person and device' }).click()
  await page.keyboard.type('Mira')
  await page.getByRole('option', { name: /^Mira Okafor/ }).click()
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
}

test('an assignment opens the shard for its person, and taking it back shuts it', async () => {
  await assign(lead.page)
  const { page } = annotator
  await press(page, 'F5')
  await expect(page.locator('.shard-line')).toContainText('leaves')
  await lead.page.getByRole('button', { name: 'Revoke' }).click()
  const dialog = lead.page.getByRole('dialog', { name: /^Take leaves back from Mira Okafor/ })
  await dialog.getByRole('button', { name: /^Revoke/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  await press(page, 'F5')
  await expect(page.locator('.shard-line')).toHaveCount(0)
  await expect(page.getByText('1 wipe done, with certificate')).toBeVisible()
  await assign(lead.page)
  await press(page, 'F5')
  await expect(page.locator('.shard-line')).toContainText('Open')
})

const finish = async (page: Page, key: string): Promise<void> => {
  await goToItem(page, key)
  await page.locator('.image-surface[data-stage=ready]').waitFor()
  const box = await page.locator('.image-surface').boundingBox()
  if (!box) throw new Error('no picture is shown')
  await press(page, '1', 'b')
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.4)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 4 })
  await page.mouse.up()
  await page.locator('.object-row').waitFor()
  await saved(page)
  await press(page, 'Control+Enter')
  await page.getByRole('option', { name: `${key}, finished` }).waitFor()
}

test('delivered work is accepted, or returned with a comment on the label it is about', async () => {
  const { page } = annotator
  await openShard(page, 'leaves')
  await finish(page, 'leaf-1')
  await finish(page, 'leaf-2')
  await press(page, 'g', 'w')
  await page.getByRole('button', { name: /^Deliver \d/ }).waitFor()
  await press(page, 'd')
  await page.getByRole('button', { name: /^All delivered/ }).waitFor()
  const desk = lead.page
  await askFor(desk, 'work:sync', {})
  await press(desk, 'g', 'v')
  await desk.locator('.queue-row', { hasText: 'leaves' }).waitFor()
  await press(desk, 'Enter')
  await desk.locator('.review-labels .review-row').first().click()
  await press(desk, 'c')
  await desk.keyboard.type('Follow the edge.')
  await expect(desk.getByLabel(/^Pin to /)).toBeChecked()
  await desk
    .getByRole('button', { name: /^Return/ })
    .last()
    .click()
  await expect(desk.locator('.review-bar')).toContainText('leaf-2')
  await desk.locator('.accept-button:not([disabled])').waitFor()
  await press(desk, 'a')
  await expect(desk.getByText('Every delivered item here is decided.')).toBeVisible()
  await press(page, 'F5')
  await page.getByText('Returned to you').first().waitFor()
  await press(page, 'r')
  await expect(page.getByText('Follow the edge.').last()).toBeVisible()
})

test('an export says what the format cannot carry, and what it lost', async () => {
  const { page } = lead
  await press(page, 'g', 'p')
  await page.getByRole('button', { name: projectName }).first().click()
  await page.getByRole('heading', { name: projectName }).waitFor()
  await press(page, 'e')
  const dialog = page.getByRole('dialog', { name: /^Export/ })
  await dialog.getByRole('radio', { name: /CoNLL/ }).check()
  await expect(dialog.locator('.format-choice').filter({ hasText: 'CoNLL' })).toContainText('left out')
  const folder = writeFolder(office, 'exported', {})
  lead.control({ dialog: folder })
  await page.keyboard.press('Control+Enter')
  const done = page.getByRole('dialog', { name: 'Exported' })
  await expect(done.getByText('Not carried over exactly')).toBeVisible()
  expect(readdirSync(folder).length).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
})

test('a project completes only when its name is typed as it is', async () => {
  const { page } = lead
  await page.getByRole('button', { name: 'Complete project…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Complete/ })
  const button = dialog.getByRole('button', { name: 'Complete and wipe' })
  await dialog.getByLabel(`Type ${projectName}`).fill(projectName.toLowerCase())
  await expect(button).toBeDisabled()
  await dialog.getByLabel(`Type ${projectName}`).fill(projectName)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await expect(page.getByText(/^(wiping|completed)$/).first()).toBeVisible()
})
