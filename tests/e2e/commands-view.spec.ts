import { expect, test } from '@playwright/test'
import { isShape } from '../../src/shared/labels/shape-geometry.ts'
import { drag, holding, shownAt } from './support/picture.ts'
import { command, press, saved } from './support/seat.ts'
import { openToolsOffice, reopen, type ToolsOffice } from './support/tools-office.ts'
import { workedOn, type Worked } from './support/worked.ts'

let tools: ToolsOffice
let work: Worked

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  tools = await openToolsOffice(['plate-1', 'plate-2', 'plate-3', 'plate-4', 'plate-5', 'plate-6', 'plate-7'])
  work = workedOn(() => tools.app, tools.shardId)
})
test.afterAll(async () => {
  await tools.app.close()
  tools.office.dispose()
})

test('what is selected is shown alone, all is hidden, and neither can be clicked then', async () => {
  const { page } = tools.app
  const at = await work.open('plate-4')
  const surface = page.locator('.image-surface')
  await press(page, '1', 'b')
  await work.box(at, [100, 100], [100, 100])
  await work.box(at, [400, 100], [100, 100])
  const [first, second] = await work.held(3)
  await press(page, 'v')
  const select = async (x: number, y: number) => {
    await page.mouse.click(...at(700, 500))
    await page.mouse.click(...at(x, y))
    return surface.getAttribute('data-selected')
  }
  expect([await select(450, 150), await select(150, 150)]).toEqual([second?.id, first?.id])
  await press(page, 'Shift+S')
  expect([await select(450, 150), await select(150, 150)]).toEqual([null, first?.id])
  await press(page, 'Shift+S', 'Shift+H')
  expect([await select(450, 150), await select(150, 150)]).toEqual([null, null])
  await press(page, 'Shift+H')
  expect([await select(450, 150), await select(150, 150)]).toEqual([second?.id, first?.id])
  expect(await work.held(3)).toEqual([first, second])
})

test('shapes are walked through, chosen by class, marked, grouped and relabelled', async () => {
  const { page } = tools.app
  const at = await work.open('plate-4')
  const surface = page.locator('.image-surface')
  await press(page, 'v', 'Escape', '3', 'b')
  await work.box(at, [600, 400], [80, 60])
  const [first, second, third] = await work.held(3)
  await press(page, 'v', 'Escape')
  await page.mouse.click(...at(150, 150))
  await press(page, 'n')
  await expect(surface).toHaveAttribute('data-selected', second?.id ?? '')
  await press(page, 'Shift+N')
  await expect(surface).toHaveAttribute('data-selected', first?.id ?? '')
  await press(page, 'Control+Shift+A')
  await work.changed(3, () => press(page, 'c'), (labels) => {
    expect(labels.map((label) => isShape(label) && label.occluded === true)).toEqual([true, true, false])
  }) // prettier-ignore
  await press(page, 'Control+g')
  const grouped = (await work.held(3)).map((label) => isShape(label) && label.group)
  expect(grouped[0]).toBeTruthy()
  expect(grouped).toEqual([grouped[0], grouped[0], undefined])
  await work.changed(3, () => press(page, 'Control+Shift+G'), (labels) => {
    expect(labels.map((label) => isShape(label) && label.group)).toEqual([undefined, undefined, undefined])
  }) // prettier-ignore
  await press(page, 'Control+z', 'Escape')
  await page.mouse.click(...at(640, 430))
  await work.changed(3, () => press(page, '1'), (labels) => {
    expect(labels.find(({ id }) => id === third?.id)).toMatchObject({ classId: 'thing' })
  }) // prettier-ignore
  const byName = async () => {
    await press(page, 't')
    await expect(page.getByRole('combobox', { name: 'Another label' })).toBeFocused()
    await page.keyboard.type('thing')
    await press(page, 'Enter')
  }
  await work.changed(3, byName, (labels) => {
    expect(labels.find(({ id }) => id === third?.id)).toMatchObject({ classId: 'thing' })
  }) // prettier-ignore
  await page.mouse.click(...at(640, 430))
  await press(page, 'q')
  expect((await work.held(3)).find(({ id }) => id === third?.id)).toMatchObject({ classId: 'thing' })
})

