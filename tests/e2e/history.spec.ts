import { expect, test, type Page } from '@playwright/test'
import { drag, placeOf } from './support/picture.ts'
import { goToItem, heldLabels, press, saved } from './support/seat.ts'
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

const steps = (page: Page) => page.getByRole('listbox', { name: 'Steps, the newest first' })
const lines = (page: Page) => steps(page).getByRole('option')
const names = (page: Page) => lines(page).evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')))

test('three boxes: the history names them, goes two back, and goes on after a restart', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-1')
  const at = await placeOf(page)
  await press(page, '1', 'b')
  for (const x of [100, 300, 500]) await drag(page, at(x, 100), at(x + 120, 200))
  await press(page, 'Alt+z')
  await expect(steps(page)).toBeFocused()
  expect(await names(page)).toEqual([
    'Box drawn: Thing, here now',
    'Box drawn: Thing',
    'Box drawn: Thing',
    'Before the first change',
  ])
  await press(page, 'ArrowDown', 'ArrowDown', 'Enter')
  expect(await names(page)).toEqual([
    'Box drawn: Thing, undone',
    'Box drawn: Thing, undone',
    'Box drawn: Thing, here now',
    'Before the first change',
  ])
  expect(await heldLabels(page, tools.shardId, 0)).toHaveLength(1)
  await press(page, 'Escape')
  await expect(steps(page)).toHaveCount(0)
  await expect(page.locator('.image-surface')).toBeFocused()

  await tools.app.close()
  tools = { ...tools, app: await reopen(tools.office) }
  const again = tools.app.page
  await goToItem(again, 'plate-1')
  await press(again, 'Alt+z')
  await expect(lines(again).nth(2)).toHaveAttribute('aria-selected', 'true')
  await press(again, 'Home', 'Enter')
  expect(await heldLabels(again, tools.shardId, 0)).toHaveLength(3)
})

test('a click goes to a step, and a new change takes the place of what was undone', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-2')
  const at = await placeOf(page)
  await press(page, '1', 'b')
  for (const x of [100, 200, 300]) await drag(page, at(x, 300), at(x + 80, 400))
  if ((await steps(page).count()) === 0) await press(page, 'Alt+z')
  await lines(page).nth(3).click()
  await saved(page)
  expect(await heldLabels(page, tools.shardId, 1)).toHaveLength(0)
  await lines(page).nth(2).click()
  await drag(page, at(100, 450), at(180, 550))
  expect(await names(page)).toEqual(['Box drawn: Thing, here now', 'Box drawn: Thing', 'Before the first change'])
  await press(page, 'Control+z')
  await expect(lines(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  expect(await heldLabels(page, tools.shardId, 1)).toHaveLength(1)
})
