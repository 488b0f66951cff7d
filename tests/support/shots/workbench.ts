import type { Page } from 'playwright-core'
import type { Shot } from '../preview.ts'

type Spot = readonly [x: number, y: number]

/** Opens a shard from Work by its name and waits for the content. */
const openShard = async (page: Page, name: string) => {
  await page.getByText(name, { exact: true }).first().click()
  await page.locator('.workbench .context-bar').waitFor()
  await page.waitForTimeout(700)
}

/** A spot of the picture surface in parts of its width and height. */
const spotOn = async (page: Page, [x, y]: Spot): Promise<Spot> => {
  const box = await page.locator('.image-surface').boundingBox()
  if (!box) throw new Error('No picture is shown')
  return [box.x + box.width * x, box.y + box.height * y]
}

const drag = async (page: Page, from: Spot, to: Spot) => {
  await page.mouse.move(...(await spotOn(page, from)))
  await page.mouse.down()
  await page.mouse.move(...(await spotOn(page, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2])))
  await page.mouse.move(...(await spotOn(page, to)))
  await page.mouse.up()
}

const click = async (page: Page, at: Spot) => {
  await page.mouse.move(...(await spotOn(page, at)))
  await page.mouse.click(...(await spotOn(page, at)))
}

const drawOutline = async (page: Page, outline: readonly Spot[]) => {
  for (const at of outline) await click(page, at)
  await page.keyboard.press('Enter')
}

interface Saved {
  readonly cause: string
  readonly after: readonly {
    readonly kind: string
    readonly classId: string
    readonly x?: number
    readonly width?: number
  }[]
}

/** What the fake station holds of the open item. */
const savedChanges = (page: Page, shard: string, index: number): Promise<readonly Saved[]> =>
  page.evaluate(
    ([name, at]) => {
      const { world } = (
        globalThis as unknown as {
          fakeStation: { world: { projects: { shards: { name: string; items: { changes: Saved[] | null }[] }[] }[] } }
        }
      ).fakeStation
      const found = world.projects.flatMap((project) => project.shards).find((entry) => entry.name === name)
      return found?.items[Number(at)]?.changes ?? []
    },
    [shard, String(index)] as const,
  )

const expectThat = (claim: boolean, words: string): void => {
  if (!claim) throw new Error(words)
  console.log(`  ok  ${words}`)
}

const goTo = async (page: Page, steps: number, key: string) => {
  for (let i = 0; i < steps; i++) {
    await page.keyboard.press(key)
    await page.waitForTimeout(120)
  }
}

const placeInShard = async (page: Page) => Number(/(\d+) of/.exec(await page.locator('.title-bar').innerText())?.[1])

/** Draws, moves, undoes and walks with real keys and pointer, and looks at what was saved. */
const drive = async (page: Page) => {
  await openShard(page, 'plates-07')
  await goTo(page, 30, 'PageDown')
  await page.waitForTimeout(500)
  const index = (await placeInShard(page)) - 1
  const last = async () => (await savedChanges(page, 'plates-07', index)).at(-1)
  const before = (await savedChanges(page, 'plates-07', index)).length
  await page.keyboard.press('2')
  await drag(page, [0.3, 0.3], [0.5, 0.6])
  expectThat((await last())?.cause === 'box.draw', 'a digit and a drag draw a box')
  expectThat((await last())?.after[0]?.classId === 'horse', 'of the class of the digit')
  await click(page, [0.6, 0.2])
  await click(page, [0.7, 0.4])
  expectThat((await savedChanges(page, 'plates-07', index)).length === before + 2, 'two clicks draw a box')
  await page.keyboard.press('p')
  await drawOutline(page, [
    [0.3, 0.7],
    [0.45, 0.7],
    [0.45, 0.85],
    [0.36, 0.9],
  ])
  expectThat((await last())?.after[0]?.kind === 'polygon', 'clicks and Enter draw a polygon')
  await page.keyboard.press('v')
  await click(page, [0.4, 0.45])
  await page.keyboard.press('Shift+ArrowRight')
  expectThat((await last())?.cause === 'shapes.nudge', 'arrows nudge what is selected')
  await page.keyboard.press('1')
  expectThat((await last())?.after[0]?.classId === 'cat', 'a digit relabels what is selected')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+Shift+z')
  expectThat((await last())?.cause === 'history.redo', 'undo and redo are saved')
  const count = (await savedChanges(page, 'plates-07', index)).length
  await page.keyboard.press('b')
  await page.mouse.move(...(await spotOn(page, [0.2, 0.2])))
  await page.mouse.down()
  await page.mouse.move(...(await spotOn(page, [0.25, 0.25])))
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expectThat((await savedChanges(page, 'plates-07', index)).length === count, 'Escape takes back what is being drawn')
  await page.keyboard.press('v')
  await click(page, [0.4, 0.75])
  await page.mouse.move(...(await spotOn(page, [0.4, 0.78])))
  await page.mouse.wheel(0, -300)
  await page.waitForTimeout(150)
}

