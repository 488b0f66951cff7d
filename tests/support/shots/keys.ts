import type { Page } from 'playwright-core'
import type { Shot } from '../preview.ts'

const sizes = [[1280, 800]] as const

const openBench = async (page: Page) => {
  await page.getByText('plates-07', { exact: true }).first().click()
  await page.locator('.workbench .context-bar').waitFor()
  await page.waitForTimeout(700)
}

const openDialog = async (page: Page) => {
  await page
    .getByRole('button', { name: /, menu$/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Shortcuts…' }).click()
  await page.getByRole('dialog').waitFor()
}

const seek = async (page: Page, words: string) => {
  await page.getByRole('textbox', { name: 'Search the shortcuts' }).fill(words)
}

/** Everything about keys: the sheet, the palette, and the dialog in which they are changed. */
export const shots: readonly Shot[] = [
  {
    name: 'keys-sheet',
    sizes,
    act: async (page) => {
      await openBench(page)
      await page.keyboard.press('?')
    },
  },
  {
    name: 'keys-palette',
    sizes,
    act: async (page) => {
      await openBench(page)
      await page.keyboard.press('Control+k')
      await page.waitForTimeout(200)
      await page.keyboard.type('po')
    },
  },
  { name: 'keys-doubled', sizes: [[640, 400]], schemes: ['light'], act: openBench },
  { name: 'keys-dialog-doubled', sizes: [[640, 400]], schemes: ['light'], act: openDialog },
  { name: 'keys-dialog', sizes, act: openDialog },
  {
    name: 'keys-taken',
    sizes,
    act: async (page) => {
      await openDialog(page)
      await seek(page, 'box')
      await page.getByRole('button', { name: 'Box tool: change B' }).click()
      await page.keyboard.press('p')
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'keys-imported',
    sizes,
    act: async (page) => {
      await openDialog(page)
      await page.getByRole('button', { name: 'Import…' }).click()
      await page.getByText('Left out').waitFor()
    },
  },
]
