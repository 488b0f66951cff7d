import { expect, test, type Page } from '@playwright/test'
import { drag, placeOf } from './support/picture.ts'
import { goToItem, heldLabels, press, saved } from './support/seat.ts'
import { drawRow, street } from './support/street.ts'
import { openToolsOffice, type ToolsOffice } from './support/tools-office.ts'

let tools: ToolsOffice

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  tools = await openToolsOffice(['plate-1', 'plate-2'], street)
})
test.afterAll(async () => {
  await tools.app.close()
  tools.office.dispose()
})

/** How many pixels of the topmost layer have the amber of the mark, near a place of the page. */
const amberAt = (page: Page, [x, y]: readonly [number, number]): Promise<number> =>
  page.locator('.image-surface canvas:last-of-type').evaluate(
    (canvas: HTMLCanvasElement, [pageX, pageY]) => {
      const box = canvas.getBoundingClientRect()
      const ratio = canvas.width / box.width
      const [left, top] = [(pageX - box.left - 12) * ratio, (pageY - box.top - 12) * ratio]
      const pixels = canvas.getContext('2d')?.getImageData(left, top, 24 * ratio, 24 * ratio).data ?? []
      let amber = 0
      for (let at = 0; at < pixels.length; at += 4)
        if (pixels[at] === 0xf5 && pixels[at + 1] === 0xb7 && pixels[at + 2] === 0x5b) amber++
      return amber
    },
    [x, y] as const,
  )

test('a required answer that is missing is marked, holds finishing back, and F8 leads to it', async () => {
  const { page } = tools.app
  const at = await drawRow(page, 'plate-1', ['1', '1'])
  await expect.poll(() => amberAt(page, at(290 - 8, 108))).toBeGreaterThan(20)
  await press(page, 'Control+Enter')
  await expect(page.getByText('to fill in before this item is finished')).toBeVisible()
  await expect(page.locator('.film-frame[aria-selected=true]')).toHaveAttribute('title', 'plate-1')
  await press(page, 'Escape', 'F8')
  const answer = page.locator('.object-answers [data-attribute=tint]')
  await expect(answer.locator(':focus')).toHaveCount(1)
  await press(page, 'Space')
  await saved(page)
  await press(page, 'F8')
  await expect(page.locator('.object-row[aria-selected=true]')).toHaveAttribute('aria-label', /Car 2/)
  await expect(answer.locator(':focus')).toHaveCount(1)
  await press(page, 'Space')
  await expect.poll(() => amberAt(page, at(290 - 8, 108))).toBe(0)
  const answers = (await heldLabels(page, tools.shardId, 0)).map(({ attributes }) => attributes['tint'])
  expect(answers).toEqual(['Red', 'Red'])
  await press(page, 'Control+Enter')
  await expect(page.locator('.film-frame[aria-selected=true]')).toHaveAttribute('title', 'plate-2')
})

test('the words of a region are written down as soon as it is drawn, and Enter leads back to the picture', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-2')
  const at = await placeOf(page)
  await press(page, '3', 'b')
  await drag(page, at(100, 300), at(260, 360))
  const words = page.locator('.object-answers textarea')
  await expect(words).toBeFocused()
  await page.keyboard.type('KFZ')
  await press(page, 'Shift+Enter')
  await page.keyboard.type('12')
  await press(page, 'Enter')
  await expect(page.locator('.image-surface')).toBeFocused()
  await drag(page, at(400, 300), at(560, 360))
  await expect(words).toBeFocused()
  await page.keyboard.type('Halden')
  await press(page, 'Escape')
  await expect(page.locator('.image-surface')).toBeFocused()
  const held = await heldLabels(page, tools.shardId, 1)
  expect(held.map(({ transcription }) => transcription)).toEqual(['KFZ\n12', 'Halden'])
  await press(page, 'v', 'Escape')
  await page.mouse.click(...at(180, 330))
  await expect(page.locator('.object-row[aria-selected=true]')).toHaveAttribute('aria-label', /KFZ 12/)
})
