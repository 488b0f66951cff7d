import { expect, test } from '@playwright/test'
import type { Label } from '../../src/shared/labels/index.ts'
import { isShape, shapeArea, shapeBounds } from '../../src/shared/labels/shape-geometry.ts'
import { clickAll, drag, holding, placeOf, type Place } from './support/picture.ts'
import { command, goToItem, heldLabels, press, saved } from './support/seat.ts'
import { openToolsOffice, reopen, type ToolsOffice } from './support/tools-office.ts'

let tools: ToolsOffice

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  tools = await openToolsOffice(['plate-1', 'plate-2', 'plate-3', 'plate-4', 'plate-5', 'plate-6', 'plate-7'])
})
test.afterAll(async () => {
  await tools.app.close()
  tools.office.dispose()
})

type At = (x: number, y: number) => Place
const held = (item: number): Promise<readonly Label[]> => heldLabels(tools.app.page, tools.shardId, item)

const near = (value: number | undefined, wanted: number, by = 2): void => {
  expect(Math.abs((value ?? NaN) - wanted), `${String(value)} is not ${String(wanted)}`).toBeLessThanOrEqual(by)
}

/** Does something that is one change: it is there, gone after undo, and there again after redo. Then it is taken back. */
const changed = async (
  item: number,
  act: () => Promise<void>,
  check: (labels: readonly Label[]) => void,
): Promise<void> => {
  const { page } = tools.app
  const before = await held(item)
  await act()
  const after = await held(item)
  check(after)
  expect(after).not.toEqual(before)
  await press(page, 'Control+z')
  expect(await held(item)).toEqual(before)
  await press(page, 'Control+Shift+z')
  expect(await held(item)).toEqual(after)
  await press(page, 'Control+z')
  expect(await held(item)).toEqual(before)
}

const open = async (name: string): Promise<At> => {
  await goToItem(tools.app.page, name)
  return placeOf(tools.app.page)
}

const box = (at: At, x: number, y: number, [width, height]: readonly [number, number]) =>
  drag(tools.app.page, at(x, y), at(x + width, y + height))

const square = async (at: At, x: number, y: number, side: number): Promise<void> => {
  await clickAll(tools.app.page, at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side))
  await press(tools.app.page, 'Enter')
}

const boundsOf = (labels: readonly Label[]) => labels.filter(isShape).map(shapeBounds)
const areasOf = (labels: readonly Label[]) => labels.filter(isShape).map((label) => Math.round(shapeArea(label) / 100))

test('shapes are aligned by every side and middle, and distributed both ways', async () => {
  const { page } = tools.app
  const at = await open('plate-1')
  await press(page, '1', 'b')
  await box(at, 50, 50, [60, 40])
  await box(at, 200, 120, [100, 60])
  await box(at, 500, 300, [80, 80])
  await press(page, 'v', 'Control+a')
  const expectAll = (measure: (bounds: ReturnType<typeof boundsOf>[number]) => number, wanted: number) =>
    (labels: readonly Label[]) => {
      for (const bounds of boundsOf(labels)) near(measure(bounds), wanted)
    } // prettier-ignore
  const by = (key: string) => () => press(page, 'j', key)
  await changed(
    0,
    by('l'),
    expectAll(({ x }) => x, 50),
  )
  await changed(
    0,
    by('r'),
    expectAll(({ x, width }) => x + width, 580),
  )
  await changed(
    0,
    by('t'),
    expectAll(({ y }) => y, 50),
  )
  await changed(
    0,
    by('b'),
    expectAll(({ y, height }) => y + height, 380),
  )
  await changed(
    0,
    by('c'),
    expectAll(({ x, width }) => x + width / 2, 315),
  )
  await changed(
    0,
    by('m'),
    expectAll(({ y, height }) => y + height / 2, 215),
  )
  await changed(0, by('a'), (labels) => {
    const [a, b, c] = boundsOf(labels)
    if (!a || !b || !c) throw new Error('a box is missing')
    near(b.x - a.x - a.width, c.x - b.x - b.width)
    near(a.x, 50)
    near(c.x, 500)
  })
  await changed(0, by('d'), (labels) => {
    const [a, b, c] = boundsOf(labels)
    if (!a || !b || !c) throw new Error('a box is missing')
    near(b.y - a.y - a.height, c.y - b.y - b.height)
    near(a.y, 50)
    near(c.y, 300)
  })
})

