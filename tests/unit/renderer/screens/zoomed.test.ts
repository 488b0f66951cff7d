import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { controlsOutOfReach } from '../../../support/accessibility/reach.ts'
import { openBrowserPage, type BrowserPage } from '../../../support/browser-page.ts'
import type { Scenario } from '../../../support/fake-station/scenario.ts'

/** A window of 1280 × 800 at 200 % (WCAG 2.2, 1.4.4): every control of every main screen can still be seen and pressed. */
let site: BrowserPage

beforeAll(async () => {
  site = await openBrowserPage('tests/support/window-page.ts')
}, 120_000)
afterAll(() => site.close())

const lead = { role: 'admin-lead' } as const
const key = (letter: string) => async (page: Page) => {
  await page.locator('.side-nav').waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press(letter)
  await page.waitForTimeout(400)
}
const bench = async (page: Page) => {
  await page.getByText('plates-07', { exact: true }).first().click()
  await page.locator('.workbench .context-bar').waitFor()
}

const scenes: Readonly<Record<string, readonly [scenario: Partial<Scenario>, act: (page: Page) => Promise<unknown>]>> =
  {
    work: [{}, () => Promise.resolve()],
    locked: [{ stage: 'locked' }, () => Promise.resolve()],
    'the workbench': [{}, bench],
    'the workbench with the brush': [
      {},
      async (page) => {
        await bench(page)
        await page.keyboard.press('m')
      },
    ],
    'the palette': [{}, (page) => page.keyboard.press('Control+k')],
    projects: [lead, key('p')],
    'a project': [
      lead,
      async (page) => {
        await key('p')(page)
        await page.getByRole('button', { name: 'Historic plates', exact: true }).last().click()
        await page.getByRole('tab', { name: 'Overview' }).waitFor()
      },
    ],
    review: [lead, key('v')],
    members: [lead, key('m')],
    certificates: [{}, key('c')],
    'this device': [{}, key('d')],
  }

it.each(Object.entries(scenes))('%s', async (name, [scenario, act]) => {
  const page = await site.browser.newPage({
    viewport: { width: 640, height: 400 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  })
  await page.goto(`${site.address}?fake=${encodeURIComponent(JSON.stringify(scenario))}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await act(page)
  await page.waitForTimeout(500)
  const pictures = process.env['ZOOMED_PICTURES']
  if (pictures) await page.screenshot({ path: `${pictures}/${name.replaceAll(' ', '-')}.png` })
  expect(await controlsOutOfReach(page)).toEqual([])
  await page.close()
})