test('the tip of the brush is set by keys, and its ticks by commands', async () => {
  const { page } = tools.app
  await work.open('plate-5')
  await press(page, 'm', ';')
  const brush = page.getByRole('group', { name: 'Brush' })
  await expect(brush).toContainText('90 %')
  await press(page, "'")
  await expect(brush).toContainText('100 %')
  const pressure = brush.getByRole('checkbox', { name: 'Pressure' })
  await command(page, 'Follow the pressure of a pen, or not')
  await expect(pressure).not.toBeChecked()
  await command(page, 'Follow the pressure of a pen, or not')
  await expect(pressure).toBeChecked()
  await command(page, 'Cut what lies below the brush, or not')
  await expect(brush.getByRole('checkbox', { name: 'Cut below' })).toBeChecked()
  await command(page, 'Cut what lies below the brush, or not')
  await press(page, 'w')
  await command(page, 'Take what looks alike anywhere, or not')
  const wand = page.getByRole('group', { name: 'Magic wand' })
  await expect(wand.getByRole('checkbox', { name: 'Anywhere' })).toBeChecked()
  await command(page, 'Take what looks alike anywhere, or not')
})

test('the whole image takes a class, which is undone, done again and kept', async () => {
  const { page } = tools.app
  await work.open('plate-6')
  await press(page, '4')
  const entry = page.locator('.item-class', { hasText: 'Indoors' })
  await expect(entry).toHaveAttribute('aria-pressed', 'true')
  expect(await work.held(5)).toMatchObject([{ kind: 'item-class', classId: 'indoors' }])
  await press(page, 'Control+z')
  await expect(entry).toHaveAttribute('aria-pressed', 'false')
  expect(await work.held(5)).toEqual([])
  await press(page, 'Control+Shift+z')
  expect(await work.held(5)).toMatchObject([{ kind: 'item-class', classId: 'indoors' }])
})

test('the view pans, zooms to 100 %, and its parts are hidden and shown by keys', async () => {
  const { page } = tools.app
  const at = await work.open('plate-7')
  const zoom = page.getByLabel('Zoom in percent')
  await press(page, 'Control+0')
  await expect(zoom).toHaveValue(/^100/)
  await press(page, '-')
  await expect(zoom).toHaveValue(/^80/)
  await press(page, 'f', 'h')
  const shown = async () => (await shownAt(page, ...at(400, 300))).join(', ')
  const before = await shown()
  await drag(page, at(400, 300), at(300, 300))
  expect(await shown()).not.toBe(before)
  await press(page, 'b', 'f')
  await holding(page, ['Space'], () => drag(page, at(400, 300), at(300, 300)))
  expect(await shown()).not.toBe(before)
  expect(await work.held(6)).toEqual([])
  await press(page, 'f', 'v')
  for (const [key, part] of [
    ['\\', '.panel'],
    ['|', '.film'],
  ] as const) {
    await press(page, key)
    await expect(page.locator(part)).toBeHidden()
    await press(page, key)
    await expect(page.locator(part)).toBeVisible()
  }
  await press(page, 'Shift+F')
  await expect(page.locator('.panel')).toBeHidden()
  await press(page, 'Shift+F')
  await expect(page.locator('.panel')).toBeVisible()
  await press(page, 'Alt+e')
  await expect(page.locator('.context-bar')).toContainText('Equalised')
  await press(page, 'Alt+e', 'Alt+b')
  const menu = page.getByRole('dialog', { name: 'Adjust the view' })
  await press(page, 'Escape')
  for (const [key, name] of [
    ['Alt+g', 'Pixel grid'],
    ['Alt+c', 'Crosshair'],
  ] as const) {
    const state = async () => {
      await press(page, 'Alt+b')
      const crosshair = menu.getByRole('radiogroup', { name: 'Crosshair' })
      const part =
        name === 'Crosshair' ? crosshair.getByRole('radio', { name: 'Always' }) : menu.getByRole('checkbox', { name })
      const checked = await part.isChecked()
      await press(page, 'Escape')
      return checked
    }
    const was = await state()
    await press(page, key)
    expect(await state()).toBe(!was)
  }
})

test('what was marked is there after every process was killed', async () => {
  await saved(tools.app.page)
  const all = () => Promise.all([3, 5].map(work.held))
  const before = await all()
  await tools.app.kill()
  tools = { ...tools, app: await reopen(tools.office) }
  expect(await all()).toEqual(before)
})
