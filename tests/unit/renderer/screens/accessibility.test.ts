import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faintText } from '../../../support/accessibility/contrast.ts'
import { namelessParts } from '../../../support/accessibility/names.ts'
import { brokenMarks, crampedTargets } from '../../../support/accessibility/structure.ts'
import { openBrowserPage, type BrowserPage } from '../../../support/browser-page.ts'

/** Rules of WCAG 2.2 that a machine can judge, over the real window in a real browser. */
let site: BrowserPage

beforeAll(async () => {
  site = await openBrowserPage('tests/support/window-page.ts')
}, 120_000)
afterAll(() => site.close())

const openBench = async (page: Page) => {
  await page.getByText('plates-07', { exact: true }).first().click()
  await page.locator('.workbench .context-bar').waitFor()
}

const command = async (page: Page, words: string) => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill(words)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
}

const scenes: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'the Work page': () => Promise.resolve(),
  'the workbench': openBench,
  'the palette': (page) => page.keyboard.press('Control+k'),
  'the list of shortcuts': async (page) => {
    await openBench(page)
    await page.keyboard.press('?')
  },
  'changing shortcuts': (page) => command(page, 'change the shortcuts'),
  'skipping an item': async (page) => {
    await openBench(page)
    await command(page, 'skip the item')
  },
}

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it.each(Object.keys(scenes))(
    '%s can be used without sight, with little sight, and without a steady hand',
    async (name) => {
      const page = await site.browser.newPage({
        viewport: { width: 1280, height: 800 },
        colorScheme,
        reducedMotion: 'reduce',
      })
      await page.goto(site.address)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await scenes[name]?.(page)
      await page.waitForTimeout(600)
      const faults = [namelessParts(page), faintText(page), brokenMarks(page), crampedTargets(page)]
      expect((await Promise.all(faults)).flat()).toEqual([])
      await page.close()
    },
  )
})