/** Filters, gives the whole picture a class, finishes, and is asked why an item is skipped. */
const walk = async (page: Page) => {
  await openShard(page, 'plates-08')
  const first = await placeInShard(page)
  await page.keyboard.press('b')
  await drag(page, [0.3, 0.3], [0.5, 0.6])
  await drag(page, [0.55, 0.3], [0.7, 0.6])
  await page.keyboard.press('/')
  await page.keyboard.type('cat 2')
  expectThat((await page.locator('.object-row').count()) === 1, 'the filter leaves what matches')
  await page.keyboard.press('Escape')
  await page.locator('.object-row').first().click()
  await page.keyboard.press('Delete')
  expectThat((await page.locator('.object-row').count()) === 1, 'Delete removes what the list selected')
  await page.keyboard.press('Control+Enter')
  await page.waitForTimeout(400)
  expectThat((await placeInShard(page)) === first + 1, 'finishing goes on to the next open item')
  expectThat((await page.locator('.film-frame[data-state=finished]').count()) === 1, 'the film strip marks it')
  await page.keyboard.press('8')
  expectThat(
    (await page.locator('.item-class[aria-pressed=true]').count()) > 0,
    'a digit gives the whole image a class',
  )
  await page.keyboard.press('Control+ArrowRight')
  await page.getByText('Why is this item skipped?').waitFor()
  await page.waitForTimeout(250)
}

/** The lease ends while a box is drawn: the refusal comes by itself. */
const shutWhileDrawing = async (page: Page) => {
  await openShard(page, 'plates-07')
  await page.evaluate(() => {
    const { world } = (globalThis as unknown as { fakeStation: { world: { scenario: Record<string, unknown> } } })
      .fakeStation
    Object.assign(world.scenario['fail'] as object, { 'work.save': 'GRANT_EXPIRED' })
    Object.assign(world.scenario['refuse'] as object, { 'plates-07': 'GRANT_EXPIRED' })
  })
  await page.keyboard.press('b')
  await drag(page, [0.3, 0.3], [0.5, 0.6])
  await page.locator('.workbench').waitFor({ state: 'detached', timeout: 5_000 })
  expectThat(await page.getByText('plates-07').first().isVisible(), 'a shard that is shut goes to the refusal')
}

const plates = (act: (page: Page) => Promise<void>) => async (page: Page) => {
  await openShard(page, 'plates-07')
  await act(page)
}

const one = [[1440, 900]] as const

/** The workbench on pictures, with what a person does on them. */
export const shots: readonly Shot[] = [
  { name: 'workbench-image', act: plates(() => Promise.resolve()) },
  {
    name: 'workbench-drive',
    sizes: [
      [1440, 900],
      [1280, 800],
    ],
    act: drive,
  },
  { name: 'workbench-skip', sizes: one, act: walk },
  { name: 'workbench-text', act: (page) => openShard(page, 'congress-12') },
  { name: 'workbench-pair', act: (page) => openShard(page, 'pairs-03') },
  {
    name: 'workbench-crosshair',
    sizes: one,
    act: plates(async (page) => {
      await page.keyboard.press('p')
      for (const at of [
        [0.3, 0.4],
        [0.5, 0.3],
        [0.6, 0.5],
      ] as const)
        await click(page, at)
      await page.mouse.move(...(await spotOn(page, [0.5, 0.65])))
    }),
  },
  {
    name: 'workbench-unsaved',
    sizes: one,
    schemes: ['light'],
    scenario: { fail: { 'work.save': 'DISK_FULL' } },
    act: plates(async (page) => {
      await page.keyboard.press('b')
      await drag(page, [0.3, 0.3], [0.5, 0.6])
      await page.keyboard.press('PageDown')
      await page.waitForTimeout(400)
    }),
  },
  {
    name: 'workbench-erased',
    act: plates(async (page) => {
      await page.keyboard.press('Control+J')
      await page.locator('input:focus').waitFor()
      await page.keyboard.type('143')
      await page.keyboard.press('Enter')
      await page.getByRole('option', { name: 'Item 144, erased' }).click()
      await page.getByText('This item was erased on request').waitFor()
    }),
  },
  { name: 'workbench-shut', sizes: one, schemes: ['light'], act: shutWhileDrawing },
  {
    name: 'workbench-item-error',
    sizes: one,
    scenario: { fail: { 'work.item': 'ITEM_DAMAGED' } },
    act: (page) => openError(page),
  },
]

const openError = async (page: Page) => {
  await page.getByText('plates-07', { exact: true }).first().click()
  await page.locator('.item-error').waitFor()
}
