import { expect, test, type Locator, type Page } from '@playwright/test'
import { holding } from './support/picture.ts'
import { goToItem, heldLabels, press } from './support/seat.ts'
import { classesOf, drawRow, middleOf, street } from './support/street.ts'
import { openToolsOffice, type ToolsOffice } from './support/tools-office.ts'

let tools: ToolsOffice

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  tools = await openToolsOffice(['plate-1', 'plate-2', 'plate-3'], street)
})
test.afterAll(async () => {
  await tools.app.close()
  tools.office.dispose()
})

const row = (page: Page, name: string) => page.locator(`.object-row[aria-label^="${name},"]`)
const head = (page: Page, name: string) => page.locator(`.object-group[aria-label^="${name},"]`)
const selected = (page: Page) =>
  page
    .locator('.object-row[aria-selected=true]')
    .evaluateAll((rows) => rows.map((one) => one.querySelector('.object-name')?.textContent ?? ''))

test('Shift and Control select several in the list, the picture follows, and the other way round', async () => {
  const { page } = tools.app
  const at = await drawRow(page, 'plate-1', ['1', '1', '1', '2'])
  await row(page, 'Car 1').click()
  await row(page, 'Car 3').click({ modifiers: ['Shift'] })
  expect(await selected(page)).toEqual(['Car 1', 'Car 2', 'Car 3'])
  await row(page, 'Car 2').click({ modifiers: ['Control'] })
  expect(await selected(page)).toEqual(['Car 1', 'Car 3'])
  await page.locator('.image-surface').focus()
  await press(page, 'Shift+ArrowDown')
  const lower = (await heldLabels(page, tools.shardId, 0)).map((label) => label.kind === 'box' && label.y > 105)
  expect(lower).toEqual([true, false, true, false])
  await press(page, 'Escape')
  await page.mouse.click(...at(...middleOf(0)))
  await holding(page, ['Shift'], () => page.mouse.click(...at(...middleOf(3))))
  expect(await selected(page)).toEqual(['Car 1', 'Bus'])
})

test('several are answered and relabelled together, each as one step', async () => {
  const { page } = tools.app
  await drawRow(page, 'plate-2', ['1', '1', '2'])
  await row(page, 'Car 1').click()
  await row(page, 'Bus').click({ modifiers: ['Shift'] })
  const together = page.getByRole('region', { name: 'Selected objects' })
  await together.getByRole('radio', { name: 'Blue' }).click()
  const held = () => heldLabels(page, tools.shardId, 1)
  expect((await held()).map(({ attributes }) => attributes['tint'])).toEqual(['Blue', 'Blue', 'Blue'])
  await press(page, 'Control+z')
  expect((await held()).every(({ attributes }) => attributes['tint'] === undefined)).toBe(true)
  await press(page, 'Control+Shift+z')
  await page.locator('.image-surface').focus()
  await press(page, 't')
  await page.keyboard.type('bus')
  await press(page, 'Enter')
  expect(classesOf(await held())).toEqual(['bus', 'bus', 'bus'])
  expect((await held()).map(({ attributes }) => attributes['tint'])).toEqual(['Blue', 'Blue', 'Blue'])
  await press(page, 'Control+z')
  expect(classesOf(await held())).toEqual(['car', 'car', 'bus'])
})

test('a press on a choice is kept though it takes the focus: nothing moves away under the pointer', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-2')
  await row(page, 'Car 1').click()
  const choices = page.locator('.object-answers [data-attribute=way]').getByRole('radio')
  const places = () => choices.evaluateAll((chips) => chips.map((chip) => JSON.stringify(chip.getBoundingClientRect())))
  const before = await places()
  await choices.first().focus()
  expect(await places()).toEqual(before)
  await page.locator('.image-surface').focus()
  await choices.nth(1).click()
  expect((await heldLabels(page, tools.shardId, 1))[0]?.attributes['way']).toBe('Slow')
})

test('eye and lock in the rows and heads are those of the commands, and the filter finds what is hidden', async () => {
  const { page } = tools.app
  const at = await drawRow(page, 'plate-3', ['1', '1', '2'])
  const locked = async () => (await heldLabels(page, tools.shardId, 2)).map((label) => label.locked === true)
  const act = async (line: Locator, which: 'eye' | 'lock') => {
    await line.hover()
    await line.locator(`[data-act=${which}]`).click()
  }
  await act(row(page, 'Car 1'), 'eye')
  await expect(row(page, 'Car 1')).toHaveAttribute('aria-label', /, hidden$/)
  await page.mouse.click(...at(...middleOf(0)))
  expect(await selected(page)).toEqual([])
  await press(page, '/')
  await page.keyboard.type('hidden')
  await expect(page.locator('.object-row')).toHaveCount(1)
  await press(page, 'Control+a')
  await page.keyboard.type('-hidden')
  await expect(page.locator('.object-row')).toHaveCount(2)
  await press(page, 'Escape')
  await expect(page.locator('.object-row')).toHaveCount(3)

  await page.mouse.click(...at(...middleOf(1)))
  await press(page, 'Alt+h', 'Alt+l')
  await expect(row(page, 'Car 2')).toHaveAttribute('aria-label', /, hidden, locked$/)
  expect(await locked()).toEqual([false, true, false])
  await act(row(page, 'Car 2'), 'lock')
  expect(await locked()).toEqual([false, false, false])
  await act(head(page, 'Car'), 'lock')
  expect(await locked()).toEqual([true, true, false])
  await act(head(page, 'Bus'), 'eye')
  await expect(row(page, 'Bus')).toHaveAttribute('aria-label', /, hidden$/)
  await expect(page.locator('.palette-entry[data-hidden]')).toHaveCount(1)
  await act(row(page, 'Bus'), 'eye')
  await expect(page.locator('.palette-entry[data-hidden]')).toHaveCount(0)
})
