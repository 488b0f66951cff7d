import { expect, test } from '@playwright/test'
import { drag, placeOf } from './support/picture.ts'
import { goToItem, press } from './support/seat.ts'
import { openToolsOffice, reopen, type ToolsOffice } from './support/tools-office.ts'

let tools: ToolsOffice

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  tools = await openToolsOffice(['plate-1', 'plate-2'])
})
test.afterAll(async () => {
  await tools.app.close()
  tools.office.dispose()
})

/** What is painted in a rectangle of the page, as bytes of a picture. */
const painted = async (clip: { x: number; y: number; width: number; height: number }): Promise<string> =>
  (await tools.app.page.screenshot({ clip })).toString('base64')

test('guides stay from picture to picture and over a restart', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-1')
  const at = await placeOf(page)
  await page.mouse.move(...at(300, 200))
  await press(page, 'Alt+d')
  const guides = page.getByRole('slider', { name: /^Guide at/ })
  await expect(guides).toHaveCount(2)
  const names = async () => (await guides.all()).map((one) => one.getAttribute('aria-label'))
  const laid = await Promise.all(await names())
  await goToItem(page, 'plate-2')
  expect(await Promise.all(await names())).toEqual(laid)
  // It is kept once it rests.
  await page.waitForTimeout(800)
  await tools.app.kill()
  tools = { ...tools, app: await reopen(tools.office) }
  const again = tools.app.page.getByRole('slider', { name: /^Guide at/ })
  await expect(again).toHaveCount(2)
  expect(await again.first().getAttribute('aria-label')).toBe(laid[0])
  await press(tools.app.page, 'Alt+d')
  await expect(again).toHaveCount(0)
})

test('lines of shapes are made thicker, and names stand there always, on hover or never', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-1')
  const at = await placeOf(page)
  await press(page, '1', 'b')
  await drag(page, at(200, 200), at(500, 400))
  await press(page, 'Escape', 'Escape')
  const away = async () => {
    await page.mouse.move(...at(700, 550))
    await page.locator('.image-surface[data-sharp]').waitFor()
    await page.waitForTimeout(150)
  }
  const [left, top] = at(200, 300)
  const edge = () => painted({ x: left - 8, y: top - 4, width: 16, height: 8 })
  const [nameLeft, nameTop] = at(200, 200)
  const name = () => painted({ x: nameLeft, y: nameTop - 24, width: 60, height: 22 })
  await away()
  const [thin, named] = [await edge(), await name()]
  await press(page, 'Alt+b')
  const width = page.getByRole('slider', { name: 'Width of lines' })
  await width.focus()
  await press(page, 'End', 'Escape')
  await away()
  expect(await edge()).not.toBe(thin)
  await press(page, 'Alt+b')
  await width.focus()
  await press(page, 'Home', 'ArrowRight', 'ArrowRight', 'Escape')
  await away()
  expect(await edge()).toBe(thin)
  await press(page, 'Alt+n')
  await away()
  const bare = await name()
  expect(bare).not.toBe(named)
  await page.mouse.move(...at(350, 300))
  await page.waitForTimeout(150)
  expect(await name()).not.toBe(bare)
  await press(page, 'Alt+n')
  await page.waitForTimeout(150)
  expect(await name()).toBe(bare)
  await press(page, 'Alt+n')
  await away()
  expect(await name()).toBe(named)
})
