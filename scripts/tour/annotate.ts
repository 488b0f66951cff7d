import type { Page } from 'playwright-core'
import { labelsAfter } from '../../src/shared/changes/apply.ts'
import type { OpenedItem, OpenedShard } from '../../src/shared/ipc/work.ts'
import { askFor, expect, kill, open, passphrase, picture, press, type Step, type World } from './world.ts'

type Opened = { outcome: 'opened'; shard: OpenedShard } | { outcome: 'refused' }

const readShard = async (world: World): Promise<OpenedShard> => {
  const opened = await askFor<Opened>(world, 'annotator', ['work', 'open', { shardId: world.facts.get('shard') }])
  if (opened.outcome !== 'opened') throw new Error('the shard stays shut')
  return opened.shard
}

const readItem = (world: World, index: number): Promise<OpenedItem> =>
  askFor<OpenedItem>(world, 'annotator', ['work', 'item', { shardId: world.facts.get('shard'), index }])

const countLabels = async (world: World, index: number): Promise<number> =>
  labelsAfter((await readItem(world, index)).changes).size

/** Waits until the station has every change of the open item. */
const saved = async (page: Page): Promise<void> => {
  await page.locator('[data-unsaved="0"]').waitFor()
}

export const unlock = async (page: Page): Promise<void> => {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: /^Unlock/ }).click()
  await page.getByRole('heading', { name: 'Work', exact: true }).waitFor()
}

/** The assignment arrives and the shard opens on this device. */
export const openShard: Step = {
  name: 'open',
  run: async (world) => {
    const { page } = await open(world, 'annotator')
    await press(page, 'F5')
    await page.getByRole('button', { name: /^(Open|Continue) plates/ }).waitFor()
    await picture(world, 'annotator', 'work')
    await press(page, 'c')
    await page.getByRole('listbox', { name: 'Items of this shard' }).waitFor()
    await picture(world, 'annotator', 'opened')
  },
}

/** Goes to an item by its number, and waits until it is the one that is shown. */
const goTo = async (page: Page, index: number): Promise<void> => {
  const number = String(index + 1)
  await press(page, 'Control+j')
  await page.getByRole('combobox', { name: 'Number or key' }).fill(`#${number}`)
  await press(page, 'Enter')
  await page.getByText(new RegExp(`^${number} of \\d+$`)).waitFor()
  await page.locator('.context-bar button:not([disabled])', { hasText: /^(Finish item|Next item)/ }).waitFor()
}

const drag = async (page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> => {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 })
  await page.mouse.move(...to, { steps: 4 })
  await page.mouse.up()
}

/** The picture on the canvas, as a place on the page that shares measure the way along. */
const placeIn = async (page: Page): Promise<(x: number, y: number) => readonly [number, number]> => {
  const box = await page.locator('.image-surface').first().boundingBox()
  if (!box) throw new Error('no picture is shown')
  return (x, y) => [box.x + box.width * x, box.y + box.height * y]
}

const labelImage = async (world: World, index: number): Promise<void> => {
  const { page } = await open(world, 'annotator')
  await goTo(page, index)
  const place = await placeIn(page)
  await page.waitForTimeout(700)
  await press(page, '3', 'b')
  await drag(page, place(0.38, 0.38), place(0.55, 0.6))
  await press(page, 'Escape', '3', 'p')
  for (const [x, y] of [
    [0.58, 0.36],
    [0.66, 0.42],
    [0.64, 0.58],
    [0.57, 0.52],
  ] as const)
    await page.mouse.click(...place(x, y))
  await press(page, 'Enter', 'Escape')
  await page.getByRole('button', { name: 'Worth keeping' }).last().click()
  await saved(page)
  expect((await countLabels(world, index)) === 3, 'box, polygon and class were not all saved')
  await press(page, 'Control+z')
  await saved(page)
  expect((await countLabels(world, index)) === 2, 'undo did not take the last label back')
  await press(page, 'Control+Shift+z')
  await saved(page)
  expect((await countLabels(world, index)) === 3, 'redo did not bring it again')
  await picture(world, 'annotator', 'image-workbench')
}

