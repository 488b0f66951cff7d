import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openBrowserPage, type BrowserPage } from '../../../../support/browser-page.ts'
import { isSettled } from '../../../../support/settled.ts'

/** In a real browser, with keys: what ends, from the page of a lead and of an annotator. */
let site: BrowserPage
let page: Page
let complaints: string[] = []

beforeAll(async () => {
  site = await openBrowserPage('tests/support/window-page.ts')
}, 120_000)
afterAll(() => site.close())

beforeEach(async () => {
  complaints = []
  page = await site.browser.newPage({ viewport: { width: 1280, height: 800 } })
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => complaints.push(error.message))
})
afterEach(async () => {
  await page.close()
  expect(complaints).toEqual([])
})

const enter = (role: 'annotator' | 'admin-lead') =>
  page.goto(`${site.address}?fake=${encodeURIComponent(JSON.stringify({ role }))}`)
const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()
const shown = (words: string) => page.getByText(words).first().waitFor()
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name })
const closed = () => page.getByRole('dialog').waitFor({ state: 'detached' })
/** Presses a button by its key, not by the pointer. */
const push = async (name: string) => {
  const button = page.getByRole('button', { name, exact: true }).first()
  await button.waitFor()
  await isSettled(page)
  await button.press('Enter')
}

const openDeletion = async () => {
  await enter('admin-lead')
  await heading('Projects')
  await page.locator('tr[aria-selected=true]', { hasText: 'Historic plates' }).waitFor()
  await press('Enter')
  await page.getByRole('tab', { name: 'Data and deletion' }).waitFor()
  await press('7')
  await shown('Erased items')
}

it('a hold forbids to erase until it is released', async () => {
  await openDeletion()
  await push('Place a hold…')
  await dialog(/^Place a hold/).waitFor()
  await page.keyboard.type('Dispute about two plates')
  await press('Tab')
  await page.keyboard.type('Case 7')
  await press('Control+Enter')
  await closed()
  await page.locator('.page-fact', { hasText: '1 hold' }).waitFor()
  await push('Erase items…')
  await shown('Items cannot be erased while a hold stands: Dispute about two plates, Case 7.')
  await press('Control+Enter', 'Escape')
  await closed()
  await push('Release…')
  await dialog('Release this hold?').waitFor()
  await press('Control+Enter')
  await closed()
  await push('Erase items…')
  await dialog('Erase items').waitFor()
  await page.getByLabel('Item numbers').fill('241')
  await shown('241 is not between 1 and 240.')
  await page.getByLabel('Item numbers').fill('3, 5')
  await press('Control+Enter')
  await shown('2 items of plates-07 erased. It goes on as version 2.')
  await press('Escape')
  await closed()
  await page.locator('tr', { hasText: 'plates-07' }).getByText('3', { exact: true }).waitFor()
})

it('a client’s deletion takes a reason and the typed name, and leaves the project among those that ended', async () => {
  await openDeletion()
  await push('Delete for the client…')
  await dialog(/^Delete “Historic plates”/).waitFor()
  const last = page.getByRole('button', { name: 'Delete for good' })
  await page.getByLabel('Type Historic plates').fill('Historic plates')
  expect(await last.isDisabled()).toBe(true)
  await page.getByLabel('Reason').fill('The contract ended')
  await press('Control+Enter')
  await shown('Your own copy is destroyed.')
  await press('Escape')
  await heading('Projects')
  const row = page.locator('.ended-projects tr', { hasText: 'Historic plates' })
  await row.getByText('Client asked for deletion').waitFor()
  await row.getByRole('button', { name: 'Deletion report…' }).press('Enter')
  await dialog(/^Deletion report of/).waitFor()
  await press('Control+Enter')
  await shown('deletion-report-project-plates.json')
})

it('other rules and the next classes are signed; a class that exists stays', async () => {
  await openDeletion()
  await press('4')
  await push('Change…')
  await page.getByLabel('Keep after completion').fill('7')
  await press('Control+Enter')
  await closed()
  await shown('7 days')
  await push('Next version…')
  await dialog('Classes, version 4').waitFor()
  expect(await page.getByRole('button', { name: 'Remove', exact: true }).count()).toBe(0)
  await page.getByRole('button', { name: 'Retire', exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Class', exact: true }).press('Enter')
  await page.getByLabel('Name of the class').fill('Stamp')
  await press('Control+Enter')
  await closed()
  await shown('Ontology v4')
  await page.getByRole('cell', { name: 'stamp', exact: true }).waitFor()
})

it('a lost device is ordered to wipe itself, also after it was revoked', async () => {
  await enter('admin-lead')
  await heading('Projects')
  await press('g', 'm')
  await heading('Members')
  await push('Revoke')
  await dialog(/^Revoke Ana Reis/).waitFor()
  await press('Control+Enter')
  await closed()
  await push('It is lost: wipe…')
  await dialog('Order WS-0398 to wipe itself?').waitFor()
  await press('Control+Enter')
  await closed()
  await shown('wipe ordered')
})

it('an annotator gives back what came together and sees the certificate', async () => {
  await enter('annotator')
  await heading('Work')
  await push('Give plates-07 back…')
  await dialog('Give plates-07 and plates-08 back?').waitFor()
  await press('Control+Enter')
  await shown('plates-07 and plates-08 left this device. 11 items that were not delivered are sealed for Jonas')
  expect(await page.locator('.shard-line', { hasText: 'plates-08' }).count()).toBe(0)
  await push('View certificate')
  await heading('Certificate of sanitisation')
  await shown('Given back')
  await page.getByRole('button', { name: 'Save…' }).press('Enter')
  await shown('Print it to PDF from any browser.')
})

it('an erased item is stepped over, and offers nothing but to go on', async () => {
  await enter('annotator')
  await heading('Work')
  await page.locator('.shard-line', { hasText: 'plates-07' }).press('Enter')
  await page.locator('.workbench .context-bar').waitFor()
  const at = (place: string) => page.locator('.title-bar', { hasText: `${place} of 240` }).waitFor()
  await at('143')
  await press('PageDown')
  await at('145')
  await press('PageUp')
  await at('143')
  await page.getByRole('option', { name: 'Item 144, erased' }).click()
  await shown('This item was erased on request')
  expect(await page.locator('.tool-rail, .context-bar').count()).toBe(0)
  await press('Control+ArrowRight', 'b')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await press('Control+Enter')
  await at('145')
  await page.locator('.workbench .context-bar').waitFor()
})
