import { expect, test } from '@playwright/test'
import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { LaunchedApp } from './support/launch.ts'
import { assignLetters, openOffice, type Office } from './support/office.ts'
import { goToItem, openSeat, openShard, press, unlock } from './support/seat.ts'

let office: Office
let app: LaunchedApp
let projectId: string
let shardId: string

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  office = await openOffice()
  ;({ projectId, shardId } = await assignLetters(office))
  app = await openSeat(office, 'annotator')
  await unlock(app.page)
})
test.afterAll(async () => {
  await app.close()
  office.dispose()
})

const goToWork = async (page: Page): Promise<void> => {
  await press(page, 'g', 'w')
  await page.getByRole('heading', { name: 'Work', level: 1 }).waitFor()
}

test('an item that the lead erases is stepped over, and the rest of the shard goes on', async () => {
  const { page } = app
  await openShard(page, 'letters')
  await goToItem(page, 'a')
  await press(page, 'Control+Enter')
  await page.getByRole('option', { name: 'a, finished' }).waitFor()
  await office.cli('lead', 'project', 'erase', projectId, '--shard', shardId, '--items', '2')
  await goToWork(page)
  await press(page, 'F5')
  await expect(page.locator('.shard-line')).toContainText('1 / 2')
  await openShard(page, 'letters')
  await goToItem(page, 'a')
  await press(page, ']')
  await page.locator('.film-frame[aria-selected=true][title="c"]').waitFor()
  await page.getByRole('option', { name: 'Item 2, erased' }).click()
  await page.getByText('This item was erased on request').waitFor()
  await expect(page.locator('.context-bar')).toHaveCount(0)
  await goToWork(page)
})

test('a shard is given back: what was not delivered goes to the lead, and the certificate is saved', async () => {
  const { page } = app
  await openShard(page, 'letters')
  await goToItem(page, 'c')
  await press(page, 'Control+Enter')
  await page.getByRole('option', { name: 'c, finished' }).waitFor()
  await goToWork(page)
  await page.getByRole('button', { name: 'Give letters back…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Give letters back?' })
  await dialog.getByRole('button', { name: /^Give back/ }).click()
  await page.getByText('letters left this device. 2 items that were not delivered are sealed for Jonas').waitFor()
  await expect(page.locator('.shard-line')).toHaveCount(0)
  await page.getByRole('button', { name: 'View certificate' }).click()
  await page.getByRole('heading', { name: 'Certificate of sanitisation' }).waitFor()
  await expect(page.locator('.certificate')).toContainText('Given back')
  const folder = path.join(office.root, 'saved')
  mkdirSync(folder)
  app.control({ dialog: folder })
  await page.getByRole('button', { name: /^Save…/ }).click()
  await page.getByText('Print it to PDF from any browser.').waitFor()
  expect(
    readdirSync(folder)
      .map((name) => path.extname(name))
      .sort(),
  ).toEqual(['.html', '.jws'])
  await goToWork(page)
  await press(page, 'F5')
  await page
    .getByText(/^Exchange reached/)
    .first()
    .waitFor()
  await office.cli('lead', 'sync')
  const queue = await office.cli<{ shardName: string; waiting: number }[]>('lead', 'review', 'queue')
  expect(queue).toMatchObject([{ shardName: 'letters', waiting: 2 }])
})
