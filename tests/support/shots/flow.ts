import type { Page } from 'playwright-core'
import type { Shot } from '../preview.ts'

const openPlates = async (page: Page) => {
  await page.getByText('plates-07', { exact: true }).first().click()
  await page.locator('.workbench .context-bar').waitFor()
  await page.waitForTimeout(900)
}

const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(150)
  }
}

const sizes = [
  [1440, 900],
  [1280, 800],
] as const

/** The flow of items: looking for them, marking them, talking about them, reading how. */
export const shots: readonly Shot[] = [
  { name: 'flow-bench', sizes, act: openPlates },
  {
    name: 'flow-filter',
    sizes,
    act: async (page) => {
      await openPlates(page)
      await press(page, 'Alt+F', 'Control+F')
      await page.getByRole('checkbox', { name: 'Flagged' }).check()
      await page.getByRole('checkbox', { name: 'To do' }).check()
    },
  },
  {
    name: 'flow-jump',
    sizes,
    act: async (page) => {
      await openPlates(page)
      await press(page, 'Control+J')
      await page.keyboard.type('12')
    },
  },
  {
    name: 'flow-guidelines',
    sizes,
    act: async (page) => {
      await openPlates(page)
      await press(page, 'i')
    },
  },
  {
    name: 'flow-adjust',
    sizes,
    act: async (page) => {
      await openPlates(page)
      await press(page, 'Alt+I', 'Alt+B')
      await page.getByRole('slider', { name: 'Brightness' }).focus()
      await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')
    },
  },
  {
    name: 'flow-comment',
    sizes,
    act: async (page) => {
      await openPlates(page)
      await press(page, 'Shift+C')
      await page.keyboard.type('Is the paw behind the post still part of the cat?')
      await page.getByRole('button', { name: 'Pin to a place' }).click()
      const box = await page.locator('.image-surface').boundingBox()
      if (!box) throw new Error('No picture is shown')
      await page.mouse.click(box.x + box.width * 0.4, box.y + box.height * 0.5)
      await press(page, 'Control+Enter')
      await page.waitForTimeout(300)
      await press(page, 'Shift+C')
      await page.keyboard.type('And the tail?')
    },
  },
  {
    name: 'flow-skip',
    sizes,
    act: async (page) => {
      await openPlates(page)
      await press(page, 'Control+ArrowRight', '2')
    },
  },
]
