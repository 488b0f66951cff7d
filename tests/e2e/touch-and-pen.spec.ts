import { expect, test } from '@playwright/test'
import { atImage } from '../../src/shared/labels/geometry.ts'
import type { Label } from '../../src/shared/labels/index.ts'
import { isShape, shapeContains } from '../../src/shared/labels/shape-geometry.ts'
import { handsOn, type Hands } from './support/hands.ts'
import { placeOf, shownAt, type Place } from './support/picture.ts'
import { goToItem, heldLabels, press } from './support/seat.ts'
import { openToolsOffice, reopen, type ToolsOffice } from './support/tools-office.ts'

let tools: ToolsOffice
let hands: Hands

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  tools = await openToolsOffice(['plate-1', 'plate-2', 'plate-3', 'plate-4'])
  hands = await handsOn(tools.app.page)
})
test.afterAll(async () => {
  await tools.app.close()
  tools.office.dispose()
})

const held = (item: number): Promise<readonly Label[]> => heldLabels(tools.app.page, tools.shardId, item)

const near = (value: number | undefined, wanted: number, by = 2): void => {
  expect(Math.abs((value ?? NaN) - wanted), `${String(value)} is not ${String(wanted)}`).toBeLessThanOrEqual(by)
}

const isCovered = (label: Label | undefined, x: number, y: number): boolean =>
  label !== undefined && isShape(label) && shapeContains(label, atImage(x + 0.5, y + 0.5))

test('a finger draws a box, moves its corner, sets a polygon by taps and moves one vertex of it', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-1')
  const at = await placeOf(page)
  await press(page, '1', 'b')
  await hands.finger(at(100, 100), at(200, 180))
  const [box] = await held(0)
  if (box?.kind !== 'box') throw new Error('there is no box')
  near(box.x, 100)
  near(box.width, 100)
  near(box.height, 80)
  await press(page, 'p')
  for (const [x, y] of [[400, 100], [600, 100], [600, 300], [400, 300]] as const) await hands.finger(at(x, y)) // prettier-ignore
  await hands.finger(at(402, 102))
  expect((await held(0)).map(({ kind }) => kind)).toEqual(['box', 'polygon'])
  await press(page, 'v')
  await hands.finger(at(500, 200))
  // A finger need not meet the vertex as a mouse does.
  await hands.finger(at(611, 307), at(700, 400))
  const polygon = (await held(0))[1]
  const corner = polygon?.kind === 'polygon' ? polygon.rings[0]?.[2] : undefined
  near(corner?.[0], 700, 4)
  near(corner?.[1], 400, 4)
  await press(page, 'Control+z')
  const before = (await held(0))[1]
  near(before?.kind === 'polygon' ? before.rings[0]?.[2]?.[0] : undefined, 600, 4)
  await press(page, 'Control+Shift+z')
  expect((await held(0))[1]).toEqual(polygon)
})

test('two fingers move and zoom the picture with any tool, and draw nothing', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-2')
  const at = await placeOf(page)
  await press(page, '1', 'b')
  const zoom = async () => Number.parseFloat((await page.getByLabel('Zoom in percent').inputValue()).replace(',', '.'))
  const first = await zoom()
  await hands.fingers([at(350, 300), at(250, 300)], [at(450, 300), at(550, 300)])
  await expect.poll(async () => Math.abs((await zoom()) / first - 3)).toBeLessThan(0.1)
  // The place between the fingers stays between them.
  const expectAt = async (place: Place) => {
    const [x, y] = await shownAt(page, ...place)
    near(x, 400)
    near(y, 300)
  }
  await expectAt(at(400, 300))
  const [dx, dy] = [at(60, 0)[0] - at(0, 0)[0], at(0, 40)[1] - at(0, 0)[1]]
  const moved = (x: number, y: number): Place => [at(x, y)[0] + dx, at(x, y)[1] + dy]
  await hands.fingers([at(350, 300), moved(350, 300)], [at(450, 300), moved(450, 300)])
  await expectAt(moved(400, 300))
  expect(await held(1)).toEqual([])
})

test('a polygon that was begun survives two fingers that move the picture', async () => {
  const { page } = tools.app
  const at = await placeOf(page)
  await press(page, 'p')
  for (const [x, y] of [[300, 200], [500, 200]] as const) await hands.finger(at(x, y)) // prettier-ignore
  await hands.fingers([at(350, 300), at(300, 300)], [at(450, 300), at(500, 300)])
  await press(page, 'f')
  await hands.finger(at(500, 400))
  await press(page, 'Enter')
  const [polygon] = await held(1)
  expect(polygon?.kind === 'polygon' && polygon.rings[0]).toHaveLength(3)
})

test('a brush follows the pressure of a pen, and the hand beside the pen is ignored', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-3')
  const at = await placeOf(page)
  await press(page, '1', 'm')
  await page.getByRole('slider', { name: 'Size' }).fill('40')
  const size = Number.parseFloat(await page.getByRole('group', { name: 'Brush' }).locator('output').first().innerText())
  await hands.pen([at(100, 300), 0.2], [at(400, 300), 0.2], [at(700, 300), 1])
  const [stroke] = await held(2)
  const edge = (share: number) => Math.round((size / 2) * share)
  expect(isCovered(stroke, 200, 300 - edge(0.2) + 2)).toBe(true)
  expect(isCovered(stroke, 200, 300 - edge(0.2) - 2)).toBe(false)
  expect(isCovered(stroke, 700, 300 - edge(1) + 2)).toBe(true)
  expect(isCovered(stroke, 700, 300 - edge(1) - 2)).toBe(false)
  // The pen hovers: what the hand does now is nothing.
  await hands.finger(at(200, 500), at(500, 500))
  expect(await held(2)).toEqual([stroke])
  await press(page, 'Control+z')
  expect(await held(2)).toEqual([])
  await press(page, 'Control+Shift+z')
  expect(await held(2)).toEqual([stroke])
})

test('a hand that lies down before the pen comes draws nothing, and a pen edits a vertex', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-4')
  const at = await placeOf(page)
  await hands.penAway([20, 20])
  await page.waitForTimeout(1100)
  await press(page, '1', 'p')
  const lift = await hands.rest(at(600, 500))
  for (const [x, y] of [[100, 100], [300, 100], [200, 300]] as const) await hands.pen([at(x, y), 0.5]) // prettier-ignore
  await lift()
  await press(page, 'Enter', 'v')
  await hands.pen([at(200, 150), 0.5])
  await hands.pen([at(200, 300), 0.5], [at(220, 400), 0.5])
  const [polygon, ...others] = await held(3)
  expect(others).toEqual([])
  const ring = polygon?.kind === 'polygon' ? (polygon.rings[0] ?? []) : []
  expect(ring).toHaveLength(3)
  near(ring[2]?.[0], 220)
  near(ring[2]?.[1], 400)
})

test('what hands drew is there after every process was killed', async () => {
  const before = [await held(0), await held(1), await held(2), await held(3)]
  await tools.app.kill()
  tools = { ...tools, app: await reopen(tools.office) }
  expect([await held(0), await held(1), await held(2), await held(3)]).toEqual(before)
})
