import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openBrowserPage, type BrowserPage } from '../../../../support/browser-page.ts'
import { isSettled } from '../../../../support/settled.ts'

/** In a real browser: whether a lead can do the whole work without a pointer cannot be known without one. */
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
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${site.address}?fake=${encodeURIComponent(JSON.stringify({ role: 'admin-lead' }))}`)
  await heading('Projects')
})
afterEach(async () => {
  await page.close()
  expect(complaints).toEqual([])
})

const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()
const shown = (words: string) => page.getByText(words).first().waitFor()
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const openPlates = async () => {
  await page.locator('tr[aria-selected=true]', { hasText: 'Historic plates' }).waitFor()
  await press('Enter')
  await page.getByRole('grid').waitFor()
}
const chosenRow = () => page.locator('.board-row[aria-selected=true]')

it('walks the week board and revokes only after asking', async () => {
  await openPlates()
  await chosenRow().focus()
  await press('ArrowDown', 'ArrowDown')
  expect(await chosenRow().innerText()).toContain('plates-08')
  await press('Shift+R')
  await shown('Take plates-07, plates-08 back from Mira Okafor?')
  await press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await chosenRow().innerText()).not.toContain('revoked')
  await chosenRow().focus()
  // In a hurry: the dialog takes its keys before the focus has come into it.
  await press('Shift+R', 'Control+Enter')
  await page.locator('.board-row[aria-selected=true]', { hasText: 'revoked today' }).waitFor()
})

it('assigns the shard of the chosen line', async () => {
  await openPlates()
  await chosenRow().focus()
  await press('End', 'a')
  await shown('1 chosen')
  await page.getByRole('combobox', { name: 'Person and device' }).waitFor()
  await page.keyboard.type('Sam')
  await press('ArrowDown', 'Enter')
  await shown('Samuel Adeyemi can open and label 1 shard (240 items) on WS-0421')
  await press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await page.locator('.board-row').last().innerText()).toContain('Samuel Adeyemi')
})

it('creates a project after saying what is missing', async () => {
  await press('n')
  await heading('New project')
  await press('Control+Enter')
  await shown('Give the project a name.')
  await page.keyboard.type('Lanterns')
  await press('Tab')
  await page.keyboard.type('City archive')
  await press('Control+Enter')
  await heading('Lanterns')
  await shown('No shards yet')
})

it('completes a project only under its own name', async () => {
  await openPlates()
  await page.getByRole('button', { name: 'Complete project…' }).waitFor()
  await isSettled(page)
  await page.getByRole('button', { name: 'Complete project…' }).press('Enter')
  const wipe = page.getByRole('button', { name: 'Complete and wipe' })
  await wipe.waitFor()
  await page.keyboard.type('Historic plate')
  expect(await wipe.isDisabled()).toBe(true)
  await page.keyboard.type('s')
  await press('Enter')
  await shown('Certificates outstanding')
})

it('accepts, asks for a comment before it returns, and moves on each time', async () => {
  await press('g', 'v')
  await heading('Review')
  await page.locator('.queue-row[aria-current]').waitFor()
  await press('Enter')
  const ready = (name: string) => page.locator('.review-bar b', { hasText: name }).waitFor()
  const canDecide = () => page.locator('.accept-button:not(:disabled)').waitFor()
  await ready('plate-0097')
  await canDecide()
  await press('a')
  await ready('plate-0098')
  await canDecide()
  await press('r')
  await shown('Return needs at least one comment, so Mira knows what to change.')
  await page.keyboard.type('Too wide.')
  await press('Control+Enter')
  await ready('plate-0099')
  await press('k')
  await ready('plate-0098')
  await shown('Too wide.')
})

it('takes a device in only when its whole fingerprint was typed', async () => {
  await press('g', 'm')
  await page.getByRole('button', { name: 'Compare and approve…' }).waitFor()
  await isSettled(page)
  await page.getByRole('button', { name: 'Compare and approve…' }).press('Enter')
  const approve = page.getByRole('button', { name: 'Approve', exact: false }).last()
  await approve.waitFor()
  await page.keyboard.type('20417 88125 60038')
  await shown('This is not the fingerprint of the request.')
  expect(await approve.isDisabled()).toBe(true)
  await press('Backspace')
  await page.keyboard.type('971552')
  await shown('The fingerprints are the same.')
  await press('Control+Enter')
  await page.getByRole('cell', { name: 'Tomasz Wrona' }).waitFor()
})