/** Where to point for a word worth marking: an institution when the text on screen names one, else its first word. */
const wordIn = async (page: Page): Promise<readonly [number, number]> => {
  const lines = page.locator('.cm-line').filter({ hasText: /\S/ })
  const found = await lines.evaluateAll((all) => {
    for (const wanted of [/Senate|Congress|Parliament/, /[\p{L}\p{N}]+/u])
      for (const line of all) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const match = wanted.exec(node.textContent ?? '')
          if (!match) continue
          const range = document.createRange()
          range.setStart(node, match.index)
          range.setEnd(node, match.index + match[0].length)
          const box = range.getClientRects()[0]
          if (box && box.top > 0 && box.bottom < innerHeight - 160)
            return [box.left + box.width / 2, box.top + box.height / 2] as const
        }
      }
    return null
  })
  if (!found) throw new Error('no word is shown')
  return found
}

const labelText = async (world: World, index: number): Promise<void> => {
  const { page } = await open(world, 'annotator')
  await goTo(page, index)
  await page.locator('.cm-line').first().waitFor()
  await page.mouse.dblclick(...(await wordIn(page)))
  await press(page, '6')
  await saved(page)
  const before = await countLabels(world, index)
  expect(before >= 1, 'the marked words got no label')
  await page.getByRole('button', { name: 'Worth keeping' }).last().click()
  await saved(page)
  expect((await countLabels(world, index)) === before + 1, 'the whole text got no class')
  await picture(world, 'annotator', 'text-workbench')
}

/** Ends the app by SIGKILL and opens it again: what was shown as saved is there, and can still be undone. */
const surviveKill = async (world: World, index: number): Promise<void> => {
  const before = await countLabels(world, index)
  await kill(world, 'annotator')
  const { page } = await open(world, 'annotator')
  await picture(world, 'annotator', 'locked')
  await unlock(page)
  const item = await readItem(world, index)
  expect(labelsAfter(item.changes).size === before, 'labels that were shown as saved are gone')
  await press(page, 'c')
  await page.getByRole('listbox', { name: 'Items of this shard' }).waitFor()
}

/** Real labels by pointer and keyboard on pictures, texts and both together. */
export const annotate: Step = {
  name: 'annotate',
  run: async (world) => {
    const { items } = await readShard(world)
    const of = (kind: string) => items.filter((item) => item.kind === kind).map((item) => item.index)
    const images = [...of('image'), ...of('image-text')]
    const texts = of('text')
    const done: number[] = []
    world.facts.set('texts', String(items.filter((item) => item.kind !== 'image').length))
    if (images[0] !== undefined) done.push(images[0])
    if (texts[0] !== undefined) done.push(texts[0])
    if (images[0] !== undefined) await labelImage(world, images[0])
    if (texts[0] !== undefined) await labelText(world, texts[0])
    const pair = of('image-text')[0]
    if (pair !== undefined) {
      const { page } = await open(world, 'annotator')
      await goTo(page, pair)
      await page.waitForTimeout(700)
      await picture(world, 'annotator', 'image-and-text')
    }
    if (done[0] !== undefined) await surviveKill(world, done[0])
    world.facts.set('labelled', done.join(','))
  },
}

export const labelled = (world: World): number[] =>
  (world.facts.get('labelled') ?? '').split(',').filter(Boolean).map(Number)

/** Finishes the open item by its key and waits until the station has it. */
export const finishItem = async (world: World, index: number): Promise<void> => {
  const { page } = await open(world, 'annotator')
  const ready = page.locator('.context-bar button:not([disabled])', { hasText: /^(Finish item|Next item)/ })
  await ready.waitFor()
  await press(page, 'Control+Enter')
  for (let wait = 0; wait < 100; wait++) {
    if ((await readItem(world, index)).state === 'finished') return
    await page.waitForTimeout(100)
  }
  throw new Error('the item was not finished by its key')
}

/** Goes home and hands over what is finished. */
export const deliver = async (world: World, before: () => Promise<void> = () => Promise.resolve()): Promise<void> => {
  const { page } = await open(world, 'annotator')
  await press(page, 'g', 'w')
  await page.getByRole('button', { name: /^Deliver \d/ }).waitFor()
  await before()
  await press(page, 'd')
  await page.getByRole('button', { name: /^All delivered/ }).waitFor()
}

/** Finished items are sealed to the lead and handed over. */
export const submit: Step = {
  name: 'submit',
  run: async (world) => {
    const { page } = await open(world, 'annotator')
    for (const index of labelled(world)) {
      await goTo(page, index)
      await finishItem(world, index)
    }
    await deliver(world, () => picture(world, 'annotator', 'to-deliver'))
  },
}
