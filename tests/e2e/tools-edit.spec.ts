import { expect, test } from '@playwright/test'
import type { Label } from '../../src/shared/labels/index.ts'
import { isShape, shapeArea } from '../../src/shared/labels/shape-geometry.ts'
import { clickAll, drag, holding, placeOf, type Place } from './support/picture.ts'
import { goToItem, heldLabels, press } from './support/seat.ts'
import { openToolsOffice, reopen, type ToolsOffice } from './support/tools-office.ts'

let tools: ToolsOffice

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  tools = await openToolsOffice(['plate-1', 'plate-2', 'plate-3', 'plate-4', 'plate-5'])
})
test.afterAll(async () => {
  await tools.app.close()
  tools.office.dispose()
})

const held = (item: number): Promise<readonly Label[]> => heldLabels(tools.app.page, tools.shardId, item)

const near = (value: number | undefined, wanted: number): void => {
  expect(Math.abs((value ?? NaN) - wanted), `${String(value)} is not ${String(wanted)}`).toBeLessThanOrEqual(2)
}

const boxes = async (item: number) => (await held(item)).filter((label) => label.kind === 'box')

test('a turned box is turned in steps, kept in ratio and grown round its centre by its handles', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-1')
  const at = await placeOf(page)
  const turned = async () => {
    const [label] = await held(0)
    if (label?.kind !== 'rotated-box') throw new Error('there is no turned box')
    return label
  }
  await press(page, '1', 'r')
  await clickAll(page, at(300, 200), at(500, 200), at(500, 300))
  await press(page, 'v')
  await page.mouse.click(...at(400, 250))
  const scale = (at(100, 0)[0] - at(0, 0)[0]) / 100
  const handle: Place = [at(400, 200)[0], at(400, 200)[1] - 24]
  await holding(page, ['Shift'], () => drag(page, handle, at(580, 235)))
  expect((await turned()).rotationDegrees).toBe(90)
  await press(page, 'Control+z')
  await holding(page, ['Alt'], () => drag(page, at(500, 250), at(520, 250)))
  near((await turned()).width, 240)
  near((await turned()).centreX, 400)
  await holding(page, ['Shift'], () => drag(page, at(520, 300), at(640, 360)))
  near((await turned()).width / (await turned()).height, 2.4)
  expect(scale).toBeGreaterThan(0)
  await press(page, 'Shift+ArrowRight')
  const nudged = await turned()
  await press(page, 'Control+z')
  near(nudged.centreX - (await turned()).centreX, 10)
  const degrees = page.getByLabel('Turned clockwise, in degrees')
  await degrees.fill('30')
  await degrees.press('Enter')
  expect((await turned()).rotationDegrees).toBe(30)
})

test('the corner of a cuboid keeps its upright edge upright, and vertices are picked and moved together', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-2')
  const at = await placeOf(page)
  await press(page, '1', 'u')
  await drag(page, at(100, 300), at(200, 400))
  await clickAll(page, at(260, 240))
  await press(page, 'v')
  await page.mouse.click(...at(150, 350))
  await drag(page, at(100, 300), at(80, 280))
  const [cuboid] = await held(1)
  if (cuboid?.kind !== 'cuboid') throw new Error('there is no cuboid')
  near(cuboid.corners[0]?.[0], 80)
  near(cuboid.corners[0]?.[1], 280)
  near(cuboid.corners[3]?.[0], 80)
  near(cuboid.corners[3]?.[1], 400)
  await press(page, 'p')
  await clickAll(page, at(400, 100), at(600, 100), at(600, 300), at(400, 300))
  await press(page, 'Enter', 'v')
  await page.mouse.click(...at(500, 200))
  await holding(page, ['Alt'], () => drag(page, at(570, 60), at(640, 340)))
  await press(page, 'Shift+ArrowRight', 'Escape')
  const polygon = (await held(1))[1]
  const xs = polygon?.kind === 'polygon' ? (polygon.rings[0] ?? []).map(([x]) => x).sort((a, b) => a - b) : []
  near(xs[0], 400)
  near(xs[2], 610)
  near(xs[3], 610)
})