test('a shape goes one step up and down among those that overlap, and over and under all', async () => {
  const { page } = tools.app
  const at = await open('plate-2')
  await press(page, '1', 'b')
  for (const corner of [100, 150, 200]) await box(at, corner, corner, [200, 200])
  const pile = (labels: readonly Label[]) =>
    labels
      .filter(isShape)
      .map((label, came) => ({ x: Math.round(shapeBounds(label).x), z: label.z ?? 0, came }))
      .sort((a, b) => a.z - b.z || a.came - b.came)
      .map(({ x }) => Math.round(x / 50) * 50)
  const order =
    (...wanted: readonly number[]) =>
    (labels: readonly Label[]) =>
      expect(pile(labels)).toEqual(wanted)
  await press(page, 'v')
  await page.mouse.click(...at(110, 110))
  await changed(1, () => press(page, 'Control+ArrowUp'), order(150, 100, 200))
  await changed(1, () => press(page, 'Control+Shift+ArrowUp'), order(150, 200, 100))
  await page.mouse.click(...at(390, 390))
  await changed(1, () => press(page, 'Control+ArrowDown'), order(100, 200, 150))
  await changed(1, () => press(page, 'Control+Shift+ArrowDown'), order(200, 100, 150))
})

test('polygons are subtracted, intersected and taken apart', async () => {
  const { page } = tools.app
  const at = await open('plate-3')
  await press(page, '1', 'p')
  await square(at, 100, 100, 200)
  await square(at, 200, 200, 200)
  await press(page, 'v')
  await page.mouse.click(...at(120, 120))
  await holding(page, ['Shift'], () => page.mouse.click(...at(380, 380)))
  await changed(2, () => press(page, 'Control+Shift+x'), (labels) => {
    const [first, second] = areasOf(labels)
    near(first, 300, 6)
    near(second, 400, 8)
  }) // prettier-ignore
  await page.mouse.click(...at(700, 500))
  await page.mouse.click(...at(120, 120))
  await holding(page, ['Shift'], () => page.mouse.click(...at(380, 380)))
  await changed(2, () => command(page, 'Keep where the polygons overlap'), (labels) => {
    expect(labels).toHaveLength(1)
    near(areasOf(labels)[0], 100, 4)
  }) // prettier-ignore
  await page.mouse.click(...at(700, 500))
  await page.mouse.click(...at(120, 120))
  await press(page, 'Shift+D')
  await clickAll(page, at(500, 100), at(600, 100), at(600, 200), at(500, 200))
  await press(page, 'Enter')
  expect(await held(2)).toHaveLength(2)
  await changed(2, () => command(page, 'Make each part a label of its own'), (labels) => {
    expect(labels).toHaveLength(3)
    const areas = areasOf(labels).toSorted((a, b) => a - b)
    near(areas[0], 100, 4)
  }) // prettier-ignore
})

test('points snap to other outlines until that is turned off', async () => {
  const { page } = tools.app
  const at = await open('plate-3')
  const drawn = async () => {
    await press(page, '1', 'p')
    await clickAll(page, at(404, 203), at(500, 300), at(450, 400))
    await press(page, 'Enter')
    const last = (await held(2)).at(-1)
    await press(page, 'Control+z')
    return last?.kind === 'polygon' ? last.rings[0]?.[0] : undefined
  }
  const [snapped] = [await drawn()]
  near(snapped?.[0], 400, 1)
  near(snapped?.[1], 200, 1)
  await press(page, 'z')
  near((await drawn())?.[0], 404, 1)
  await press(page, 'z')
})

test('what is selected is shown alone, all is hidden, and neither can be clicked then', async () => {
  const { page } = tools.app
  const at = await open('plate-4')
  const surface = page.locator('.image-surface')
  await press(page, '1', 'b')
  await box(at, 100, 100, [100, 100])
  await box(at, 400, 100, [100, 100])
  const [first, second] = await held(3)
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
  expect(await held(3)).toEqual([first, second])
})

test('shapes are walked through, chosen by class, marked, grouped and relabelled', async () => {
  const { page } = tools.app
  const at = await open('plate-4')
  const surface = page.locator('.image-surface')
  await press(page, '3', 'b')
  await box(at, 600, 400, [80, 60])
  const [first, second, third] = await held(3)
  await press(page, 'v', 'Escape')
  await page.mouse.click(...at(150, 150))
  await press(page, 'n')
  await expect(surface).toHaveAttribute('data-selected', second?.id ?? '')
  await press(page, 'Shift+N')
  await expect(surface).toHaveAttribute('data-selected', first?.id ?? '')
  await press(page, 'Control+Shift+A')
  await changed(3, () => press(page, 'c'), (labels) => {
    expect(labels.map((label) => isShape(label) && label.occluded === true)).toEqual([true, true, false])
  }) // prettier-ignore
  await press(page, 'Control+g')
  const grouped = (await held(3)).map((label) => isShape(label) && label.group)
  expect(grouped[0]).toBeTruthy()
  expect(grouped).toEqual([grouped[0], grouped[0], undefined])
  await changed(3, () => press(page, 'Control+Shift+G'), (labels) => {
    expect(labels.map((label) => isShape(label) && label.group)).toEqual([undefined, undefined, undefined])
  }) // prettier-ignore
  await press(page, 'Control+z', 'Escape')
  await page.mouse.click(...at(640, 430))
  await changed(3, () => press(page, '1'), (labels) => {
    expect(labels.find(({ id }) => id === third?.id)).toMatchObject({ classId: 'thing' })
  }) // prettier-ignore
})

