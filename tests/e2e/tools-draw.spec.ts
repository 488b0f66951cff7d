import { expect, test } from '@playwright/test'
import type { Label } from '../../src/shared/labels/index.ts'
import { isShape, shapeArea } from '../../src/shared/labels/shape-geometry.ts'
import { clickAll, drag, holding, placeOf } from './support/picture.ts'
import { goToItem, heldLabels, press, saved } from './support/seat.ts'
import { openToolsOffice, reopen, type ToolsOffice } from './support/tools-office.ts'

let tools: ToolsOffice

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  tools = await openToolsOffice(['plate-1', 'plate-2', 'plate-3', 'plate-4'])
})
test.afterAll(async () => {
  await tools.app.close()
  tools.office.dispose()
})

/** Numbers within two pixels, whole structures of them. */
const near = (value: unknown, wanted: unknown): void => {
  if (typeof wanted === 'number')
    expect(Math.abs(Number(value) - wanted), `${String(value)} is not ${String(wanted)}`).toBeLessThanOrEqual(2)
  else if (typeof wanted === 'object' && wanted !== null)
    for (const [key, part] of Object.entries(wanted)) near((value as Record<string, unknown> | undefined)?.[key], part)
  else expect(value).toBe(wanted)
}

const held = (item: number): Promise<readonly Label[]> => heldLabels(tools.app.page, tools.shardId, item)

/** The last label looks so; it is gone after undo and as it was after redo. */
const expectDrawn = async (item: number, wanted: object): Promise<void> => {
  const { page } = tools.app
  const drawn = await held(item)
  near(drawn.at(-1), wanted)
  await press(page, 'Control+z')
  expect(await held(item)).toHaveLength(drawn.length - 1)
  await press(page, 'Control+Shift+z')
  expect(await held(item)).toEqual(drawn)
}

test('boxes: square with Shift, from the middle with Alt, and by keys alone', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-1')
  const at = await placeOf(page)
  await press(page, '1', 'b')
  await holding(page, ['Shift'], () => drag(page, at(50, 50), at(150, 90)))
  await expectDrawn(0, { kind: 'box', x: 50, y: 50, width: 100, height: 100 })
  await holding(page, ['Alt'], () => drag(page, at(300, 100), at(340, 130)))
  await expectDrawn(0, { kind: 'box', x: 260, y: 70, width: 80, height: 60 })
  await press(page, 'Enter', 'Enter', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter')
  const [, , byKeys] = await held(0)
  expect(byKeys).toMatchObject({ kind: 'box' })
  near(byKeys, { x: 400, y: 300 })
  expect(byKeys?.kind === 'box' && byKeys.width).toBe(byKeys?.kind === 'box' && byKeys.height)
  await press(page, 'Escape', '3')
  await drag(page, at(600, 450), at(700, 500))
  await expect(page.getByRole('region', { name: 'Place and size' })).toBeVisible()
  await expectDrawn(0, { kind: 'box', classId: 'sign', x: 600, y: 450, width: 100, height: 50 })
  await press(page, '1')
})

test('a turned box by three clicks, an ellipse by its frame, a cuboid by face and depth', async () => {
  const { page } = tools.app
  const at = await placeOf(page)
  await press(page, 'r')
  await clickAll(page, at(100, 300), at(200, 400), at(150, 450))
  await expectDrawn(0, { kind: 'rotated-box', width: 141.4, height: 70.7, rotationDegrees: 45 })
  await press(page, 'o')
  await drag(page, at(300, 400), at(400, 460))
  await expectDrawn(0, { kind: 'ellipse', centreX: 350, centreY: 430, radiusX: 50, radiusY: 30, rotationDegrees: 0 })
  await press(page, 'u')
  await drag(page, at(500, 400), at(600, 500))
  await clickAll(page, at(640, 360))
  await expectDrawn(0, {
    kind: 'cuboid',
    corners: [
      [500, 400],
      [600, 400],
      [600, 500],
      [500, 500],
      [540, 360],
      [640, 360],
      [640, 460],
      [540, 460],
    ],
  })
})