test('shapes are copied, pasted at the pointer, duplicated and copied to the next item', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-3')
  const at = await placeOf(page)
  await press(page, '1', 'b')
  await drag(page, at(100, 100), at(200, 150))
  await press(page, 'v')
  await page.mouse.click(...at(150, 125))
  await press(page, 'Control+c')
  await page.mouse.move(...at(500, 400))
  await press(page, 'Control+v')
  const [, pasted] = await boxes(2)
  near(pasted?.x, 450)
  near(pasted?.y, 375)
  await press(page, 'Control+d')
  near((await boxes(2))[2]?.x, 460)
  await press(page, 'Control+x')
  expect(await boxes(2)).toHaveLength(2)
  await press(page, 'Control+a', 'Control+b')
  await expect(page.getByLabel('How many items ahead')).toBeFocused()
  await press(page, 'Enter')
  await expect(page.getByText('2 labels copied to item 4.')).toBeVisible()
  await expect(page.locator('.image-surface')).toBeFocused()
  expect(await boxes(3)).toHaveLength(2)
  await press(page, 'Control+b', '2', 'Enter')
  await expect(page.getByText('copied to item 5. Left out: item 4 has the same already')).toBeVisible()
  expect([(await boxes(3)).length, (await boxes(4)).length]).toEqual([2, 2])
  await press(page, 'Control+b', 'Enter')
  await expect(page.getByText('2 labels copied to item 4.')).toBeVisible()
  expect(await boxes(3)).toHaveLength(4)
  await goToItem(page, 'plate-4')
  await press(page, 'Control+z', 'Control+z')
  expect(await boxes(3)).toHaveLength(0)
  await goToItem(page, 'plate-5')
  await press(page, 'Control+z')
  expect(await boxes(4)).toHaveLength(0)
})

test('shapes are grouped, aligned, put in front, locked and hidden', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-3')
  const at = await placeOf(page)
  await press(page, 'v', 'Control+a', 'Control+g')
  await page.mouse.click(...at(700, 560))
  await page.mouse.click(...at(150, 125))
  await press(page, 'j', 'l')
  const aligned = await boxes(2)
  near(aligned[1]?.x, aligned[0]?.x ?? NaN)
  await page.mouse.click(...at(700, 560))
  await holding(page, ['Alt'], () => page.mouse.click(...at(150, 125)))
  await press(page, 'Control+Shift+ArrowUp', 'Alt+l')
  const [front] = await boxes(2)
  expect(front).toMatchObject({ z: 1, locked: true })
  await drag(page, at(150, 125), at(250, 225))
  await press(page, 'Delete', 'ArrowRight')
  expect((await boxes(2))[0]).toEqual(front)
  await expect(page.locator('.context-bar')).toContainText('Locked')
  await press(page, 'Alt+h')
  await page.mouse.click(...at(700, 560))
  await page.mouse.click(...at(150, 125))
  await press(page, 'Alt+l')
  expect((await boxes(2))[0]).toEqual(front)
})

test('a border is followed, a shared vertex moves in both, polygons are joined and simplified', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-5')
  const at = await placeOf(page)
  const rings = async () => (await held(4)).flatMap((label) => (label.kind === 'polygon' ? [label.rings[0] ?? []] : []))
  await press(page, '1', 'p')
  await clickAll(page, at(100, 100), at(300, 100), at(320, 200), at(300, 300), at(100, 300))
  await press(page, 'Enter')
  await clickAll(page, at(500, 100), at(302, 102))
  await page.mouse.move(...at(302, 298), { steps: 3 })
  await expect(page.locator('.context-bar')).toContainText('follows this border')
  await clickAll(page, at(302, 298), at(500, 300))
  await press(page, 'Enter')
  const [first = [], second = []] = await rings()
  const shared = first.filter(([x, y]) => second.some((point) => point[0] === x && point[1] === y))
  expect(shared).toHaveLength(3)
  await press(page, 'v')
  await page.mouse.click(...at(200, 200))
  await holding(page, ['Alt', 'Shift'], () => drag(page, at(320, 200), at(360, 220)))
  const moved = (await rings()).map((ring) => ring.filter(([x, y]) => Math.hypot(x - 360, y - 220) < 3))
  expect(moved.map((points) => points.length)).toEqual([1, 1])
  await holding(page, ['Shift'], () => page.mouse.click(...at(420, 200)))
  await press(page, 'Shift+X')
  expect(await rings()).toHaveLength(1)
  const [whole] = await held(4)
  const area = whole && isShape(whole) ? shapeArea(whole) : 0
  near(area / 800, 100)
  await press(page, 'Shift+Z')
  await expect(page.getByRole('slider', { name: 'Tolerance' })).toBeFocused()
  const rough = await rings()
  await press(page, 'Escape', 'Shift+Z', 'ArrowRight')
  await press(page, 'Enter')
  expect(rough).toHaveLength(1)
  const [simple = []] = await rings()
  expect(simple.length).toBeLessThanOrEqual(4)
  await tools.app.kill()
  tools = { ...tools, app: await reopen(tools.office) }
  expect(await rings()).toEqual([simple])
})