test('masks are filled, joined, subtracted, intersected and cut from what lies below', async () => {
  const { page } = tools.app
  const at = await open('plate-5')
  await press(page, '1', 'm')
  const loop = async (x: number, y: number, side: number) => {
    await holding(page, ['Control'], () =>
      drag(page, at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side), at(x, y + 2)),
    )
    await press(page, 'Enter')
  }
  await loop(100, 100, 200)
  await loop(200, 200, 200)
  const [one = 0, other = 0] = areasOf(await held(4))
  near(one, 400, 30)
  await press(page, 'v')
  const both = async () => {
    await page.mouse.click(...at(700, 500))
    await page.mouse.click(...at(120, 120))
    await holding(page, ['Shift'], () => page.mouse.click(...at(380, 380)))
  }
  const areas =
    (...wanted: readonly number[]) =>
    (labels: readonly Label[]) => {
      expect(labels).toHaveLength(wanted.length)
      for (const [place, area] of areasOf(labels).entries()) near(area, wanted[place] ?? NaN, 30)
    }
  await both()
  await changed(4, () => command(page, 'Join the masks'), areas(one + other - 100))
  await both()
  await changed(4, () => command(page, 'Subtract the other masks from the first'), areas(one - 100, other))
  await both()
  await changed(4, () => command(page, 'Keep what all masks share'), areas(100))
  await page.mouse.click(...at(700, 500))
  await page.mouse.click(...at(380, 380))
  await changed(4, () => press(page, 'Alt+x'), areas(one - 100, other))
  await press(page, 'e')
  await drag(page, at(350, 350), at(352, 352))
  const pierced = areasOf(await held(4))[1] ?? 0
  expect(pierced).toBeLessThan(other - 4)
  await changed(4, () => press(page, 'Shift+M'), areas(one, other))
})

test('the tip of the brush is set by keys, and its ticks by commands', async () => {
  const { page } = tools.app
  await open('plate-5')
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
  await open('plate-6')
  await press(page, '4')
  const entry = page.locator('.item-class', { hasText: 'Indoors' })
  await expect(entry).toHaveAttribute('aria-pressed', 'true')
  expect(await held(5)).toMatchObject([{ kind: 'item-class', classId: 'indoors' }])
  await press(page, 'Control+z')
  await expect(entry).toHaveAttribute('aria-pressed', 'false')
  expect(await held(5)).toEqual([])
  await press(page, 'Control+Shift+z')
  expect(await held(5)).toMatchObject([{ kind: 'item-class', classId: 'indoors' }])
})

test('the view pans, zooms to 100 %, and its parts are hidden and shown by keys', async () => {
  const { page } = tools.app
  const at = await open('plate-7')
  const zoom = page.getByLabel('Zoom in percent')
  await press(page, 'Control+0')
  await expect(zoom).toHaveValue(/^100/)
  await press(page, '-')
  await expect(zoom).toHaveValue(/^80/)
  await press(page, 'f', 'h')
  const shown = async () => {
    await page.mouse.move(...at(400, 300))
    return page.locator('.status-position').innerText()
  }
  const before = await shown()
  await drag(page, at(400, 300), at(300, 300))
  expect(await shown()).not.toBe(before)
  await press(page, 'b', 'f')
  await holding(page, ['Space'], () => drag(page, at(400, 300), at(300, 300)))
  expect(await shown()).not.toBe(before)
  expect(await held(6)).toEqual([])
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
      const part =
        name === 'Crosshair' ? menu.getByRole('radio', { name: 'Always' }) : menu.getByRole('checkbox', { name })
      const checked = await part.isChecked()
      await press(page, 'Escape')
      return checked
    }
    const was = await state()
    await press(page, key)
    expect(await state()).toBe(!was)
  }
})

test('what commands left is there after every process was killed', async () => {
  await saved(tools.app.page)
  const all = () => Promise.all([0, 1, 2, 3, 4, 5].map(held))
  const before = await all()
  await tools.app.kill()
  tools = { ...tools, app: await reopen(tools.office) }
  expect(await all()).toEqual(before)
})