test('lines and polygons by clicks and by hand; the other button takes a point back', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-2')
  const at = await placeOf(page)
  await press(page, '1', 'Shift+P')
  await clickAll(page, at(50, 50), at(150, 50), at(200, 200))
  await page.mouse.click(...at(200, 200), { button: 'right' })
  await clickAll(page, at(150, 150))
  await press(page, 'Enter')
  await expectDrawn(1, {
    kind: 'polyline',
    points: [
      [50, 50],
      [150, 50],
      [150, 150],
    ],
  })
  await press(page, 'p')
  await page.mouse.move(...at(300, 100))
  await page.mouse.down()
  for (const [x, y] of [
    [500, 100],
    [500, 300],
    [300, 300],
  ] as const)
    await page.mouse.move(...at(x, y), { steps: 12 })
  await page.mouse.up()
  await press(page, 'Enter')
  const polygon = (await held(1)).at(-1)
  expect(polygon?.kind === 'polygon' && polygon.rings[0]?.length).toBeLessThan(8)
  near(polygon && isShape(polygon) ? Math.sqrt(shapeArea(polygon)) : 0, 200)
})

test('a polygon gets a hole and a part and is split along a line', async () => {
  const { page } = tools.app
  const at = await placeOf(page)
  const area = async () => {
    const polygons = (await held(1)).filter((label) => label.kind === 'polygon')
    return polygons.map((label) => Math.round(shapeArea(label) / 100))
  }
  await press(page, 'v')
  await page.mouse.click(...at(400, 200))
  const [whole = 0] = await area()
  await press(page, 'd')
  await clickAll(page, at(350, 150), at(400, 150), at(400, 200), at(350, 200))
  await press(page, 'Enter')
  near((await area())[0], whole - 25)
  await press(page, 'Shift+D')
  await clickAll(page, at(600, 100), at(650, 100), at(650, 150), at(600, 150))
  await press(page, 'Enter')
  near((await area())[0], whole)
  await press(page, 'x')
  await clickAll(page, at(450, 50), at(450, 350))
  await press(page, 'Enter')
  expect(await area()).toHaveLength(2)
  await press(page, 'Control+z', 'Control+z', 'Control+z')
  near((await area())[0], whole)
  await press(page, 'Control+Shift+z', 'Control+Shift+z', 'Control+Shift+z')
  expect(await area()).toHaveLength(2)
})

test('keypoints lie in a frame or are clicked in order, and a key goes through their states', async () => {
  const { page } = tools.app
  await goToItem(page, 'plate-3')
  const at = await placeOf(page)
  await press(page, '2', 'k')
  await drag(page, at(100, 100), at(200, 200))
  await expectDrawn(2, {
    kind: 'keypoints',
    points: [
      { x: 150, y: 100 },
      { x: 100, y: 200 },
      { x: 200, y: 200 },
    ],
  })
  await clickAll(page, at(450, 100))
  await expect(page.locator('.context-bar')).toContainText('Left eye')
  await press(page, 'o')
  await clickAll(page, at(400, 200))
  await press(page, 'x')
  await expectDrawn(2, {
    points: [{ x: 450, y: 100, state: 'visible' }, { x: 400, y: 200, state: 'occluded' }, { state: 'absent' }],
  })
  await press(page, 'v')
  await page.mouse.click(...at(450, 100))
  await page.mouse.move(...at(451, 101))
  await press(page, 'c')
  near((await held(2))[1], { points: [{ state: 'occluded' }] })
  await drag(page, at(450, 100), at(470, 120))
  near((await held(2))[1], { points: [{ x: 470, y: 120 }] })
})

test('what was drawn is there after every process was killed', async () => {
  await saved(tools.app.page)
  const before = [await held(0), await held(1), await held(2)]
  await tools.app.kill()
  tools = { ...tools, app: await reopen(tools.office) }
  expect([await held(0), await held(1), await held(2)]).toEqual(before)
  expect(before.map((labels) => labels.length)).toEqual([7, 3, 2])
})
