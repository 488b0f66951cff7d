import type { Page } from 'playwright-core'
import type { Shot } from '../preview.ts'

type Spot = readonly [x: number, y: number]

const openPlates = async (page: Page) => {
  await page.getByText('plates-07', { exact: true }).first().click()
  await page.locator('.workbench .context-bar').waitFor()
  await page.waitForTimeout(700)
  for (let step = 0; step < 30; step++) {
    await page.keyboard.press('PageDown')
    await page.waitForTimeout(80)
  }
  await page.waitForTimeout(500)
}

const spotOn = async (page: Page, [x, y]: Spot): Promise<Spot> => {
  const box = await page.locator('.image-surface').boundingBox()
  if (!box) throw new Error('No picture is shown')
  return [box.x + box.width * x, box.y + box.height * y]
}

const drag = async (page: Page, from: Spot, to: Spot) => {
  await page.mouse.move(...(await spotOn(page, from)))
  await page.mouse.down()
  await page.mouse.move(...(await spotOn(page, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2])))
  await page.mouse.move(...(await spotOn(page, to)))
  await page.mouse.up()
}

/** Some boxes of three classes, one of them with an answer that is missing. */
const drawSome = async (page: Page) => {
  await openPlates(page)
  await page.keyboard.press('b')
  for (const [digit, x] of [
    ['1', 0.3],
    ['2', 0.4],
    ['3', 0.5],
    ['1', 0.6],
  ] as const) {
    await page.keyboard.press(digit)
    await drag(page, [x, 0.3], [x + 0.07, 0.5])
  }
}

/** The list of objects and what is done with it. */
export const shots: readonly Shot[] = [
  {
    name: 'objects-history',
    act: async (page) => {
      await drawSome(page)
      await page.keyboard.press('v')
      await page.mouse.click(...(await spotOn(page, [0.43, 0.4])))
      await page.keyboard.press('Shift+ArrowRight')
      await page.keyboard.press('5')
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Delete')
      await page.keyboard.press('Control+z')
      await page.keyboard.press('Control+z')
      await page.keyboard.press('Alt+z')
      await page.waitForTimeout(200)
      await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'objects-relabel',
    act: async (page) => {
      await drawSome(page)
      await page.keyboard.press('v')
      await page.mouse.click(...(await spotOn(page, [0.43, 0.4])))
      await page.keyboard.press('t')
      await page.waitForTimeout(200)
      await page.keyboard.type('r')
    },
  },
  {
    name: 'objects-eyes',
    act: async (page) => {
      await drawSome(page)
      await page.keyboard.press('v')
      await page.mouse.click(...(await spotOn(page, [0.33, 0.4])))
      await page.getByRole('radio', { name: 'Trot' }).click()
      await page.locator('.object-row').nth(2).hover()
      await page.locator('.object-row').nth(2).locator('[data-act=eye]').click()
      await page.locator('.object-row').nth(3).hover()
      await page.locator('.object-row').nth(3).locator('[data-act=lock]').click()
      await page.locator('.object-group').nth(2).hover()
    },
  },
  {
    name: 'objects-missing',
    schemes: ['light'],
    act: async (page) => {
      await drawSome(page)
      await page.keyboard.press('v')
      await page.locator('.object-row').first().click()
      await page.waitForTimeout(300)
      await page.getByRole('radio', { name: 'Trot' }).click()
      await page.waitForTimeout(300)
      await page.keyboard.press('Control+Enter')
    },
  },
]
