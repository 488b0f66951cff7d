import { copyFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { launchApp, type LaunchedApp } from '../../tests/e2e/support/launch.ts'
import { assignShards, importShard, openOffice, passphrase, type Office } from '../../tests/e2e/support/office.ts'
import { expect, press, type Step } from './world.ts'

const checkout = path.resolve(import.meta.dirname, '..', '..')

/** The photographs of the series, in the order in which they are met. */
const photographs = [
  'two-dogs',
  'dandelions',
  'dragonfly',
  'airplane-from-above',
  'bridge-cables',
  'dust-bowl-home',
  'fig-on-a-plate',
  'march-pastoral',
  'paint-brushes',
  'stream',
] as const

type Spot = readonly [x: number, y: number]

/** What the steps of the series work with. */
interface Stage {
  readonly page: Page
  /** Takes the next picture of the series, in both themes. */
  readonly show: (name: string) => Promise<void>
  /** A place of the picture's surface, in shares of its width and height. */
  readonly at: (spot: Spot) => Promise<Spot>
}

/** An office of its own with one shard of photographs, and the classes of the sample project. */
const makeOffice = async (data: string): Promise<Office> => {
  const office = await openOffice()
  const folder = path.join(office.root, 'plates')
  mkdirSync(folder)
  photographs.forEach((name, place) => {
    const file = `${String(place + 1).padStart(2, '0')}-${name}.jpg`
    copyFileSync(path.join(data, 'photographs', `${name}.jpg`), path.join(folder, file))
  })
  const ontology = path.join(checkout, 'scripts', 'sample-data', 'ontology.json')
  const words = ['--name', 'Plates and addresses', '--client', 'Halden Museum of Photography', '--ontology', ontology]
  const { projectId } = await office.cli<{ projectId: string }>('lead', 'project', 'create', ...words)
  const shardId = await importShard(office, projectId, folder)
  await assignShards(office, projectId, { shardIds: [shardId] })
  await office.cli('annotator', 'sync')
  return office
}

const stageOf = (page: Page, gallery: string): Stage => {
  let place = 0
  return {
    page,
    show: async (name) => {
      place += 1
      const file = `first-minutes-${String(place).padStart(2, '0')}-${name}`
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.waitForTimeout(400)
        // Photographs fill these pictures: as PNG the series would be larger than everything else here.
        const shot = { type: 'jpeg', quality: 84, animations: 'disabled' } as const
        await page.screenshot({ ...shot, path: path.join(gallery, `${file}-${colorScheme}.jpg`) })
      }
      await page.emulateMedia({ colorScheme: 'light' })
      await page.waitForTimeout(250)
    },
    at: async ([x, y]) => {
      const box = await page.locator('.image-surface').first().boundingBox()
      if (!box) throw new Error('no picture is shown')
      return [box.x + box.width * x, box.y + box.height * y]
    },
  }
}

const settle = async (page: Page): Promise<void> => {
  await page.locator('.image-surface[data-stage=ready]').waitFor()
  await page.waitForTimeout(600)
}

const drag = async ({ page, at }: Stage, path: readonly Spot[]): Promise<void> => {
  const [first, ...others] = path
  if (!first) return
  await page.mouse.move(...(await at(first)))
  await page.mouse.down()
  for (const spot of others) await page.mouse.move(...(await at(spot)), { steps: 5 })
  await page.mouse.up()
}

const click = async ({ page, at }: Stage, spots: readonly Spot[]): Promise<void> => {
  for (const spot of spots) {
    await page.mouse.move(...(await at(spot)))
    await page.mouse.click(...(await at(spot)))
  }
}

const unlock = async (page: Page): Promise<void> => {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor()
  await page.getByRole('button', { name: /^(Open|Continue) plates/ }).waitFor()
  await press(page, 'c')
  await settle(page)
}

/** Shapes by pointer, and what the project asks about them. */
const drawFirst = async (stage: Stage): Promise<void> => {
  const { page, show } = stage
  await show('open')
  await press(page, '1', 'b')
  await drag(stage, [
    [0.412, 0.235],
    [0.46, 0.33],
    [0.514, 0.42],
  ])
  await page.waitForTimeout(400)
  await show('first-box')
  await press(page, 'Escape', '1', 'p')
  await click(stage, [
    [0.505, 0.46],
    [0.535, 0.444],
    [0.562, 0.49],
    [0.574, 0.565],
    [0.556, 0.6],
    [0.548, 0.64],
    [0.514, 0.63],
  ])
  await page.mouse.move(...(await stage.at([0.49, 0.56])))
  await show('polygon')
  await press(page, 'Enter', 'Escape')
}

