import { expect, test } from '@playwright/test'
import type { Label } from '../../src/shared/labels/index.ts'
import { isShape, shapeArea, shapeBounds } from '../../src/shared/labels/shape-geometry.ts'
import { clickAll, drag, holding } from './support/picture.ts'
import { command, press, saved } from './support/seat.ts'
import { openToolsOffice, reopen, type ToolsOffice } from './support/tools-office.ts'
import { near, workedOn, type Worked } from './support/worked.ts'

let tools: ToolsOffice
let work: Worked

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  tools = await openToolsOffice(['plate-1', 'plate-2', 'plate-3', 'plate-4', 'plate-5'])
  work = workedOn(() => tools.app, tools.shardId)
})
test.afterAll(async () => {
  await tools.app.close()
  tools.office.dispose()
})

const boundsOf = (labels: readonly Label[]) => labels.filter(isShape).map(shapeBounds)
const areasOf = (labels: readonly Label[]) => labels.filter(isShape).map((label) => Math.round(shapeArea(label) / 100))

test('shapes are aligned by every side and middle, and distributed both ways', async () => {
  const { page } = tools.app
  const at = await work.open('plate-1')
  await press(page, '1', 'b')
  await work.box(at, [50, 50], [60, 40])
  await work.box(at, [200, 120], [100, 60])
  await work.box(at, [500, 300], [80, 80])
  await press(page, 'v', 'Control+a')
  const expectAll = (measure: (bounds: ReturnType<typeof boundsOf>[number]) => number, wanted: number) =>
    (labels: readonly Label[]) => {
      for (const bounds of boundsOf(labels)) near(measure(bounds), wanted)
    } // prettier-ignore
  const by = (key: string) => () => press(page, 'j', key)
  await work.changed(
    0,
    by('l'),
    expectAll(({ x }) => x, 50),
  )
  await work.changed(
    0,
    by('r'),
    expectAll(({ x, width }) => x + width, 580),
  )
  await work.changed(
    0,
    by('t'),
    expectAll(({ y }) => y, 50),
  )
  await work.changed(
    0,
    by('b'),
    expectAll(({ y, height }) => y + height, 380),
  )
  await work.changed(
    0,
    by('c'),
    expectAll(({ x, width }) => x + width / 2, 315),
  )
  await work.changed(
    0,
    by('m'),
    expectAll(({ y, height }) => y + height / 2, 215),
  )
  await work.changed(0, by('a'), (labels) => {
    const [a, b, c] = boundsOf(labels)
    if (!a || !b || !c) throw new Error('a box is missing')
    near(b.x - a.x - a.width, c.x - b.x - b.width)
    near(a.x, 50)
    near(c.x, 500)
  })
  await work.changed(0, by('d'), (labels) => {
    const [a, b, c] = boundsOf(labels)
    if (!a || !b || !c) throw new Error('a box is missing')
    near(b.y - a.y - a.height, c.y - b.y - b.height)
    near(a.y, 50)
    near(c.y, 300)
  })
})

test('a shape goes one step up and down among those that overlap, and over and under all', async () => {
  const { page } = tools.app
  const at = await work.open('plate-2')
  await press(page, '1', 'b')
  for (const corner of [100, 150, 200]) await work.box(at, [corner, corner], [200, 200])
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
  await work.changed(1, () => press(page, 'Control+ArrowUp'), order(150, 100, 200))
  await work.changed(1, () => press(page, 'Control+Shift+ArrowUp'), order(150, 200, 100))
  await page.mouse.click(...at(390, 390))
  await work.changed(1, () => press(page, 'Control+ArrowDown'), order(100, 200, 150))
  await work.changed(1, () => press(page, 'Control+Shift+ArrowDown'), order(200, 100, 150))
})

test('polygons are subtracted, intersected and taken apart', async () => {
  const { page } = tools.app
  const at = await work.open('plate-3')
  await press(page, '1', 'p')
  await work.square(at, [100, 100], 200)
  await work.square(at, [200, 200], 200)
  await press(page, 'v')
  await page.mouse.click(...at(120, 120))
  await holding(page, ['Shift'], () => page.mouse.click(...at(380, 380)))
  await work.changed(2, () => press(page, 'Control+Shift+x'), (labels) => {
    const [first, second] = areasOf(labels)
    near(first, 300, 6)
    near(second, 400, 8)
  }) // prettier-ignore
  await page.mouse.click(...at(700, 500))
  await page.mouse.click(...at(120, 120))
  await holding(page, ['Shift'], () => page.mouse.click(...at(380, 380)))
  await work.changed(2, () => command(page, 'Keep where the polygons overlap'), (labels) => {
    expect(labels).toHaveLength(1)
    near(areasOf(labels)[0], 100, 4)
  }) // prettier-ignore
  await page.mouse.click(...at(700, 500))
  await page.mouse.click(...at(120, 120))
  await press(page, 'Shift+D')
  await clickAll(page, at(500, 100), at(600, 100), at(600, 200), at(500, 200))
  await press(page, 'Enter')
  expect(await work.held(2)).toHaveLength(2)
  await work.changed(2, () => command(page, 'Make each part a label of its own'), (labels) => {
    expect(labels).toHaveLength(3)
    const areas = areasOf(labels).toSorted((a, b) => a - b)
    near(areas[0], 100, 4)
  }) // prettier-ignore
})

test('points snap to other outlines until that is turned off', async () => {
  const { page } = tools.app
  const at = await work.open('plate-3')
  const drawn = async () => {
    await press(page, '1', 'p')
    await clickAll(page, at(404, 203), at(500, 300), at(450, 400))
    await press(page, 'Enter')
    const last = (await work.held(2)).at(-1)
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

test('masks are filled, joined, subtracted, intersected and cut from what lies below', async () => {
  const { page } = tools.app
  const at = await work.open('plate-5')
  await press(page, '1', 'm')
  const loop = async (x: number, y: number, side: number) => {
    await holding(page, ['Control'], () =>
      drag(page, at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side), at(x, y + 2)),
    )
    await press(page, 'Enter')
  }
  await loop(100, 100, 200)
  await loop(200, 200, 200)
  const [one = 0, other = 0] = areasOf(await work.held(4))
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
  await work.changed(4, () => command(page, 'Join the masks'), areas(one + other - 100))
  await both()
  await work.changed(4, () => command(page, 'Subtract the other masks from the first'), areas(one - 100, other))
  await both()
  await work.changed(4, () => command(page, 'Keep what all masks share'), areas(100))
  await page.mouse.click(...at(700, 500))
  await page.mouse.click(...at(380, 380))
  await work.changed(4, () => press(page, 'Alt+x'), areas(one - 100, other))
  await press(page, 'e')
  await drag(page, at(350, 350), at(352, 352))
  const pierced = areasOf(await work.held(4))[1] ?? 0
  expect(pierced).toBeLessThan(other - 4)
  await work.changed(4, () => press(page, 'Shift+M'), areas(one, other))
})

test('what commands left is there after every process was killed', async () => {
  await saved(tools.app.page)
  const all = () => Promise.all([0, 1, 2, 4].map(work.held))
  const before = await all()
  await tools.app.kill()
  tools = { ...tools, app: await reopen(tools.office) }
  expect(await all()).toEqual(before)
})
