import { expect, test } from '@playwright/test'
import { heldLabels, press } from './support/seat.ts'
import { classesOf, drawRow, middleOf, street } from './support/street.ts'
import { openToolsOffice, type ToolsOffice } from './support/tools-office.ts'

let tools: ToolsOffice

test.beforeAll(async () => {
  tools = await openToolsOffice(['plate-1'], street)
})
test.afterAll(async () => {
  await tools.app.close()
  tools.office.dispose()
})

test('T offers another label for the selection, found by typing, and gives the focus back', async () => {
  const { page } = tools.app
  const at = await drawRow(page, 'plate-1', ['1', '1'])
  const held = async () => classesOf(await heldLabels(page, tools.shardId, 0))
  await press(page, 't')
  await expect(page.getByText('Select what gets another label first.')).toBeVisible()
  await page.mouse.click(...at(...middleOf(1)))
  await press(page, 't')
  const field = page.getByRole('combobox', { name: 'Another label' })
  await expect(field).toBeFocused()
  await page.keyboard.type('bu')
  await press(page, 'Enter')
  await expect(field).toHaveCount(0)
  await expect(page.locator('.image-surface')).toBeFocused()
  expect(await held()).toEqual(['car', 'bus'])

  await press(page, 'Control+a', 't', 'ArrowDown', 'Enter')
  expect(new Set(await held()).size).toBe(1)
  await press(page, 'Control+z', 't', 'Escape')
  expect(await held()).toEqual(['car', 'bus'])
  await page.locator('.object-row[aria-label^="Bus,"]').click()
  await page.locator('.object-row[aria-label^="Bus,"]').click({ button: 'right' })
  await page.getByRole('menuitem', { name: /^Change the label/ }).click()
  await expect(field).toBeFocused()
  await page.getByRole('listbox', { name: 'Labels that fit' }).getByRole('option', { name: 'Sign' }).click()
  expect(await held()).toEqual(['car', 'sign'])
})