/** Hair and seeds are painted. */
const paintNext = async (stage: Stage): Promise<void> => {
  const { page, show } = stage
  await press(page, ']')
  await settle(page)
  await press(page, '2', 'm', ...Array.from({ length: 22 }, () => '.'))
  await drag(stage, [
    [0.22, 0.27],
    [0.3, 0.2],
    [0.37, 0.3],
    [0.24, 0.36],
    [0.36, 0.4],
    [0.26, 0.45],
    [0.33, 0.5],
  ])
  await show('brush')
  await press(page, 'v', '[')
  await settle(page)
}

/** What holds the item back, and the answer that lets it go. */
const answer = async (stage: Stage): Promise<void> => {
  const { page, show } = stage
  await press(page, 'Escape', 'v')
  await press(page, 'Control+Enter')
  await page.waitForTimeout(500)
  await show('missing')
  // Finishing led to the first question; its digits answer it, and F8 goes to the next.
  await press(page, '2', 'F8')
  await page.waitForTimeout(300)
  await press(page, '2')
  await page.waitForTimeout(300)
  await show('answers')
}

/** Looking closer, reading how, and finding a command. */
const lookAround = async (stage: Stage): Promise<void> => {
  const { page, show } = stage
  await press(page, 'Escape', 'Alt+b')
  const brightness = page.getByRole('slider', { name: 'Brightness' })
  await brightness.focus()
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')
  await show('adjust')
  await press(page, 'Escape')
  await page.getByRole('button', { name: 'Show the picture as it is' }).click()
  await press(page, 'i')
  await show('guidelines')
  await press(page, 'i', 'Control+k')
  await page
    .getByRole('dialog')
    .getByRole('textbox')
    .or(page.getByRole('dialog').getByRole('combobox'))
    .first()
    .waitFor()
  await page.waitForTimeout(400)
  await page.keyboard.type('brush')
  await page.waitForTimeout(300)
  await show('palette')
  await press(page, 'Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await press(page, '?')
  await page.waitForTimeout(400)
  await show('shortcuts')
  await press(page, 'Escape')
  await page.waitForTimeout(400)
}

/** A question to the lead, an item that is skipped, and the way to the next one. */
const goOn = async (stage: Stage): Promise<void> => {
  const { page, show } = stage
  await press(page, 'Shift+c')
  await page.keyboard.type('Does the shadow of the ear belong to the dog?')
  await page.getByRole('button', { name: 'Pin to a place' }).click()
  await page.mouse.click(...(await stage.at([0.47, 0.28])))
  await press(page, 'Control+Enter')
  await page.getByRole('button', { name: /^Comment 1/ }).click()
  await show('comment')
  await press(page, ']', ']')
  await settle(page)
  await press(page, 'Alt+f', 'Control+ArrowRight')
  await page.getByRole('radiogroup', { name: 'Reason' }).waitFor()
  await press(page, '2')
  await show('skip')
  await press(page, 'Control+Enter')
  await page.getByRole('radiogroup', { name: 'Reason' }).waitFor({ state: 'hidden' })
  await settle(page)
  await press(page, '2', 'b')
  await drag(stage, [
    [0.35, 0.3],
    [0.5, 0.5],
    [0.6, 0.7],
  ])
  await press(page, 'Control+Enter')
  await page.waitForTimeout(300)
  await settle(page)
  await show('next')
  await press(page, 'Control+f')
  await page.getByRole('checkbox', { name: 'To do' }).check()
  await show('filter')
}

/** A person's first minutes in the image workbench, as pictures for the documentation; nothing without a gallery. */
export const firstMinutes: Step = {
  name: 'first-minutes',
  run: async ({ gallery, data }) => {
    if (gallery === null) return
    const office = await makeOffice(data)
    const size = { width: 1440, height: 900 }
    const app: LaunchedApp = await launchApp({ homeDir: office.homes.annotator, size, colorScheme: 'light' })
    try {
      app.page.setDefaultTimeout(30_000)
      await unlock(app.page)
      const stage = stageOf(app.page, gallery)
      for (const part of [drawFirst, paintNext, answer, lookAround, goOn]) await part(stage)
      expect((await app.page.locator('.film-frame').count()) > 0, 'the film strip is empty')
    } finally {
      await app.close()
      office.dispose()
    }
  },
}
