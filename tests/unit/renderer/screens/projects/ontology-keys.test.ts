import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openBrowserPage, type BrowserPage } from '../../../../support/browser-page.ts'
import { isSettled } from '../../../../support/settled.ts'

/** In a real browser, without a pointer: all about a class can be reached, written and signed by keys alone. */
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
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor()
})
afterEach(async () => {
  await page.close()
  expect(complaints).toEqual([])
})

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    const labels = (element as HTMLInputElement | null)?.labels
    return (element?.getAttribute('aria-label') ?? labels?.[0]?.innerText ?? element?.innerText ?? '').trim()
  })
/** Goes on with Tab until the focus is on something of that name. */
const tabTo = async (name: string) => {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab')
    if ((await focused()).startsWith(name)) return
  }
  throw new Error(`the keyboard never reached ${name}`)
}
const openNext = async () => {
  await page.locator('tr[aria-selected=true]', { hasText: 'Historic plates' }).waitFor()
  await press('Enter')
  await page.getByRole('grid').waitFor()
  await press('4')
  await page.getByRole('button', { name: 'Next version…' }).waitFor()
  await isSettled(page)
  await page.getByRole('button', { name: 'Next version…' }).press('Enter')
  await page.getByRole('dialog', { name: 'Classes, version 4' }).waitFor()
}
const changes = () => page.locator('.ontology-changes').innerText()

it('writes a class with a question, a condition and a skeleton, and signs it', async () => {
  await openNext()
  await page.getByRole('button', { name: 'Class', exact: true }).press('Enter')
  await page.locator('[data-name-field]:focus').waitFor()
  await page.keyboard.type('Runner')
  await tabTo('Keypoints')
  await press('Space')
  await tabTo('Question')
  await press('Enter')
  await page.locator('[data-question-field]:focus').waitFor()
  await page.keyboard.type('Pose')
  await tabTo('Required')
  await press('Space')
  await tabTo('Option 1')
  await page.keyboard.type('Standing')
  await tabTo('Option 2')
  await page.keyboard.type('Running')
  await press('Alt+ArrowUp')
  await page.getByRole('button', { name: 'Question', exact: true }).press('Enter')
  await page.locator('[data-question-field]:focus').waitFor()
  await page.keyboard.type('Left the ground')
  await tabTo('Kind of answer')
  await press('Enter')
  await page.getByRole('option', { name: 'Yes or no' }).waitFor()
  for (let step = 0; step < 4; step += 1) await press('ArrowDown')
  await press('Enter')
  await tabTo('Asked when')
  await press('Enter')
  await page.getByRole('option', { name: /Pose/ }).waitFor()
  await press('ArrowDown', 'Enter')
  await tabTo('One of these answers')
  await press('Enter', 'ArrowDown', 'Enter', 'Escape')
  await page.getByText('yes or no · if Pose is Running').waitFor()
  const preview = page.getByRole('region', { name: 'Preview' })
  expect(await preview.getByText('Left the ground').count()).toBe(0)
  await preview.getByRole('radio', { name: 'Running' }).press('Space')
  await preview.getByText('Left the ground').waitFor()
  await page.getByRole('button', { name: 'Person, 17 points (COCO)' }).press('Enter')
  const nose = page.getByRole('button', { name: 'nose, 50 % across, 8 % down' })
  await nose.press('ArrowRight')
  await page.getByRole('button', { name: 'nose, 51 % across, 8 % down' }).waitFor()
  expect(await changes()).toContain('Runner is new')
  await press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('cell', { name: 'Runner', exact: true }).waitFor()
})

it('walks and moves classes, retires a signed one, and asks before it throws that away', async () => {
  await openNext()
  const list = page.getByRole('navigation', { name: 'Classes' })
  await list.getByRole('button', { name: /^1?Cat/ }).focus()
  await press('ArrowDown', 'Alt+ArrowUp')
  expect(await list.locator('.ontology-name .ell:first-child').allInnerTexts()).toEqual(
    expect.arrayContaining(['Horse', 'Cat']),
  )
  expect((await list.locator('[data-place="0"]').innerText()).trim()).toContain('Horse')
  await page.getByRole('button', { name: 'Retire', exact: true }).first().press('Enter')
  await page.getByText('It is given no more.').waitFor()
  expect(await changes()).toContain('Horse is given no more')
  await press('Escape')
  await page.getByText('What you wrote here is not signed.').waitFor()
  await page.getByRole('button', { name: 'Go on writing' }).press('Enter')
  await press('Escape')
  await page.getByRole('button', { name: 'Discard' }).press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

it('says at the field what is wrong, and signs nothing', async () => {
  await openNext()
  await page.getByRole('textbox', { name: 'Name of the class' }).fill('Horse')
  await page
    .getByRole('navigation', { name: 'Classes' })
    .getByRole('button', { name: /Horse.*put right/ })
    .waitFor()
  await press('Control+Enter')
  await page.getByText('1 field to put right').waitFor()
  await page
    .getByRole('navigation', { name: 'Classes' })
    .getByRole('button', { name: /put right/ })
    .press('Enter')
  await page.getByText('Another class has this name.').waitFor()
})

it('keeps what is signed when a file lacks it, and says so', async () => {
  await openNext()
  await page.getByRole('button', { name: 'Read a file…' }).press('Enter')
  await page.getByText('It lacks what labels may have, so that was kept').waitFor()
  await page
    .getByRole('navigation', { name: 'Classes' })
    .getByRole('button', { name: /House cat/ })
    .waitFor()
  expect(await changes()).toContain('Horse is given no more')
})
