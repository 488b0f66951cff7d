import type { Page } from 'playwright-core'
import type { Shot } from '../preview.ts'

type Spot = readonly [x: number, y: number]

/** A spot of the picture surface in parts of its width and height. */
const spotOn = async (page: Page, [x, y]: Spot): Promise<Spot> => {
  const box = await page.locator('.image-surface').boundingBox()
  if (!box) throw new Error('No picture is shown')
  return [box.x + box.width * x, box.y + box.height * y]
}

const open = async (page: Page) => {
  await page.getByText('plates-07', { exact: true }).first().click()
  await page.locator('.image-surface[data-stage=ready]').waitFor()
  await page.waitForTimeout(500)
}

const press = async (page: Page, spots: readonly Spot[]) => {
  for (const [at, spot] of spots.entries()) {
    await page.mouse.move(...(await spotOn(page, spot)), { steps: 8 })
    if (at === 0) await page.mouse.down()
  }
}

const stroke = async (page: Page, ...spots: Spot[]) => {
  await press(page, spots)
  await page.mouse.up()
}

const one = [[1440, 900]] as const

/** Masks as they are painted, found and turned into polygons. */
export const shots: readonly Shot[] = [
  {
    name: 'mask-brush',
    sizes: one,
    act: async (page) => {
      await open(page)
      await page.keyboard.press('m')
      for (let step = 0; step < 12; step++) await page.keyboard.press('.')
      await stroke(page, [0.3, 0.3], [0.45, 0.35], [0.5, 0.5])
      await page.keyboard.press('Enter')
      await stroke(page, [0.6, 0.6], [0.75, 0.55])
      await press(page, [
        [0.6, 0.7],
        [0.7, 0.72],
      ])
    },
  },
  {
    name: 'mask-eraser',
    sizes: one,
    act: async (page) => {
      await open(page)
      await page.keyboard.press('m')
      for (let step = 0; step < 14; step++) await page.keyboard.press('.')
      await stroke(page, [0.3, 0.4], [0.7, 0.45])
      await page.keyboard.press('e')
      await press(page, [
        [0.5, 0.3],
        [0.5, 0.42],
      ])
    },
  },
  {
    name: 'mask-wand',
    sizes: one,
    act: async (page) => {
      await open(page)
      await page.keyboard.press('w')
      await press(page, [
        [0.5, 0.5],
        [0.55, 0.5],
      ])
      await page.waitForTimeout(800)
    },
  },
  {
    name: 'mask-scissors',
    sizes: one,
    act: async (page) => {
      await open(page)
      await page.keyboard.press('s')
      for (const spot of [
        [0.4, 0.4],
        [0.5, 0.35],
        [0.6, 0.42],
      ] as const) {
        await stroke(page, spot)
        await page.waitForTimeout(500)
      }
      await page.mouse.move(...(await spotOn(page, [0.62, 0.55])))
      await page.waitForTimeout(800)
    },
  },
]
